"""Odd things to send, a form ready to be spoilt, and what came of it."""

from collections.abc import Iterator
from typing import Any

from httpx import Response

from tests.browser import Browser, Page, filled
from tests.web.sending import Sending

ODD_BYTES = ["%00", "%FF%FE", "%ED%A0%80", "%C0%AF", "a%00b", "%E2%80%AE", "%F0%9F%A6%86", "%0D%0A", "%", "%zz"]
"""As they stand in an address or a body: NUL, no UTF-8, half of a pair, a slash in disguise, right to left …"""

HEEDLESS = (
    "/sign-out",
    "/demo/session",
    "/{area:str}/concerns/drafts/{draft_id:uuid}/deletion",
    "/{area:str}/tables/{draft_id:uuid}/removal",
    "/{area:str}/tables/{draft_id:uuid}/recording",
    "/links/{token:str}/renewal",
    "/account/passkeys/{passkey_id:uuid}/removal",
    "/account/sessions/{session_id:uuid}/end",
    "/account/sessions/end",
    "/confirm",
    "/confirm/mail",
)
"""Forms that do what they do whatever is sent with their token."""


class Filled:
    """A right form on its page, ready to be spoilt."""

    def __init__(self, one: Sending, browser: Browser) -> None:
        self.to, self.browser = one.to, browser
        self.page = one.opened_by(browser)
        self.address = self.page.form(one.to)["action"]
        self.fields = filled(self.page, one.to, dict(one.typed))
        self.typed = sorted(set(one.typed) | {name for name in self.fields if name not in ("token", "command_id", "seen")})

    def sent(self, fields: dict[str, str], **options: Any) -> Page:
        return self.answered(self.browser.raw("POST", self.address, data=fields, **options))

    def sent_raw(self, body: str | bytes | Iterator[bytes], kind: str = "application/x-www-form-urlencoded") -> Page:
        return self.answered(self.browser.raw("POST", self.address, content=body, headers={"Content-Type": kind}))

    def answered(self, response: Response) -> Page:
        return answered(self.browser, response)


def answered(browser: Browser, response: Response) -> Page:
    """The page that came, held to the house rules."""
    assert response.status_code < 500, f"{response.request.method} {str(response.request.url)[:300]}"
    return browser._page(response, response.status_code, piece=response.is_success and "HX-Target" in response.request.headers)


def kept(form: Filled, page: Page) -> dict[str, str]:
    """What stands in the boxes that one types into, if the form is still there."""
    boxes = boxes_of(form.page) & set(form.typed)
    assert page.offers(form.to) or not boxes
    return {name: page.typed(form.to)[name] for name in form.typed if name in boxes}


def status(page: Page) -> int:
    assert page.response is not None
    return page.response.status_code


def boxes_of(page: Page) -> set[str]:
    """The fields that one types into."""
    typing = ("text", "email", "number", "search", "tel")
    return {
        one["name"]
        for one in page.controls
        if one["tag"] == "textarea" or (one["tag"] == "input" and one.get("type", "text") in typing)
    }

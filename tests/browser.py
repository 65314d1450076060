"""A visitor with cookies of their own who looks hard at every page they get."""

import re
from html.parser import HTMLParser
from typing import Any

from httpx import Cookies, Response
from litestar.testing import TestClient

from tests.authenticator import Device

HOST = "testserver.local"
DEVICE = Device()
"""Whoever sits at the browser has this in their pocket."""
BARE_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
UNFILLED = re.compile(r"\{\w+\}|&(amp|lt|gt|quot|#39|#34);|\bNone\b(?! (?:has|left|yet)\b)")
MAILBOX = "/demo/mailbox"  # shows what others typed, whatever that was
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path", "rect"}
ON_EVERY_ANSWER = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Page(HTMLParser):
    """What a page says and what one can send from it."""

    def __init__(self, html: str, response: Response | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.response = html, response
        self.headings, self.title, self.text = [], "", ""
        self.forms: list[dict[str, Any]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.controls: list[dict[str, str]] = []
        self.inside: list[str] = []
        self.styled: list[str] = []
        self.feed(html)

    @property
    def path(self) -> str:
        assert self.response is not None
        return self.response.url.path

    @property
    def words(self) -> str:
        """Its text with every run of white space as one space."""
        return " ".join(self.text.split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag not in VOID:
            self.inside.append(tag)
        if "style" in found:
            self.styled.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "h1":
            self.headings.append("")
        elif tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag == "label":
            self.labels.add(found.get("for", ""))
        elif tag == "form":
            self.forms.append(
                {
                    "action": found.get("action", ""),
                    "method": found.get("method", "get"),
                    "fields": {},
                    "choices": {},
                    "passkey": (found.get("data-passkey", ""), found.get("data-asks", "")),
                }
            )
        elif tag in ("input", "select", "textarea"):
            self._control(tag, found)
        elif tag == "option" and self.forms and self.select:
            self.forms[-1]["choices"].setdefault(self.select, []).append(found.get("value", ""))
            if "selected" in found:
                self.forms[-1]["fields"][self.select] = found.get("value", "")

    select = ""
    area = ""

    def _control(self, tag: str, found: dict[str, str]) -> None:
        name, kind = found.get("name", ""), found.get("type", "text")
        if kind != "hidden":
            self.controls.append(found | {"tag": tag})
        if not self.forms or not name:
            return
        fields = self.forms[-1]["fields"]
        if tag == "select":
            self.select = name
            fields.setdefault(name, "")
        elif tag == "textarea":
            self.area = name
            fields[name] = ""
        elif kind in ("radio", "checkbox"):
            self.forms[-1]["choices"].setdefault(name, []).append(found.get("value", ""))
            if "checked" in found:
                fields[name] = found.get("value", "")
        else:
            fields[name] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        if tag == "textarea":
            self.area = ""
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] in ("script", "style"):
            return
        if "title" in self.inside:
            self.title += data
        elif "h1" in self.inside:
            self.headings[-1] += data
        if self.area:
            self.forms[-1]["fields"][self.area] += data
        self.text += data + " "

    def form(self, action: str) -> dict[str, Any]:
        """The form that posts there. The last one wins where a page has two."""
        found = [form for form in self.forms if form["action"].endswith(action)]
        assert found, f"no form to {action} among {[form['action'] for form in self.forms]}"
        return found[-1]

    def typed(self, action: str) -> dict[str, str]:
        """What stands in the fields of that form."""
        fields: dict[str, str] = self.form(action)["fields"]
        return fields

    def offers(self, action: str) -> bool:
        """Whether there is a form, or a link, that leads there."""
        return any(one.endswith(action) for one in [*self.links, *(form["action"] for form in self.forms)])


class Browser:
    """`get` and `send` follow redirects as a browser does, and hold every page to the house rules."""

    typed = ""
    """What people have typed and looks like words of ours that were not filled in."""

    def __init__(self, client: TestClient, session: str = "") -> None:
        self.client, self.cookies = client, Cookies()
        if session:
            self.cookies.set("oc", session, domain=HOST, path="/")

    def get(self, path: str, status: int = 200, **options: Any) -> Page:
        return self._page(self.raw("GET", path, **options), status, piece="HX-Target" in options.get("headers", {}))

    def send(self, page: Page, action: str, status: int = 200, **values: str | None) -> Page:
        """Fills the page's form in and sends it, hidden fields and all; None leaves a field out."""
        return self._page(self.raw("POST", page.form(action)["action"], data=filled(page, action, values)), status)

    def post(self, path: str, status: int, data: dict[str, str]) -> Page:
        return self._page(self.raw("POST", path, data=data), status)

    def raw(self, method: str, path: str, **options: Any) -> Response:
        """One request, with these cookies and no others; nothing is looked at."""
        self.client.cookies = self.cookies
        response = self.client.request(method, path, **options)
        self.cookies = Cookies(self.client.cookies)
        return response

    def _page(self, response: Response, status: int, *, piece: bool = False) -> Page:
        assert response.status_code == status, (
            f"{response.request.method} {response.request.url}: {response.status_code}\n{_words(response.text)[:1500]}"
        )
        page = Page(response.text, response)
        if response.headers.get("content-type", "").startswith("text/html") and status != 304:
            check_piece(page) if piece else check_page(page, response, self.typed)
        return page


def filled(page: Page, action: str, values: dict[str, str | None]) -> dict[str, str]:
    """Where a passkey is asked for, a device answers, as its browser lets it do."""
    does, asks = page.form(action)["passkey"]
    answered = {"credential": DEVICE.answers(does, asks)} if does and "credential" not in values else {}
    fields = page.typed(action) | answered | {name.replace("__", "-"): value for name, value in values.items()}
    return {name: value for name, value in fields.items() if value is not None}


def check_page(page: Page, response: Response, typed: str) -> None:
    assert len(page.headings) == 1, f"{len(page.headings)} h1 on {response.url}"
    assert page.title.strip(), "no title"
    assert not [one for one in page.ids if page.ids.count(one) > 1], (
        f"an id comes twice: {[one for one in page.ids if page.ids.count(one) > 1]}"
    )
    assert response.url.path == MAILBOX or not BARE_ID.search(page.text), f"a bare id in the text of {response.url}"
    unfilled = {one[0] for one in UNFILLED.finditer(page.text)} - {one[0] for one in UNFILLED.finditer(typed)}
    assert not unfilled, f"{unfilled} in the text of {response.url}"
    assert "nonce-" in response.headers["content-security-policy"]
    assert {name: response.headers.get(name) for name in ON_EVERY_ANSWER} == ON_EVERY_ANSWER
    assert response.headers.get("cache-control") in ("no-store", "private, no-cache")
    assert 'lang="en"' in page.html
    for link in page.links:
        assert not link.startswith("#") or link[1:] in page.ids, f"{link} leads nowhere on {response.url}"
    for form in page.forms:
        assert form["method"] != "post" or form["fields"].get("token"), f"a form without a token: {form['action']}"
        assert form["action"].startswith("/"), "a form without an address of its own"
    for control in page.controls:
        assert control.get("aria-label") or control.get("id") in page.labels, f"no label for {control} on {response.url}"
    assert not page.styled, f"a style attribute, which the policy forbids, on {page.styled}"
    assert "<script>" not in page.html, "a script without a nonce"


def check_piece(page: Page) -> None:
    assert "<html" not in page.html, "a piece that is a whole page"


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))

"""A form that somebody sends."""

from collections.abc import Callable

from msgspec import Struct

from tests.browser import Browser, Page


class Sending(Struct, frozen=True):
    """A form that is right: who sends it, on which page it is, where it goes and what they type."""

    who: str
    page: str
    to: str
    typed: dict[str, str] = {}
    before: Callable[[Browser], Page | None] = lambda _browser: None
    """What they do first, so that the page is there; or that brings the page."""

    def opened_by(self, browser: Browser) -> Page:
        return self.before(browser) or browser.get(self.page, 404 if self.to == "/renewal" else 200)

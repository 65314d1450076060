"""A form that somebody sends."""

from collections.abc import Callable

from msgspec import Struct

from tests.browser import Browser, Page
from tests.web.furnished import Things


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


def day(field: str, things: Things, ago: int) -> dict[str, str]:
    when = things.area.narrator.day(ago)
    return {f"{field}-day": str(when.day), f"{field}-month": str(when.month), f"{field}-year": str(when.year)}

"""Coming in by a mailbox that two people share."""

from uuid import UUID

from tests.browser import Browser, Page
from tests.given import TestArea
from tests.web.getting_in import asks_for_code, code_for, forget_tries


def proves(browser: Browser, area: TestArea, who: str) -> Page:
    """Asks for a code and types it."""
    made = area.narrator.made
    forget_tries(made)
    page = asks_for_code(browser, area.addresses[who])
    return browser.send(page, "/sign-in/code", code=code_for(made, area.addresses[who]))


def comes_in_as(browser: Browser, area: TestArea, who: str, login: UUID) -> Browser:
    browser.send(proves(browser, area, who), "/sign-in/who", who=str(login))
    return browser

"""Whether somebody is signed in, and how a mailed link lets them in."""

from tests.browser import Browser


def is_in(browser: Browser) -> bool:
    return browser.raw("GET", "/duties", follow_redirects=False).status_code == 200


def enter_by_link(browser: Browser, link: str) -> str:
    """The new session's id."""
    page = browser.get(link)
    if page.path == link:
        browser.raw("POST", link, data=page.typed(link), follow_redirects=False)
    return browser.cookies["oc"]

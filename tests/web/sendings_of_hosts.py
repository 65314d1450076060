"""The forms by which areas begin, stand still and change hands."""

from collections.abc import Callable

from tests.browser import Browser, Page
from tests.web.furnished import Things
from tests.web.pictured import wears
from tests.web.sending import Sending
from tests.web.setting_up import answered, opened

OF_HOSTS: dict[str, Callable[[Things], Sending]] = {
    "/hosts/{host:str}/areas": lambda t: Sending(
        "host",
        f"{t.area.host_page}/areas/new",
        "/areas",
        {"name": f"New {t.slug}", "lead_name": "Ada", "lead_address": f"ada@{t.area.family}"},
    ),
    "/hosts/{host:str}/areas/{slug:str}/administrators": lambda t: Sending(
        "other host", f"{t.area.host_page}/areas/{t.slug}", "/administrators"
    ),
    "/{area:str}/suspension": lambda t: Sending(
        "host", f"/{t.slug}/suspension", "/suspension", {"why": "Nobody can be reached."}, before=_resumed(t)
    ),
    "/{area:str}/suspension/end": lambda t: Sending("host", f"/{t.slug}/suspension", "/suspension/end", before=_suspended(t)),
    "/{area:str}/settings": lambda t: Sending("lead", f"/{t.slug}/settings", "/settings", {"colour": "#1d3f72"}),
    "/{area:str}/settings/logo": lambda t: Sending(
        "lead",
        f"/{t.slug}/settings/logo",
        "/settings/logo",
        {"says": "other", "alt": "A bridge over the Wren"},
        before=_with_a_logo(t),
    ),
    "/{area:str}/settings/logo/removal": lambda t: Sending(
        "lead", f"/{t.slug}/settings/logo", "/settings/logo/removal", before=_with_a_logo(t)
    ),
    "/{area:str}/set-up/{step:str}": lambda t: Sending(
        "host", "", "/check", before=lambda host: answered(host, opened(host, t.area))
    ),
    "/{area:str}/question": lambda t: Sending(
        "contact", f"/{t.slug}/question?page=concerns", "/question", {"words": "How do I add a body?"}
    ),
    "/{area:str}/host": lambda t: Sending(
        "chair",
        f"/{t.slug}/host",
        "/host",
        {"host": str(t.area.asked_host()), "why": "Ours closes in spring."},
        before=_no_host_asked(t),
    ),
    "/{area:str}/host/withdrawal": lambda t: Sending("chair", f"/{t.slug}/host", "/withdrawal", before=_another_host_asked(t)),
    "/hosts/{host:str}/offers/{slug:str}": lambda t: Sending(
        "host", f"{t.area.host_page}/offers/{t.offered.slug}", t.offered.slug, {"answer": "accept"}
    ),
    "/try-out": lambda _t: Sending("chair", "/try-out", "/try-out", {"name": "Miriam Castell"}),
}


def _suspended(things: Things) -> Callable[[Browser], Page | None]:
    def before(browser: Browser) -> Page | None:
        form = browser.get(f"/{things.slug}/suspension")
        if form.offers("/suspension"):
            browser.send(form, "/suspension", why="Nobody can be reached.")
        return browser.get(f"/{things.slug}/suspension")

    return before


def _resumed(things: Things) -> Callable[[Browser], Page | None]:
    """It may be suspended from another form's beginning."""

    def before(browser: Browser) -> Page | None:
        form = browser.get(f"/{things.slug}/suspension")
        if form.offers("/suspension/end"):
            browser.send(form, "/suspension/end")
        return browser.get(f"/{things.slug}/suspension")

    return before


def _with_a_logo(things: Things) -> Callable[[Browser], Page | None]:
    """It may have been removed by another form."""

    def before(browser: Browser) -> Page | None:
        if not browser.get(f"/{things.slug}/settings/logo").offers("/settings/logo/removal"):
            wears(things.area)
        return browser.get(f"/{things.slug}/settings/logo")

    return before


def _another_host_asked(things: Things) -> Callable[[Browser], Page | None]:
    def before(browser: Browser) -> Page | None:
        form = browser.get(f"/{things.slug}/host")
        if form.offers("/host/withdrawal"):
            return form
        return browser.send(form, "/host", host=str(things.area.asked_host()), why="Ours closes in spring.")

    return before


def _no_host_asked(things: Things) -> Callable[[Browser], Page | None]:
    def before(browser: Browser) -> Page | None:
        form = browser.get(f"/{things.slug}/host")
        if form.offers("/host/withdrawal"):
            browser.send(form, "/host/withdrawal")
        return browser.get(f"/{things.slug}/host")

    return before

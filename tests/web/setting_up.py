"""An area that was opened and is not set up yet, and what somebody answers there."""

from uuid import uuid4

from tests.browser import Browser, Page
from tests.given import TestArea

ANSWERS: dict[str, dict[str, str]] = {
    "names": {"name": "Eskmoor District", "instrument": "Accord"},
    "places": {"places": "E08000027 Eskmoor\nthe parish of Mill Lane"},
    "handling": {"handling": "panel"},
    "times": {"consultation": "70", "champion_term": "18", "nomination": "15"},
    "text": {"start": "model"},
    "colour": {"colour": "#1d3f72"},
    "people": {"lead_name": "Ada Grey", "lead_address": "ada.grey@eskmoor.example"},
}


def opened(host: Browser, area: TestArea, **lead: str) -> str:
    """A new one by that area's host; its web address."""
    form = host.get(f"{area.host_page}/areas/new")
    return host.send(form, "/areas", name=f"New {uuid4().hex[:8]}", **lead).path.rpartition("/")[2]


def answered(browser: Browser, slug: str, **instead: dict[str, str]) -> Page:
    """Every step but the last, which it returns."""
    page = browser.get(f"/{slug}/set-up/names")
    for step, answers in ANSWERS.items():
        page = browser.send(page, f"/set-up/{step}", **(answers | instead.get(step, {})))
    return page

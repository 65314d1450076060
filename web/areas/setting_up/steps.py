"""The steps, few questions each; every one has an answer already that will do."""

from typing import Any

from domain.shared.errors import NotFound
from domain.shared.policy import gives
from domain.shared.rules import Clock
from services.areas import register as areas
from services.areas import templates
from web.areas.setting_up.questions import (
    HANDLINGS,
    HARBOUR,
    INVITABLE,
    MODEL,
    Colour,
    Handling,
    Names,
    People,
    Places,
    Start,
    Times,
)
from web.shared.forms import PageForm, Typed
from web.shared.visit import Visit

STEPS = ("names", "places", "handling", "times", "text", "colour", "people", "check")


async def form_for(visit: Visit, step: str, values: dict[str, str]) -> PageForm:
    """With what was typed so far, or an answer that will do."""
    typed = Typed(values.items())
    match step:
        case "names":
            names = Names(typed) if "name" in values else Names(name=visit.area.name, instrument=visit.area.instrument)
            names.checks = [names.named]
            return names
        case "places":
            places = Places(typed)
            places.checks = [places.few]
            return places
        case "handling":
            return Handling(typed) if "handling" in values else Handling(handling=HANDLINGS[0][0])
        case "times":
            times = Times(typed) if "consultation" in values else Times(None, **await _usual(visit))
            times.checks = [times.possible]
            return times
        case "text":
            start = Start(typed) if "start" in values else Start(start=MODEL)
            start.checks = [start.readable]
            return start
        case "colour":
            colour = Colour(typed) if "colour" in values else Colour(colour=HARBOUR)
            colour.checks = [colour.can_be_read]
            return colour
        case "people":
            return _people(visit, typed)
        case "check":
            return PageForm()
    raise NotFound


async def _usual(visit: Visit) -> dict[str, int]:
    """As the area was opened."""
    found = {clock: await areas.clock(visit.page, clock) for clock in Clock}
    return {clock.replace("-", "_"): period.length for clock, period in found.items() if period}


def _people(visit: Visit, typed: Typed) -> People:
    """Whom this viewer may invite."""
    people, given = People(typed), gives(visit.page.viewer.actor)
    for role, who in INVITABLE.items():
        if role not in given:
            del people[f"{who}_name"]
            del people[f"{who}_address"]
    people.checks = [people.whole]
    return people


def stages(handling: str) -> Any:
    """Of one way to handle concerns, to be shown beside it."""
    return templates.load(handling).stages

"""An area's settings after it was set up: what it and its agreement are called, what it covers, its colour; and ways to the rest."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency

from domain.areas import HOUSE, places_of
from domain.shared.events import N_
from services.areas import register as areas
from services.areas.setting_up import change_settings
from web.areas.setting_up.questions import COLOURS, INSTRUMENTS, OTHER, Colour, Names, Places
from web.compacts.clocks import NAMES
from web.shared.forms import PageForm
from web.shared.visit import Visit

PARTS = {"called": ("name", "instrument", "other_instrument"), "places": ("places",), "colour": ("colour", "own_colour")}
"""Which fields make each setting."""
WAS = "was_{}"
"""What a field held when the page was opened: whoever leaves it takes nobody else's change back."""


class Choices(Names, Places, Colour):
    def __init__(self, *typed: Any, **values: Any) -> None:
        super().__init__(*typed, **values)
        self.checks = [self.named, self.few, self.can_be_read]


class Settings(Controller):
    path = "/{area:str}/settings"

    @get("/", policy="area.set-up")
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        now = await _now(visit)
        if now is None:
            return visit.go(f"{visit.base}/set-up")
        return await _page(visit, Choices(**now), now)

    @post("/", policy="area.set-up")
    async def change(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, typed = Choices(visit.typed), visit.typed
        was = {name: typed.get(WAS.format(name)) for names in PARTS.values() for name in names}

        def decide(journal: Any) -> None:
            changed = {part for part, names in PARTS.items() if any(str(form[name].data or "") != was[name] for name in names)}
            change_settings(
                journal,
                called=(form.name.data, form.called) if "called" in changed else None,
                places=places_of(form.places.data) if "places" in changed else None,
                colour=(form.chosen or HOUSE) if "colour" in changed else None,
            )

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/settings", N_("Kept. What you changed shows from now on, and is in the timeline."))
        return await _page(visit, form, was)


async def _now(visit: Visit) -> dict[str, str] | None:
    """As the fields have it; None for an area that is not set up."""
    about, area = await areas.about(visit.page), visit.area
    if about is None or not about.set_up:
        return None
    usual, colour = area.instrument in dict(INSTRUMENTS), area.colour or HOUSE
    offered = colour in dict(COLOURS)
    return {
        "name": area.name,
        "instrument": area.instrument if usual else OTHER,
        "other_instrument": "" if usual else area.instrument,
        "places": "\n".join(f"{place.code} {place.name}".strip() for place in about.places),
        "colour": colour if offered else OTHER,
        "own_colour": "" if offered else colour,
    }


async def _page(visit: Visit, form: PageForm, was: dict[str, str]) -> Response[Any]:
    kept = [(WAS.format(name), value) for name, value in was.items()]
    clocks = [(clock, NAMES[clock]) for clock in await areas.clocks(visit.page)]
    return visit.show("areas/settings.html", form=form, was=kept, clocks=clocks)

"""Setting an area up, once: what it is called, what it covers, its times, how it handles concerns, its colour."""

import re
from collections.abc import Mapping

from domain.areas.colours import legible
from domain.areas.deciding import set_clock
from domain.areas.events import AreaNamed, AreaSetUp, ColourChosen, Place, PlacesNamed, ProcedureAdopted
from domain.areas.state import Area
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.rules import Clock, Period, Procedure, Stage

LONGEST_NAME, LONGEST_INSTRUMENT, MOST_PLACES = 120, 40, 50
CODE = re.compile(r"([A-Z][0-9]{8})\s+")


def set_up(
    state: Area,
    *,
    name: str,
    instrument: str,
    places: tuple[Place, ...],
    lengths: Mapping[Clock, int],
    stages: tuple[Stage, ...],
    raisers: tuple[Role, ...],
    colour: str | None,
) -> list[Event]:
    not_yet(state)
    _few(places)
    procedure = Procedure(len(state.procedures) + 1, stages, raisers)
    same = (state.procedure.stages, state.procedure.raisers) == (stages, raisers)
    return [
        *call(state, name=name, instrument=instrument),
        PlacesNamed(places=places),
        *(one for clock, length in lengths.items() for one in set_clock(state, clock, Period(length, state.clocks[clock].unit))),
        *([] if same else [ProcedureAdopted(procedure=procedure)]),
        *([ColourChosen(colour=legible(colour))] if colour else []),
        AreaSetUp(),
    ]


def call(state: Area, *, name: str, instrument: str) -> list[Event]:
    """Its web address stays as it is."""
    called = AreaNamed(name=_short(name, LONGEST_NAME, "name"), instrument=_short(instrument, LONGEST_INSTRUMENT, "instrument"))
    return [] if (called.name, called.instrument) == (state.name, state.instrument) else [called]


def cover(state: Area, places: tuple[Place, ...]) -> list[Event]:
    _few(places)
    return [] if places == state.places else [PlacesNamed(places=places)]


def wear(state: Area, colour: str) -> list[Event]:
    return [] if legible(colour) == state.colour else [ColourChosen(colour=legible(colour))]


def set_up_before(state: Area) -> None:
    if not state.set_up:
        raise Refused(N_("This area is not set up yet. Set it up first: the same questions are asked there."))


def not_yet(state: Area) -> None:
    if state.set_up:
        raise Refused(N_("This area has been set up already. Nothing was changed."))


def places_of(typed: str) -> tuple[Place, ...]:
    r"""A place on each line, with its ONS code before it if somebody knows that.

    >>> places_of("E08000027 Dudley\n\n  Mill Lane ")
    (Place(code='E08000027', name='Dudley'), Place(code='', name='Mill Lane'))
    """
    lines = [" ".join(line.split()) for line in typed.splitlines()]
    found = [(CODE.match(line), line) for line in lines if line]
    return tuple(Place(code[1], line[code.end() :]) if code else Place("", line) for code, line in found)


def _few(places: tuple[Place, ...]) -> None:
    if not places or len(places) > MOST_PLACES:
        raise Refused(N_("Name between one and {most} places."), field="places", most=MOST_PLACES)


def _short(typed: str, most: int, field: str) -> str:
    text = " ".join(typed.split())
    if not text or len(text) > most:
        raise Refused(N_("Enter at most {most} characters, and at least one."), field=field, most=most)
    return text

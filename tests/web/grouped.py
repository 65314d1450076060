"""Groups of an area, each with what a test needs to be there."""

from datetime import date, timedelta

from msgspec import Struct

from domain.groups import GroupKind
from domain.organisations import Sector
from domain.shared.dates import LONDON
from tests.given import COUNCIL, CVS, TestArea

INTEREST = "The lease of the old reading room."


class Grouped(Struct, frozen=True):
    group: str
    """With seats of both sectors; `sitter` shares one, and is asked whether everybody may read it."""
    group_to_rename: str
    group_to_end: str
    group_to_stop: str
    """Which has a chair."""
    seat: str
    seat_to_leave: str
    """Of `goer-on`."""
    seat_to_close: str
    conflict: str
    """Of `sitter`, who chairs it too."""
    decision: str


def grouped(area: TestArea) -> Grouped:
    day = today(area)
    group = area.forms("lead", GroupKind.OVERSIGHT, "The Testing Oversight Group", day)
    others = [
        area.forms("lead", kind, name, day)
        for kind, name in (
            (GroupKind.STEERING, "A group to rename"),
            (GroupKind.BOARD, "A board to end"),
            (GroupKind.BOARD, "A board with a chair"),
        )
    ]
    area.elects("lead", others[2], "secretary", (day, day + timedelta(days=400)), "The board's own member.", independent=False)
    seats = [area.adds_seat("lead", group, body) for body in (COUNCIL, CVS)]
    closing = area.adds_seat("lead", group, sector=Sector.VCS)
    sits(area, seats[0], "sitter")
    sits(area, seats[1], "goer-on")
    area.elects("lead", group, "sitter", (day, day + timedelta(days=400)), "No body pays them.")
    conflict = area.declares_conflict("sitter", group, "sitter", INTEREST, day)
    decision = area.group_decides("lead", group, day, ("To open on Sundays.", "Most asked for it."), ["sitter"], ["goer-on"])
    area.leads_to("lead", decision, "consultation.opened")
    return Grouped(group, *others, seats[0], seats[1], closing, conflict, decision)


def today(area: TestArea) -> date:
    """Where its story has come to."""
    return area.narrator.now.astimezone(LONDON).date()


def sits(area: TestArea, seat: str, who: str, *, substitute: bool = False) -> None:
    """Somebody new, who can then sign in under that name."""
    area.addresses[who] = f"{who.lower().replace(' ', '-')}@{getattr(area, 'family', area.slug + '.example')}"
    area.seats("lead", seat, who, today(area), address=area.addresses[who], substitute=substitute)

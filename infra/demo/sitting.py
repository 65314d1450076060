"""The groups of the two invented areas: who sits on them, who chairs, and what they decided."""

from datetime import timedelta

from domain.groups import GroupKind
from domain.organisations import Sector
from infra.demo.area import ToldArea
from infra.demo.cast import GARETH, LEELA, MARCUS
from infra.demo.wrenbridge_people import CARERS, COUNCIL, CVS, FOODBANK, ICB, POLICE

TERM = timedelta(days=2 * 365)


def of_wrenbridge(area: ToldArea) -> str:
    """A seat with two people, one vacant, a champion who sits there too, and a chair with a declared interest."""
    first, lead = area.narrator.at.date(), MARCUS.name
    group = area.forms(lead, GroupKind.OVERSIGHT, "Wrenbridge Compact Oversight Group", first)
    for body, people in (
        (COUNCIL, ["Hannah Prescott"]),
        (ICB, ["Devraj Anand"]),
        (CVS, ["Fatima Rahmani", "Yusuf Demir"]),
        (FOODBANK, ["Rosalind Okafor"]),
        (CARERS, ["Owen Tregear"]),
        (POLICE, []),
    ):
        seat = area.adds_seat(lead, group, body)
        for name in people:
            area.seats(lead, seat, name, first)
    area.adds_seat(lead, group, sector=Sector.VCS)
    for name in ("Hannah Prescott", "Owen Tregear"):
        area.agrees_to_be_named(name, group)
    area.elects(lead, group, LEELA.name, (first, first + TERM), "Retired magistrate; paid by none of the signatories.")
    area.agrees_to_be_named(LEELA.name, group)
    area.declares_conflict(LEELA.name, group, LEELA.name, "Her sister manages a contract of the carers' centre.", first)
    return group


def it_decides(area: ToldArea, group: str) -> None:
    """On what it led to, which is there already."""
    words = (
        "To ask the council to consult on the libraries for the full twelve weeks.",
        "The last two consultations were shorter than promised, and small groups could not meet in time.",
    )
    day, there = area.narrator.at.date(), ["Hannah Prescott", "Fatima Rahmani", "Rosalind Okafor"]
    decision = area.group_decides(LEELA.name, group, day, words, [LEELA.name, *there], ["Owen Tregear"])
    area.leads_to(MARCUS.name, decision, "consultation.opened")


def of_kelmarsh_vale(area: ToldArea, lead: str, bodies: tuple[str, str]) -> None:
    first = area.narrator.at.date()
    group = area.forms(lead, GroupKind.STEERING, "Kelmarsh Vale Accord Panel", first)
    for body, name in zip(bodies, ("Silas Brandreth", "Greta Lindqvist"), strict=True):
        area.seats(lead, area.adds_seat(lead, group, body), name, first)
    area.elects(lead, group, GARETH.name, (first, first + TERM), "Secretary of a board in another area; no tie to this one.")
    words = (
        "That responses by post count like those made here.",
        "Half of the village groups have nobody who uses the service.",
    )
    area.group_decides(lead, group, first, words, ["Silas Brandreth", "Greta Lindqvist", GARETH.name])

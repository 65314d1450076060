"""Who signed the Wrenbridge Compact, in which year, and what became of it."""

from domain.organisations import Sector
from domain.shared.actor import Role
from domain.signatories import SignatureKind
from infra.demo.area import ToldArea
from infra.demo.cast import HANNAH, MARCUS
from infra.demo.wrenbridge_people import (
    CARERS,
    COLLEGE,
    COMMUNITY,
    COUNCIL,
    CVS,
    FAITH,
    FIRE,
    HOMES,
    HOSPITALS,
    ICB,
    POLICE,
    RESIDENTS,
    YOUTH,
)

CARE_TRUST, TENANTS, ARTS = "Ashmarch Primary Care Trust", "Lockside Tenants' Federation", "Wrenbridge Arts Forum"
BOARDS = ("Wrenbridge Health and Wellbeing Board", "Safer Wrenbridge Partnership")
OLD_RECORDS = "Scanned minutes of the Compact group, 2011"


def the_first_signatories(area: ToldArea) -> None:
    """An older stretch, added later: it sends no mail and raises no alarm."""
    narrator = area.narrator.on(738)
    then = narrator.day(738).replace(year=2011, month=5, day=16)
    area.body(CARE_TRUST, Sector.PUBLIC)
    for name in (TENANTS, ARTS):
        area.body(name, Sector.VCS)
    area.person("Anneliese Korda", "anneliese.korda@wrenbridge-arts.example", Role.CONTACT, ARTS)
    area.text(1, "wrenbridge-2011.md", "The Wrenbridge Compact 2011", then, source=OLD_RECORDS)
    for who, body in ((HANNAH.name, COUNCIL), ("Fatima Rahmani", CVS)):
        area.signs(who, body, "head of partnerships", "recorded in the minutes of 2011", effective=then, source=OLD_RECORDS)
    for body in (CARE_TRUST, TENANTS, ARTS):
        area.signs(
            MARCUS.name,
            body,
            "recorded by the Compact lead",
            "recorded in the minutes of 2011",
            effective=then,
            source=OLD_RECORDS,
        )


def the_refreshed_signatories(area: ToldArea) -> None:
    """Three reaffirm; one has been followed by another body, one will lapse, one will withdraw."""
    narrator = area.narrator.on(716)
    area.follows(MARCUS.name, CARE_TRUST, ICB)
    area.signs(HANNAH.name, COUNCIL, "head of partnerships", "the council's cabinet, at its meeting of that week")
    area.signs("Devraj Anand", ICB, "director of place", "the board's executive committee")
    narrator.on(712)
    area.signs("Moira Kilbride", HOSPITALS, "director of patient experience", "the trust's board")
    area.signs(
        MARCUS.name, COMMUNITY, "recorded by the Compact lead", "a letter of the trust's chief executive, seen by the lead"
    )
    area.signs("Peter Nkemelu", POLICE, "partnerships inspector", "the chief officer group", kind=SignatureKind.MEMORANDUM)
    narrator.on(705)
    area.signs(MARCUS.name, FIRE, "recorded by the Compact lead", "the authority's minutes, seen by the lead")
    area.signs("Elsbeth Crane", COLLEGE, "vice principal", "the governors")
    area.signs(
        "Fatima Rahmani",
        CVS,
        "chief officer",
        "the trustees and the members' meeting",
        represents="its members, about 300 groups",
        members=(RESIDENTS, CARERS),
    )
    _boards_support(area)
    narrator.on(698)
    area.signs("Owen Tregear", CARERS, "manager", "the trustees")
    area.signs("Blessing Adeyemi", YOUTH, "director", "the trustees, after asking the young people's panel")
    area.signs(
        "Yusuf Demir", FAITH, "convenor", "the forum's spring meeting", represents="the congregations of the forum, about 40"
    )
    narrator.on(690)
    area.signs(MARCUS.name, HOMES, "recorded by the Compact lead", "the association's board minutes, seen by the lead")
    area.signs("Anneliese Korda", ARTS, "secretary", "the forum's committee")


def the_forum_withdraws(area: ToldArea) -> None:
    area.withdraws("Anneliese Korda", ARTS, "The forum closes at the end of the year; its members join the CVS.")


def _boards_support(area: ToldArea) -> None:
    for board in BOARDS:
        area.body(board, Sector.PUBLIC)
        area.signs(
            MARCUS.name,
            board,
            "recorded by the Compact lead",
            "the board's minutes, seen by the lead",
            kind=SignatureKind.SUPPORTER,
        )

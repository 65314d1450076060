"""Wrenbridge Borough: a Compact with a long history. The structure is that of real areas; everything in it is invented."""

from datetime import timedelta
from typing import Any

from domain.shared.ids import HostId
from domain.shared.rules import Clock
from infra.demo.area import ToldArea
from infra.demo.cast import GARETH, HANNAH, LEELA, MARCUS, ROSALIND, TOMASZ
from infra.demo.telling import Narrator
from infra.demo.wrenbridge_people import (
    CARERS,
    COLLEGE,
    COMMUNITY,
    COUNCIL,
    CVS,
    FAITH,
    FIRE,
    FOODBANK,
    HOMES,
    HOSPITALS,
    ICB,
    POLICE,
    RESIDENTS,
    YOUTH,
    an_audit_begins,
    contacts_answer,
    contacts_are_listed,
    organisations_and_people,
    somebody_joins,
    what_waits,
)

BEGAN = 745  # days ago
OLD_RECORDS = "Scanned minutes of the Compact group, 2011"
NOTICE, EARLY_NOTICE, FEEDBACK = "9.2.10", "8.1.6", "8.1.7"


def tell(narrator: Narrator, host: HostId, words: dict[str, Any]) -> ToldArea:
    narrator.on(BEGAN)
    area = ToldArea(
        narrator,
        (MARCUS.name, MARCUS.address),
        host,
        slug="wrenbridge",
        name="Wrenbridge Borough",
        instrument="Compact",
        places=[("X99000001", "Wrenbridge Borough"), ("X99000002", "the parishes of Mill Lane and Lockside")],
        template_name="three-steps",
    )
    organisations_and_people(area)
    _older_records(area)
    _the_refreshed_compact(area)
    listed = _first_year(area, words)
    to_the_board = _second_year(area, words)
    _lately(area, words, to_the_board, listed)
    return area


def _older_records(area: ToldArea) -> None:
    """An older stretch, added later: it sends no mail and raises no alarm."""
    narrator = area.narrator.on(738)
    then = narrator.day(738).replace(year=2011, month=5, day=16)
    area.text(1, "wrenbridge-2011.md", "The Wrenbridge Compact 2011", then, source=OLD_RECORDS)
    for who, body in ((HANNAH.name, COUNCIL), ("Fatima Rahmani", CVS)):
        area.signs(who, body, "head of partnerships", "recorded in the minutes of 2011", effective=then, source=OLD_RECORDS)


def _the_refreshed_compact(area: ToldArea) -> None:
    narrator = area.narrator.on(720)
    area.text(2, "wrenbridge-2024.md", "The Wrenbridge Compact", narrator.day(719))
    area.clock(Clock.CONSULTATION, 84, EARLY_NOTICE)
    narrator.on(716)
    area.signs(HANNAH.name, COUNCIL, "head of partnerships", "the council's cabinet, at its meeting of that week")
    area.signs("Devraj Anand", ICB, "director of place", "the board's executive committee")
    narrator.on(712)
    area.signs("Moira Kilbride", HOSPITALS, "director of patient experience", "the trust's board")
    area.signs(
        MARCUS.name, COMMUNITY, "recorded by the Compact lead", "a letter of the trust's chief executive, seen by the lead"
    )
    area.signs("Peter Nkemelu", POLICE, "partnerships inspector", "the chief officer group")
    narrator.on(705)
    area.signs(MARCUS.name, FIRE, "recorded by the Compact lead", "the authority's minutes, seen by the lead")
    area.signs("Elsbeth Crane", COLLEGE, "vice principal", "the governors")
    area.signs(
        "Fatima Rahmani",
        CVS,
        "chief officer",
        "the trustees and the members' meeting",
        represents="its members, about 300 groups",
    )
    narrator.on(698)
    area.signs("Owen Tregear", CARERS, "manager", "the trustees")
    area.signs("Blessing Adeyemi", YOUTH, "director", "the trustees, after asking the young people's panel")
    area.signs(
        "Yusuf Demir", FAITH, "convenor", "the forum's spring meeting", represents="the congregations of the forum, about 40"
    )
    narrator.on(690)
    area.signs(MARCUS.name, HOMES, "recorded by the Compact lead", "the association's board minutes, seen by the lead")


def _first_year(area: ToldArea, words: dict[str, Any]) -> list[str]:
    narrator = area.narrator.on(680)
    asked, answers = words["wrenbridge"], words["responses"]
    lead = MARCUS.name
    area.champion(lead, COUNCIL, "Children's services", ("Nadia Fairweather", "nadia.fairweather@wrenbridge-council.example"), 24)
    area.champion(lead, COUNCIL, "Public health", ("Colm Rafferty", "colm.rafferty@wrenbridge-council.example"), 24)
    narrator.on(660)
    area.champion(lead, ICB, "Commissioning", ("Devraj Anand", "devraj.anand@ashmarch-icb.example"), 24)
    area.champion(lead, HOSPITALS, "Patient experience", ("Moira Kilbride", "moira.kilbride@wrenbridge-hospitals.example"), 18)
    area.champion(lead, CVS, "Voluntary sector", ("Fatima Rahmani", "fatima.rahmani@wrenbridge-cvs.example"), 24)
    narrator.on(600)
    first = area.opens(HANNAH.name, COUNCIL, asked[0], narrator.day(600 - 84))
    narrator.on(560)
    area.responds(ROSALIND.name, FOODBANK, first, answers[0]["text"])
    area.responds("Owen Tregear", CARERS, first, answers[1]["text"])
    narrator.on(430)
    second = area.opens(
        HANNAH.name,
        COUNCIL,
        asked[1],
        narrator.day(430 - 42),
        why_short="The grant that pays for it must be spent within this financial year.",
    )
    narrator.on(400)
    area.responds("Blessing Adeyemi", YOUTH, second, answers[2]["text"])
    return contacts_are_listed(area)


def _second_year(area: ToldArea, words: dict[str, Any]) -> str:
    """Returns the reference of the concern that reaches the board."""
    narrator = area.narrator.on(340)
    asked, answers, concerns, replies = words["wrenbridge"], words["responses"], words["concerns"], words["answers"]
    lead = MARCUS.name
    an_audit_begins(area)
    area.champion(lead, POLICE, "Neighbourhood policing", ("Peter Nkemelu", "peter.nkemelu@ashmarch-police.example"), 12)
    declined = area.nominates(lead, COUNCIL, "Environment", ("Sian Beddoes", "sian.beddoes@wrenbridge-council.example"))
    narrator.on(332)
    area.answers(declined, yes=False, why="I change jobs in the spring.")
    narrator.on(300)
    third = area.opens("Devraj Anand", ICB, asked[2], narrator.day(300 - 35), none_given=True)
    narrator.on(280)
    area.responds(ROSALIND.name, FOODBANK, third, answers[3]["text"])
    narrator.on(250)
    settled = area.raises("Yusuf Demir", FAITH, COUNCIL, "Public health", FEEDBACK, concerns[2], 2)
    narrator.on(247)
    area.acknowledges("Colm Rafferty", settled)
    narrator.on(240)
    area.replies("Colm Rafferty", settled, replies[0]["text"])
    narrator.on(236)
    area.settles("Yusuf Demir", settled)
    narrator.on(200)
    area.opens("Moira Kilbride", HOSPITALS, asked[3], narrator.day(200 - 91))
    narrator.on(120)
    to_the_board = area.raises("Owen Tregear", CARERS, ICB, "Commissioning", NOTICE, concerns[0], 2)
    narrator.on(118)
    area.acknowledges("Devraj Anand", to_the_board)
    narrator.on(106)
    area.replies("Devraj Anand", to_the_board, replies[1]["text"])
    narrator.on(103)
    area.passes_on("Owen Tregear", to_the_board)
    narrator.on(98)
    area.acknowledges(LEELA.name, to_the_board)
    narrator.on(70)
    area.passes_on(LEELA.name, to_the_board, words["handovers"][0]["text"])
    return to_the_board


def _lately(area: ToldArea, words: dict[str, Any], to_the_board: str, listed: list[str]) -> None:
    narrator = area.narrator.on(62)
    asked, answers, concerns = words["wrenbridge"], words["responses"], words["concerns"]
    lead = MARCUS.name
    area.opens(HANNAH.name, COUNCIL, asked[4], narrator.day(62) + timedelta(days=84))
    narrator.on(58)
    area.acknowledges(GARETH.name, to_the_board)
    narrator.on(47)
    to_the_group = area.raises("Blessing Adeyemi", YOUTH, COUNCIL, "Children's services", EARLY_NOTICE, concerns[1], 2)
    narrator.on(40)
    area.acknowledges("Nadia Fairweather", to_the_group)
    somebody_joins(area)
    contacts_answer(area, listed)
    narrator.on(24)
    area.passes_on("Blessing Adeyemi", to_the_group)
    narrator.on(20)
    short = area.opens(
        "Devraj Anand",
        ICB,
        asked[5],
        narrator.day(20) + timedelta(days=26),
        why_short="The national return is due before Christmas.",
    )
    narrator.on(12)
    area.responds("Owen Tregear", CARERS, short, answers[4]["text"])
    narrator.on(6)
    area.raises("Joan Sparrow", RESIDENTS, COUNCIL, "Housing", "8.1.2", concerns[4], 2)
    narrator.on(2)
    area.nominates(
        lead, COUNCIL, "Adult social care", (TOMASZ.name, TOMASZ.address), why="He has built the carers' network with us."
    )
    what_waits(area)

"""Wrenbridge Borough: a Compact with a long history. The structure is that of real areas; everything in it is invented."""

from datetime import timedelta
from typing import Any

from domain.shared.ids import HostId
from domain.shared.rules import Clock
from infra.demo.area import ToldArea
from infra.demo.cast import GARETH, HANNAH, LEELA, MARCUS, ROSALIND, TOMASZ
from infra.demo.sitting import it_decides, of_wrenbridge
from infra.demo.telling import Narrator
from infra.demo.wrenbridge_people import (
    CARERS,
    COUNCIL,
    CVS,
    FAITH,
    FOODBANK,
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
from infra.demo.wrenbridge_signing import the_first_signatories, the_forum_withdraws, the_refreshed_signatories

BEGAN = 745  # days ago
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
    the_first_signatories(area)
    _the_refreshed_compact(area)
    listed = _first_year(area, words)
    to_the_board = _second_year(area, words)
    _lately(area, words, to_the_board, listed)
    return area


def _the_refreshed_compact(area: ToldArea) -> None:
    narrator = area.narrator.on(720)
    area.text(2, "wrenbridge-2024.md", "The Wrenbridge Compact", narrator.day(719))
    area.clock(Clock.CONSULTATION, 84, EARLY_NOTICE)
    the_refreshed_signatories(area)


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
    the_forum_withdraws(area)
    group = of_wrenbridge(area)
    narrator.on(200)
    area.opens("Moira Kilbride", HOSPITALS, asked[3], narrator.day(200 - 91))
    it_decides(area, group)
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

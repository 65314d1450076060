"""An area in which all five facts have happened, told with words that are nowhere else."""

from typing import NamedTuple

from domain.organisations import Sector
from domain.people.invitations import Audit
from domain.shared.actor import Role
from tests.given import BAND, COUNCIL, CVS, NOTICE, OTHER_SERVICE, PANTRY, SERVICE, TELL_EARLY, TRUST, TestArea, World

PUBLISHED = {
    "refused": "no quokka was asked",
    "withdrawn": "the quokkas move away",
    "represents": "quokka members of forty choirs",
    "position": "quokka treasurer",
    "authority": "the quokka committee in May",
    "nominated": "a quokka builds the network",
    "declined": "a quokka moves away",
    "title": "The quokka bus",
    "about": "Should the quokka bus go?",
    "short": "the quokka grant ends in March",
    "response": "quokkas need that bus",
    "late_response": "a second quokka writes",
    "why_late": "the quokka was ill",
    "source": "quokka minutes of 2011",
    "purpose": "to count every quokka",
}
CONFIDENTIAL = {
    "what_happened": "the axolotl was told on Friday",
    "effect": "two axolotl sessions stopped",
    "remedy": "axolotl money until June",
    "answer": "no axolotl was harmed",
    "handover": "the axolotl needs the board",
}
NAMES = {
    "champion": "Wombat Nkosi",
    "declines": "Wombat Prior",
    "successor": "Wombat Ode",
    "invited": "Wombat Poe",
    "joined": "Wombat Rae",
}
CANARIES = (b"quokka", b"axolotl", b"wombat")
STORY = {name: CONFIDENTIAL[name] for name in ("what_happened", "effect", "remedy")}


class Told(NamedTuple):
    """The area, and the references of what happened there."""

    area: TestArea
    consultation: str
    escalated: str
    settled: str


def tell(world: World) -> Told:
    """About half a year, ending now."""
    narrator = world.narrator()
    narrator.begin(190)
    area = world.area(narrator=narrator)
    _sign_and_nominate(area)
    _approve_and_withdraw(area)
    _invite(area)
    told = Told(area, _consult(area), _pass_on_to_the_board(area), _settle(area))
    narrator.until(narrator.end)
    narrator.settle()
    return told


def _sign_and_nominate(area: TestArea) -> None:
    narrator, said = area.narrator.on(180), PUBLISHED
    area.signs("contact", PANTRY, said["position"], said["authority"], represents=said["represents"], members=[BAND])
    area.signs("officer", COUNCIL, "head of it", "the cabinet", source=said["source"], effective=narrator.day(900))
    narrator.on(170)
    asked = area.nominates("lead", COUNCIL, OTHER_SERVICE, (NAMES["declines"], _address(area, "declines")), why=said["nominated"])
    area.answers(asked, yes=False, why=said["declined"])
    area.champion("lead", COUNCIL, SERVICE, (NAMES["champion"], _address(area, "champion")), months=1)
    area.nominates("officer", TRUST, "Wards", ("Nobody Answers", _address(area, "silent")))


def _approve_and_withdraw(area: TestArea) -> None:
    area.narrator.on(168)
    said = PUBLISHED
    area.body("Testing Brass", Sector.VCS)
    area.merges("lead", "Testing Brass", BAND)
    area.sets_approval("lead", needed=True)
    area.signs("bandleader", BAND, said["position"], said["authority"])
    area.answers_request("lead", BAND, approved=False, why=said["refused"])
    area.signs("lead", CVS, said["position"], said["authority"])
    area.withdraws("lead", CVS, said["withdrawn"])
    area.signs("bandleader", BAND, said["position"], said["authority"])


def _invite(area: TestArea) -> None:
    area.narrator.on(165)
    joined = area.invites("lead", (NAMES["invited"], _address(area, "joined")), Role.MEMBER)
    area.joins(joined, NAMES["joined"])
    area.offers_handover("lead", NAMES["joined"])
    area.invites("chair", ("Nobody Comes", _address(area, "absent")), Role.AUDITOR, audit=_an_audit(area))


def _an_audit(area: TestArea) -> Audit:
    day = area.narrator.day
    return Audit(day(165), day(100), PUBLISHED["purpose"])


def _consult(area: TestArea) -> str:
    narrator, said = area.narrator.on(160), PUBLISHED
    words = {"title": said["title"], "about": said["about"]}
    ref = area.opens("officer", COUNCIL, words, narrator.day(130), why_short=said["short"])
    narrator.on(150)
    area.responds("contact", PANTRY, ref, said["response"])
    narrator.on(128)
    area.responds("bandleader", BAND, ref, said["late_response"], why_late=said["why_late"])
    return ref


def _pass_on_to_the_board(area: TestArea) -> str:
    narrator = area.narrator.on(120)
    ref = area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    area.champion("lead", COUNCIL, SERVICE, (NAMES["successor"], _address(area, "successor")))
    narrator.on(116)
    area.acknowledges(NAMES["successor"], ref)
    narrator.on(104)
    area.replies(NAMES["successor"], ref, CONFIDENTIAL["answer"])
    area.passes_on("contact", ref)
    narrator.on(80)
    area.passes_on("chair", ref, CONFIDENTIAL["handover"])
    return ref


def _settle(area: TestArea) -> str:
    narrator = area.narrator.on(70)
    ref = area.raises("bandleader", BAND, TRUST, None, TELL_EARLY, STORY, 1)
    narrator.on(66)
    area.replies("chair", ref, CONFIDENTIAL["answer"])
    area.settles("bandleader", ref)
    return ref


def _address(area: TestArea, who: str) -> str:
    area.addresses[who] = f"{who}@{area.slug}.example"
    return area.addresses[who]

"""An area with something of everything in it, and what a request needs to name: its references, drafts and links."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from msgspec import Struct

from domain.compacts import reading
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.ids import reference
from infra.composition import Parts
from infra.demo.cast import GARETH, ROSALIND
from services.areas.changing_host import offer_area
from services.compacts.commands import draft_version
from services.shared import drafts
from tests.erasure import forgetting
from tests.erasure.forgetting import forgotten
from tests.given import BAND, COUNCIL, CVS, OTHER_SERVICE, PANTRY, SERVICE, TEXT, TRUST, TWELVE_WEEKS, TestArea
from tests.web.audited import Audited, audited
from tests.web.linked import link_for, nomination_link
from tests.web.listing import lists

FORUM = "Testing Youth Forum"
STORY = {"what_happened": "The desk closed without a word.", "effect": "Nobody was asked.", "remedy": "Ask now."}
WORDS = {"title": "Opening hours of the libraries", "about": "Should they open on Sundays? We ask who uses them."}


class Twin(TestArea):
    """The same addresses as in another area: their people are the same, with the same roles."""

    family: str
    story: ClassVar = STORY

    def somebody(self, who: str, role: Role, body: str | None = None) -> UUID:
        self.addresses[who] = f"{who}@{self.family}"
        self.person(who, self.addresses[who], role, body)
        return self.people[who]


class Things(Struct, frozen=True):
    """What there is in an area, by what it is called in a path."""

    area: Twin
    consultation: str
    nomination: str
    """Waits for `nominee`, whose mailed link is `nomination_link`."""
    other_nomination: str
    """Waits for `ward`."""
    nomination_link: str
    sign_in_link: str
    old_link: str
    to_acknowledge: str
    """Concerns that `contact` raised; they are with `librarian`."""
    to_answer: str
    to_settle: str
    to_pass_on: str
    others_concern: str
    """Between `bandleader` and `librarian`."""
    offered: TestArea
    """Of another host, whose chair asks this one."""
    audit: Audited
    erasure: str
    """What `leaver` asked: to be forgotten. `lead` and `keeper` decide; `keeper` has proposed to grant it."""
    erasure_to_propose: str
    """What `goer` asked."""
    certificate: str
    signatory: str
    """Its page: the council, which has signed, and is signed for by the CVS too."""
    request: str
    organisation: str
    """Only members know of it."""
    draft: UUID
    """The contact's, ready to be sent."""
    others_draft: UUID
    invitation: str
    """Waits for `invited`, who has no part here yet."""
    invitation_to_revoke: str
    invitation_to_send: str
    listed: str
    listed_to_answer: str
    listed_to_end: str
    """Contacts: `listed`, `reachable`, and a mailbox."""
    handover: str
    """Waits for `successor`."""
    handover_to_answer: str
    """Waits for `heir`."""
    handover_to_withdraw: str
    """Of `third`."""
    clause: str = TWELVE_WEEKS

    @property
    def somebody(self) -> str:
        return self.person("bandleader")

    def person(self, who: str) -> str:
        return reference(self.area.people[who])

    @property
    def slug(self) -> str:
        return self.area.slug


def furnished(made: Parts, narrator: Any, family: str, kind: type[Twin] = Twin) -> Things:
    area = kind.opened(narrator, f"t-{uuid4().hex[:12]}", "three-steps", empty=True)
    assert isinstance(area, Twin)
    area.family = family
    with narrator.at_once():
        area.furnish()
        area.person(ROSALIND.name, ROSALIND.address, Role.CONTACT, BAND)
        area.person(GARETH.name, GARETH.address, Role.CONTACT, BAND)
        area.somebody("keeper", Role.HOST)
        for who in ("leaver", "goer", "gone"):
            area.somebody(who, Role.MEMBER)
        area.body(FORUM, Sector.VCS)
        area.signs("officer", COUNCIL, "Director", "The cabinet, on 3 March", represents="all its maintained schools")
        area.signs("lead", CVS, "Compact lead", "Their board, as its minutes show", "its partners", members=[COUNCIL])
        area.sets_approval("lead", needed=True)
        area.signs("bandleader", BAND, "Bandleader", "All of us, at practice")
        area.sets_approval("lead", needed=False)
        found = reading.read(TEXT.replace("twelve weeks", "fourteen weeks")).sections
        area._operate(lambda journal: draft_version(journal, number=2, title="The Next Compact", sections=found))
        libraries = asks(area, COUNCIL, OTHER_SERVICE, "librarian")
        consultation = area.opens("officer", COUNCIL, WORDS, narrator.day(-90))
        area.opens("officer", COUNCIL, WORDS | {"title": "A short one"}, narrator.day(-20), none_given=True)
        area.responds("bandleader", BAND, consultation, "Yes, on Sundays, we would.")
    area.answers(libraries, yes=True)
    with narrator.at_once():
        concerns = [concern(area, "contact", PANTRY) for _ in range(4)]
        for ref in concerns[2:]:
            area.acknowledges("librarian", ref)
            area.replies("librarian", ref, "It was an emergency.")
        others = concern(area, "bandleader", BAND)
    forgotten(made, area, "gone")
    nomination, other = asks(area, COUNCIL, SERVICE, "nominee"), asks(area, TRUST, "Wards", "ward")
    invitations = [invites(area, who) for who in ("invited", "regretted", "forgetful")]
    listings = [lists(area, *two) for two in ((COUNCIL, OTHER_SERVICE, "listed"), (TRUST, "Wards", "reachable"))]
    handovers = [hands_over(area, *two) for two in (("first", "successor"), ("second", "heir"), ("third", "spare"))]
    area.somebody("host", Role.HOST)
    area.asked_host()
    for who in ("host", "other host"):
        area.addresses[who] = f"{who.replace(' ', '-')}@{family}"
        area.keeper(who)
    area.somebody("singer", Role.VCS, BAND)
    area.somebody("mediator", Role.MEDIATOR)
    area.somebody("gone", Role.MEMBER)
    area.ends("lead", "gone", Role.MEMBER)
    return Things(
        area=area,
        offered=offered_to(area, narrator),
        consultation=consultation,
        nomination=nomination,
        other_nomination=other,
        nomination_link=nomination_link(made, area, "nominee", nomination),
        sign_in_link=link_for(made, area, "chair", "sign-in", "/duties"),
        old_link=link_for(made, area, "chair", "sign-in", "/duties", minutes_ago=60),
        to_acknowledge=concerns[0],
        to_answer=concerns[1],
        to_settle=concerns[2],
        to_pass_on=concerns[3],
        others_concern=others,
        audit=audited(area, [concerns[1], concerns[3], concerns[2]]),
        erasure=to_confirm(area, "leaver"),
        erasure_to_propose=forgetting.asks(area, "goer"),
        certificate=forgetting.CERTIFICATE,
        signatory=reference(area.bodies[COUNCIL]),
        request=reference(area.bodies[BAND]),
        organisation=reference(area.bodies[FORUM]),
        draft=draft_of(made, area, "contact", PANTRY, **area.story),
        others_draft=draft_of(made, area, "bandleader", BAND, **area.story),
        invitation=invitations[0],
        invitation_to_revoke=invitations[1],
        invitation_to_send=invitations[2],
        listed=listings[0],
        listed_to_answer=listings[1],
        listed_to_end=lists(area, COUNCIL, SERVICE, "desk", mailbox=True),
        handover=handovers[0],
        handover_to_answer=handovers[1],
        handover_to_withdraw=handovers[2],
    )


def offered_to(area: TestArea, narrator: Any) -> TestArea:
    """A small area of another host, whose chair asks this area's host to look after it."""
    other = TestArea.opened(narrator, f"t-{uuid4().hex[:12]}", "three-steps", empty=True)
    other.somebody("chair", Role.CHAIR)
    other._do("chair", lambda journal: offer_area(journal, host_id=area.host, why="Ours closes in spring."))
    return other


def hands_over(area: TestArea, lead: str, taker: str) -> str:
    """Another lead asks a member of the group to follow."""
    area.somebody(lead, Role.LEAD)
    area.somebody(taker, Role.MEMBER)
    return area.offers_handover(lead, taker)


def invites(area: TestArea, who: str, role: Role = Role.CONTACT, body: str | None = PANTRY, by: str = "lead") -> str:
    """To a mailbox with which they can then sign in."""
    area.addresses[who] = f"{who}@{getattr(area, 'family', area.slug + '.example')}"
    return area.invites(by, (who, area.addresses[who]), role, body)


def to_confirm(area: TestArea, who: str) -> str:
    ref = forgetting.asks(area, who)
    forgetting.proposes(area, "keeper", who)
    return ref


def asks(area: TestArea, body: str, service: str, who: str) -> str:
    """The lead nominates somebody, who can then sign in under that name."""
    area.addresses[who] = f"{who}@{getattr(area, 'family', area.slug + '.example')}"
    return area.nominates("lead", body, service, (who, area.addresses[who]))


def champion(area: TestArea, who: str, body: str = COUNCIL, service: str = OTHER_SERVICE) -> None:
    area.answers(asks(area, body, service, who), yes=True)


def concern(area: TestArea, who: str, body: str, **words: str) -> str:
    """About the council's libraries."""
    return area.raises(who, body, COUNCIL, OTHER_SERVICE, TWELVE_WEEKS, STORY | words, 1)


def draft_of(made: Parts, area: TestArea, who: str, body: str, **values: str) -> UUID:
    draft = drafts.Draft(area.tenant, uuid4(), area.people[who], "concern")
    about = f"{area.bodies[COUNCIL]} {OTHER_SERVICE}"
    whole = {"organisation": str(area.bodies[body]), "respondent": about, "clause": TWELVE_WEEKS} | STORY | values
    made.desk.within(area.tenant, lambda cx: drafts.save(cx, made.vault, draft, whole))
    return draft.draft_id

"""An area with something of everything in it, and what a request needs to name: its references, drafts and links."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from msgspec import Struct

from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.ids import reference
from infra.composition import Parts
from infra.demo.cast import GARETH, ROSALIND
from tests.championed import asks, champion, slot
from tests.erasure import forgetting
from tests.erasure.forgetting import forgotten
from tests.given import BAND, COUNCIL, CVS, OTHER_SERVICE, PANTRY, SERVICE, TRUST, TWELVE_WEEKS, TestArea
from tests.web.asked import hands_over, invites, offered_to, to_confirm
from tests.web.audited import Audited, audited
from tests.web.coming import comes
from tests.web.drafted import Drafted, drafted
from tests.web.grouped import Grouped, grouped
from tests.web.linked import link_for, nomination_link
from tests.web.listing import lists
from tests.web.pictured import wears
from tests.web.unsent import STORY, draft_of, table_of

FORUM, CHOIR, TWIN = "Testing Youth Forum", "Testing Choir", "The Testing CVS"
FIRE = "Testing Fire Service"
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
    slot: str
    """Of `warden`, whose term ends in a month."""
    slot_to_end: str
    """Of `rescuer`."""
    slot_to_replace: str
    """Of `librarian`."""
    hidden_slot: str
    """Of the voluntary sector, where nobody ever served."""
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
    table: UUID
    """The lead's, looked at and not recorded."""
    table_to_record: UUID
    table_to_throw_away: UUID
    invitation: str
    """Waits for `invited`, who has no part here yet."""
    invitation_to_revoke: str
    invitation_to_send: str
    listed: str
    listed_to_answer: str
    listed_to_end: str
    """Contacts: `listed`, `reachable`, and a mailbox."""
    to_confirm: str
    to_refuse: str
    """These came uninvited for a group that signed, and ask to be confirmed."""
    handover: str  # waits for `successor`
    handover_to_answer: str  # waits for `heir`
    handover_to_withdraw: str  # of `third`
    logo: str  # the name of its picture
    groups: Grouped
    text: Drafted
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
        for name in (FORUM, CHOIR, TWIN):
            area.body(name, Sector.VCS)
        area.merges("lead", TWIN, CVS)
        area.body(FIRE, Sector.PUBLIC, "Prevention", "Rescue", "Stores")
        area.signs("officer", COUNCIL, "Director", "The cabinet, on 3 March", represents="all its maintained schools")
        area.signs("lead", CVS, "Compact lead", "Their board, as its minutes show", "its partners", members=[COUNCIL])
        area.sets_approval("lead", needed=True)
        area.signs("bandleader", BAND, "Bandleader", "All of us, at practice")
        area.sets_approval("lead", needed=False)
        text = drafted(area)
        libraries = asks(area, COUNCIL, OTHER_SERVICE, "librarian")
        consultation = area.opens("officer", COUNCIL, WORDS, narrator.day(-90))
        area.opens("officer", COUNCIL, WORDS | {"title": "A short one"}, narrator.day(-20), none_given=True)
        area.responds("bandleader", BAND, consultation, "Yes, on Sundays, we would.")
    area.answers(libraries, yes=True)
    champion(area, "warden", FIRE, "Prevention", months=1)
    champion(area, "rescuer", FIRE, "Rescue")
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
    comes(area, "passer-by", ask=False)
    area.somebody("gone", Role.MEMBER)
    area.ends("lead", "gone", Role.MEMBER)
    return Things(
        area=area,
        offered=offered_to(area, narrator),
        consultation=consultation,
        nomination=nomination,
        other_nomination=other,
        slot=slot(area, FIRE, "Prevention"),
        slot_to_end=slot(area, FIRE, "Rescue"),
        slot_to_replace=slot(area, COUNCIL, OTHER_SERVICE),
        hidden_slot=slot(area, CVS, "Groups"),
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
        table=table_of(made, area),
        table_to_record=table_of(made, area),
        table_to_throw_away=table_of(made, area),
        invitation=invitations[0],
        invitation_to_revoke=invitations[1],
        invitation_to_send=invitations[2],
        listed=listings[0],
        listed_to_answer=listings[1],
        listed_to_end=lists(area, COUNCIL, SERVICE, "desk", mailbox=True),
        to_confirm=comes(area, "comer"),
        to_refuse=comes(area, "drifter"),
        handover=handovers[0],
        handover_to_answer=handovers[1],
        handover_to_withdraw=handovers[2],
        logo=wears(area),
        groups=grouped(area),
        text=text,
    )


def concern(area: TestArea, who: str, body: str, **words: str) -> str:
    """About the council's libraries."""
    return area.raises(who, body, COUNCIL, OTHER_SERVICE, TWELVE_WEEKS, STORY | words, 1)

"""Inviting somebody by mail, and what the link opens: once, for a week, for that mailbox, in that area."""

from collections.abc import Callable
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest

from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.ids import reference
from infra.composition import Parts
from services.people.commands import accept_invitation
from services.shared import links
from services.shared.ports import Command
from tests.browser import Browser
from tests.eventstore.ledgers import together
from tests.given import BAND, PANTRY, TestArea, World
from tests.web.furnished import invites, link_for
from tests.web.test_inviting import invite

SignedIn = Callable[[TestArea, str], Browser]
Mailed = Callable[[str], str]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def test_the_lead_invites_and_the_mail_says_to_what(
    area: TestArea, signed_in: SignedIn, post: Callable[[str], list[str]]
) -> None:
    page = invite(signed_in(area, "lead"), area)

    assert "Ada Grey has been invited by mail, and has the role once they accept." in page.words
    assert f"Ada Grey , a signatory contact for {PANTRY} until" in page.words
    mail = post(f"ada@{area.slug}.example")[0]
    assert f"You are invited to be a signatory contact for {PANTRY} in {area.slug and 'Place ' + area.slug}" in mail


def test_the_link_shows_what_is_offered_and_accepting_signs_in(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    invite(signed_in(area, "lead"), area)
    link = mailed_link(f"ada@{area.slug}.example")

    page = visitor.get(link)
    assert f"You are invited to be a signatory contact for {PANTRY}" in page.words
    assert "Invited by lead." in page.words
    assert page.typed(link)["name"] == "Ada Grey"
    page = visitor.send(page, link, name="Ada Green")

    assert f"Welcome. You are a signatory contact for {PANTRY}" in page.words
    assert "Ada Green, here as a signatory contact" in page.words
    people = visitor.get(f"/{area.slug}/people").words
    assert f"Ada Green a signatory contact for {PANTRY}" in people
    assert "Ada Grey" not in people


def test_a_get_uses_nothing_up(area: TestArea, visitor: Browser, mailed_link: Mailed) -> None:
    invites(area, "ada")
    link = mailed_link(area.addresses["ada"])

    for _scanner in range(3):
        visitor.get(link)

    assert "Welcome." in visitor.send(visitor.get(link), link).words


def test_whoever_is_here_already_keeps_their_name_and_gets_the_role(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    area.invites("lead", ("Somebody Typed", area.addresses["contact"]), Role.MEMBER)
    link = mailed_link(area.addresses["contact"])

    page = visitor.get(link)
    me = page.form(link)["choices"]["who"][0]
    visitor.send(page, link, who=me)

    assert f"contact a signatory contact for {PANTRY}; a group member" in visitor.get(f"/{area.slug}/people").words
    assert "Somebody Typed" not in visitor.get(f"/{area.slug}/people").words


def test_a_used_link_opens_nothing_more(area: TestArea, client: Any, visitor: Browser, mailed_link: Mailed) -> None:
    invites(area, "ada")
    link = mailed_link(area.addresses["ada"])
    form = visitor.get(link)
    visitor.send(form, link)

    later = Browser(client)
    assert later.get(link, 404).headings == ["This link is over"]
    assert later.send(later.get("/demo"), "/demo/session", 404, address="x").headings
    other = visitor.send(form, link, 404, command_id=str(uuid4()))
    assert other.headings == ["This link is over"]


def test_a_revoked_invitation_says_so_and_adds_nobody(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    ref = invites(area, "ada")
    link = mailed_link(area.addresses["ada"])
    open_form, lead = visitor.get(link), signed_in(area, "lead")

    said = lead.send(lead.get(f"/{area.slug}/people"), f"{ref}/revocation")
    refused = visitor.send(open_form, link, 422, name="Ada Green")

    assert "The invitation has been taken back. Its link opens nothing." in said.words
    assert "Invited, and not here yet" not in said.words
    assert "This invitation was taken back." in refused.words
    assert "This invitation was taken back." in visitor.get(link).words
    assert "Ada Green" not in lead.get(f"/{area.slug}/people").words


def test_the_week_over_it_says_so_and_can_be_sent_again(
    worlds: Any, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    area = worlds.area(narrator=worlds.past(20))
    ref = invites(area, "ada")
    area.narrator.on(0)
    lead, ada = signed_in(area, "lead"), signed_in(area, "ada")
    old = mailed_link(area.addresses["ada"])

    assert visitor.get(old, 404).headings == ["This link is over"]
    assert "The time of this invitation is over." in ada.get(f"/{area.slug}/people/invitations/{ref}").words
    page = lead.get(f"/{area.slug}/people")
    assert "Week over" in page.words
    lead.send(page, f"{ref}/mail")

    link = mailed_link(area.addresses["ada"])
    assert link != old
    assert "Welcome." in visitor.send(visitor.get(link), link).words


def test_it_is_looked_at_again_whether_the_inviter_may_still_give_the_role(
    area: TestArea, visitor: Browser, mailed_link: Mailed
) -> None:
    area.somebody("second", Role.LEAD)
    invites(area, "ada", by="second")
    link = mailed_link(area.addresses["ada"])
    area.ends("lead", "second", Role.LEAD)

    refused = visitor.send(visitor.get(link), link, 422, name="Ada Green")

    assert "Whoever invited you can no longer give this role." in refused.words
    assert refused.typed(link)["name"] == "Ada Green"


def test_it_is_of_no_use_to_another_mailbox_or_in_another_area(
    area: TestArea, world: World, signed_in: SignedIn, visitor: Browser
) -> None:
    ref, elsewhere = invites(area, "ada"), world.area()

    for browser in (visitor, signed_in(area, "contact"), signed_in(area, "lead")):
        browser.get(f"/{area.slug}/people/invitations/{ref}", 404)
    signed_in(area, "ada").get(f"/{elsewhere.slug}/people/invitations/{ref}", 404)


def test_two_invitations_to_one_new_mailbox_make_one_person(area: TestArea, visitor: Browser, made: Parts, client: Any) -> None:
    refs = [invites(area, "ada"), invites(area, "ada", Role.MEMBER, None)]
    paths = [link_for(made, area, "ada", links.INVITATION, f"/{area.slug}/people/invitations/{ref}", days=7) for ref in refs]
    other = Browser(client)
    forms = [visitor.get(paths[0]), other.get(paths[1])]

    visitor.send(forms[0], paths[0])
    again = other.send(forms[1], paths[1])

    assert "Welcome." in again.words
    assert f"ada a signatory contact for {PANTRY}; a group member" in again.words + other.get(f"/{area.slug}/people").words


def test_the_timeline_tells_who_invited_whom_and_gives_no_address(area: TestArea, signed_in: SignedIn) -> None:
    ref = invites(area, "ada", Role.CONTACT, BAND)
    area.joins(ref, "Ada Green")

    page = signed_in(area, "contact").get(f"/{area.slug}/people/{reference(area.people['Ada Green'])}")

    assert f"Lead invited Ada Green to be a signatory contact for {BAND}" in page.words
    assert "Ada Green accepted the invitation of lead" in page.words
    assert area.addresses["ada"] not in page.html


def test_of_two_who_accept_at_once_with_the_same_link_exactly_one_does(area: TestArea, made: Parts) -> None:
    for turn in range(5):
        ref = invites(area, f"ada{turn}")
        person, login = area._within(
            "SELECT invitee_id, login_id FROM invitation JOIN auth.invitation USING (tenant_id, invitation_id) WHERE ref = %s",
            ref,
        )
        both = Barrier(2)

        def accepts(ref: str = ref, person: Any = person, login: Any = login, both: Barrier = both) -> bool:
            command = Command(tenant_id=area.tenant, command_id=uuid4(), route="test", person_id=person)
            both.wait()
            try:
                made.desk.perform(command, lambda journal: accept_invitation(journal, ref=ref, login_id=login, name="Ada"))
            except Refused:
                return False
            return True

        assert sorted(one.result() for one in together(accepts, accepts)) == [False, True]

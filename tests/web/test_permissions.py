"""An area tightens who may do what: on its page, at once on every other, in commands too, and back again."""

from collections.abc import Callable
from uuid import UUID

import pytest

from domain.shared.actor import Role
from tests.browser import Browser, Page
from tests.given import COUNCIL, CVS, PANTRY, SERVICE, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
NOT_YOURS = "This area lets only some roles do this, and yours is not among them."


@pytest.fixture
def area(world: World) -> TestArea:
    one = world.area()
    one.somebody("member", Role.MEMBER)
    return one


def change(area: TestArea, browser: Browser, status: int = 200, **typed: str | None) -> Page:
    to = f"/{area.slug}/who-may-do-what"
    return browser.send(browser.get(to), to, status, **typed)


def test_members_no_longer_read_who_is_here_and_then_do_again(area: TestArea, signed_in: SignedIn) -> None:
    member, people = signed_in(area, "member"), f"/{area.slug}/people"
    before = member.raw("GET", people)
    assert before.status_code == 200

    page = change(area, signed_in(area, "lead"), **{"people_read_group-member": None, "why": "Some asked for it."})
    assert "Who may do what has been changed." in page.words
    refused = member.raw("GET", people, headers={"If-None-Match": before.headers.get("etag", "")})
    assert (refused.status_code, NOT_YOURS in refused.text) == (403, True)
    assert people not in member.get(f"/{area.slug}").links
    assert signed_in(area, "chair").get(people)
    assert "a group member does not read who is here" in signed_in(area, "contact").get(f"/{area.slug}/timeline").words
    assert "Some asked for it." in signed_in(area, "contact").get(f"/{area.slug}/timeline").words

    change(area, signed_in(area, "chair"), **{"people_read_group-member": "y"})

    assert member.get(people)


def test_only_the_lead_and_the_chair_nominate_however_it_is_sent(area: TestArea, signed_in: SignedIn) -> None:
    contact, to = signed_in(area, "contact"), f"/{area.slug}/champions"
    form = contact.get(f"{to}/new")
    typed = {"slot": f"{area.bodies[CVS]} Groups", "who": "oneself", "term_months": "12"}
    names = [
        f"champion_nominate_{role}"
        for role in ("host", "group-member", "champion", "contact", "officer", "vcs-member", "board-secretary")
    ]
    change(area, signed_in(area, "lead"), **dict.fromkeys(names))

    sent = contact.raw("POST", to, data=form.typed("/champions") | typed)
    assert (sent.status_code, NOT_YOURS in sent.text) == (403, True)
    contact.get(f"{to}/new", 403)
    assert area.nominates("chair", COUNCIL, SERVICE, ("Ada", "ada@people.example"))


def test_a_command_obeys_before_any_page_knows(
    area: TestArea, signed_in: SignedIn, held_back: Callable[[TestArea], object]
) -> None:
    contact = signed_in(area, "contact")
    form = contact.get(f"/{area.slug}/signatories/new")
    lead = signed_in(area, "lead")
    page = lead.get(f"/{area.slug}/who-may-do-what")
    with held_back(area):  # type: ignore[attr-defined]
        lead.send(page, "/who-may-do-what", **{"signatory_sign-up_contact": None})
        refused = contact.send(
            form, "/signatories", 422, organisation=str(area.bodies[PANTRY]), position="Chair", authority="The trustees"
        )

    assert NOT_YOURS in refused.words


@pytest.mark.parametrize("who", ["officer", "contact", "auditor", "secretary", "member"])
def test_nobody_else_changes_it(area: TestArea, signed_in: SignedIn, who: str) -> None:
    page = signed_in(area, who).get(f"/{area.slug}/who-may-do-what", 403)

    assert "Only the Compact lead and the chair say who may do what here." in page.words


def test_what_another_changed_meanwhile_stays(area: TestArea, signed_in: SignedIn) -> None:
    lead, chair, to = signed_in(area, "lead"), signed_in(area, "chair"), "/who-may-do-what"
    stale = lead.get(f"/{area.slug}{to}")
    chair.send(chair.get(f"/{area.slug}{to}"), to, people_read_officer=None)

    page = lead.send(stale, to, people_read_mediator=None)

    fields = page.typed(to)
    assert "people_read_officer" not in fields
    assert "people_read_mediator" not in fields
    assert UUID(fields["command_id"])

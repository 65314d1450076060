"""Giving and ending roles: by whom, at once, and never so that nobody leads."""

from collections.abc import Callable
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.shared.actor import Role, Seat
from domain.shared.errors import Refused
from domain.shared.ids import PersonId, reference
from services.people.commands import end_role
from services.shared.ports import Command
from tests.browser import Browser, Page, filled
from tests.eventstore.ledgers import together
from tests.given import PANTRY, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
LAST = "An area keeps at least one Compact lead."


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def test_the_lead_gives_a_role_and_ends_it(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "lead")

    page = browser.send(
        browser.get(f"{of(area, 'chair')}/roles"), "/roles", role="contact", organisation=str(area.bodies[PANTRY])
    )
    assert "chair is a signatory contact now." in page.words
    assert f"a signatory contact for {PANTRY}" in page.words
    page = end(browser, area, "chair", "contact " + str(area.bodies[PANTRY]))

    assert "chair is no longer a signatory contact." in page.words
    assert "the chair" in page.words


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        ("lead", {"lead", "chair", "group-member", "contact", "officer", "vcs-member", "board-secretary", "mediator"}),
        ("host", {"host", "lead"}),
    ],
)
def test_each_is_offered_what_they_may_give(area: TestArea, signed_in: SignedIn, who: str, roles: set[str]) -> None:
    area.somebody("host", Role.HOST)

    page = signed_in(area, who).get(f"{of(area, 'contact')}/roles")

    assert set(page.form("/roles")["choices"]["role"]) - {""} == roles


def test_a_role_that_one_may_not_give_is_refused_however_it_is_sent(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "lead")

    page = browser.send(browser.get(f"{of(area, 'lead')}/roles"), "/roles", 422, role="host")

    assert "Choose a role." in page.words
    assert "a host administrator" not in browser.get(f"/{area.slug}/people").words


def test_ending_takes_effect_on_the_next_request(area: TestArea, signed_in: SignedIn) -> None:
    contact = signed_in(area, "contact")
    assert contact.get(f"/{area.slug}/people").headings == ["People"]

    end(signed_in(area, "lead"), area, "contact", "contact " + str(area.bodies[PANTRY]))

    refused = contact.get(f"/{area.slug}/people", 403)
    assert "You have no confirmed role in this area now." in refused.words
    assert "here as" not in contact.get(f"/{area.slug}").words


def test_a_form_begun_before_the_role_ended_is_refused_with_a_page_that_keeps_what_was_written(
    area: TestArea, signed_in: SignedIn, recorded: Callable[[], int]
) -> None:
    contact = signed_in(area, "contact")
    form = contact.get(f"/{area.slug}/signatories/new")
    end(signed_in(area, "lead"), area, "contact", "contact " + str(area.bodies[PANTRY]))
    before = recorded()

    refused = contact.send(
        form,
        "/signatories",
        403,
        organisation=str(area.bodies[PANTRY]),
        position="Chair of it",
        authority="The trustees in March",
    )

    assert "Only somebody who acts for the organisation, or the Compact lead on its behalf, can sign it up." in refused.words
    assert "What you wrote has not been sent" in refused.words
    assert "The trustees in March" in refused.words
    assert recorded() == before


def test_anybody_lays_their_own_role_down(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "secretary")

    page = end(browser, area, "secretary", "board-secretary -")

    assert "secretary is no longer the board's secretary." in page.words.replace("’", "'")
    assert "here as" not in page.words


def test_nobody_ends_a_role_that_they_could_not_give(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "chair").get(f"{of(area, 'contact')}/roles/ended")

    assert "There is no role here that you could end." in page.words


@pytest.mark.parametrize("who", ["lead", "contact", "officer"])
@pytest.mark.parametrize(("sent", "status"), [("auditor audit", 422), ("vcs-member audit", 404)])
def test_an_audit_is_ended_under_no_other_roles_name(
    area: TestArea, signed_in: SignedIn, who: str, sent: str, status: int
) -> None:
    """Whatever the form was made to say: by whoever may give an audit, or the auditor."""
    today = area.narrator.day(0)
    area.audits("chair", "secretary", today, today)
    browser = signed_in(area, who)
    typed = filled(browser.get(f"{of(area, who)}/roles/ended"), "/roles/ended", {"seat": sent})

    browser.post(f"{of(area, 'secretary')}/roles/ended", status, typed)

    assert "ended the audit" not in browser.get(of(area, "secretary")).words


def test_the_last_lead_stays_whoever_asks(area: TestArea, signed_in: SignedIn) -> None:
    area.somebody("host", Role.HOST)

    for who in ("lead", "host"):
        page = end(signed_in(area, who), area, "lead", "lead -", 422)
        assert LAST in page.words

    assert "lead the Compact lead" in signed_in(area, "contact").get(f"/{area.slug}/people").words


def test_of_two_leads_who_end_each_other_at_once_exactly_one_succeeds(area: TestArea) -> None:
    area.somebody("one", Role.LEAD)
    area.somebody("other", Role.LEAD)
    area.ends("one", "lead", Role.LEAD)

    assert sorted(at_once(area, ("one", "other"), ("other", "one"))) == [False, True]


def test_of_two_leads_who_leave_at_once_exactly_one_succeeds(world: World) -> None:
    for _time in range(5):
        area = world.area(empty=True)
        area.somebody("second", Role.LEAD)

        assert sorted(at_once(area, ("lead", "lead"), ("second", "second"))) == [False, True]


def test_one_who_does_it_all_alone_is_not_in_their_own_way(world: World, signed_in: SignedIn) -> None:
    area = world.area(empty=True)
    browser = signed_in(area, "lead")

    for role in ("chair", "group-member"):
        browser.send(browser.get(f"{of(area, 'lead')}/roles"), "/roles", role=role, organisation="none")
    page = end(browser, area, "lead", "chair -")

    assert "lead, here as a group member and the Compact lead" in page.words


def at_once(area: TestArea, *pairs: tuple[str, str]) -> list[bool]:
    """Whether each of those ended the other's role as lead, all having looked before any wrote."""
    looked = Barrier(len(pairs))

    def ends(who: str, whom: str) -> bool:
        first = [True]

        def decide(journal: Any) -> None:
            end_role(journal, person_id=PersonId(area.people[whom]), seat=Seat(Role.LEAD))
            if first.pop() if first else False:
                looked.wait()

        try:
            area.narrator.made.desk.perform(command(area, area.people[who]), decide)
        except Refused:
            return False
        return True

    return [one.result() for one in together(*[lambda pair=pair: ends(*pair) for pair in pairs])]


def command(area: TestArea, person_id: UUID) -> Any:

    return Command(tenant_id=area.tenant, command_id=uuid4(), route="test", person_id=PersonId(person_id))


def of(area: TestArea, who: str) -> str:
    return f"/{area.slug}/people/{reference(area.people[who])}"


def end(browser: Browser, area: TestArea, who: str, seat: str, status: int = 200) -> Page:
    return browser.send(browser.get(f"{of(area, who)}/roles/ended"), "/roles/ended", status, seat=seat)

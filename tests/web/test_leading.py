"""Handing an area over, a host's recovery, and audits within their days."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.people.invitations import Audit
from domain.shared.actor import Role
from tests.browser import Browser
from tests.given import TestArea, World
from tests.web.test_roles import of

SignedIn = Callable[[TestArea, str], Browser]
Post = Callable[[str], list[str]]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def test_the_lead_asks_and_on_their_yes_the_other_leads(area: TestArea, signed_in: SignedIn, post: Post) -> None:
    lead, secretary = signed_in(area, "lead"), signed_in(area, "secretary")

    page = lead.send(lead.get(f"{of(area, 'secretary')}/handover"), "/handover")
    assert "secretary has been asked to follow you. You lead until they say yes." in page.words
    assert "You are asked to follow as the Compact lead of" in secretary.get("/duties").words
    assert "Will you lead the Compact in" in post(area.addresses["secretary"])[0]
    asked = next(link for link in secretary.get(f"/{area.slug}/people").links if "/handovers/" in link)
    page = secretary.send(secretary.get(asked), asked, answer="accept")

    assert "You are the Compact lead now." in page.words
    assert "secretary, here as the board's secretary and the Compact lead" in page.words
    assert lead.get(f"/{area.slug}").words.count("here as") == 0
    assert "Nothing waits for you." in secretary.get("/duties").words


def test_a_no_leaves_everything_as_it_was(area: TestArea, signed_in: SignedIn) -> None:
    ref, chair = area.offers_handover("lead", "chair"), signed_in(area, "chair")

    page = chair.send(chair.get(f"/{area.slug}/people/handovers/{ref}"), ref, answer="decline")

    assert "You have said no." in page.words
    assert "lead the Compact lead" in page.words


def test_a_handover_that_was_withdrawn_can_no_longer_be_accepted(area: TestArea, signed_in: SignedIn) -> None:
    ref, lead, chair = area.offers_handover("lead", "chair"), signed_in(area, "lead"), signed_in(area, "chair")
    form = chair.get(f"/{area.slug}/people/handovers/{ref}")

    lead.send(lead.get(f"/{area.slug}/people"), f"{ref}/withdrawal")
    refused = chair.send(form, ref, 422, answer="accept")

    assert "Chair no longer" not in refused.words
    assert "This has been withdrawn" in refused.words
    assert "lead the Compact lead" in chair.get(f"/{area.slug}/people").words


def test_only_one_is_asked_at_a_time_and_only_the_one_asked_can_answer(area: TestArea, signed_in: SignedIn) -> None:
    ref, lead = area.offers_handover("lead", "chair"), signed_in(area, "lead")

    refused = lead.send(lead.get(f"{of(area, 'secretary')}/handover"), "/handover", 422)

    assert "You have asked somebody to follow you already." in refused.words
    for who in ("lead", "secretary"):
        signed_in(area, who).get(f"/{area.slug}/people/handovers/{ref}", 404)


@pytest.mark.parametrize("who", ["here", "other"])
def test_a_host_recovers_an_area_which_everybody_hears_and_anybody_can_read(
    area: TestArea, signed_in: SignedIn, visitor: Browser, post: Post, who: str
) -> None:
    area.somebody("host", Role.HOST)
    host, page = signed_in(area, "host"), f"/{area.slug}/people/recovery"
    chair = of(area, "chair").split("/")[-1]
    typed = {"name": "Ada Grey", "address": f"ada@{area.slug}.example"} if who == "other" else {"person": chair}

    said = host.send(host.get(page), "/recovery", who=who, why="Nobody has answered since May.", **typed)

    assert "The area has been recovered." in said.words
    for one in ("contact", "lead", "officer"):
        assert "has been recovered by its host" in post(area.addresses[one])[0]
    public = visitor.get(f"/{area.slug}/timeline").words
    assert "A host administrator recovered the area" in public
    assert "Nobody has answered since May." in public
    if who == "here":
        assert "chair the chair; the Compact lead" in host.get(f"/{area.slug}/people").words
    else:
        assert "You are invited to be the Compact lead" in post(typed["address"])[0]


def test_a_recovery_needs_a_reason_and_a_person_and_keeps_what_was_typed(area: TestArea, signed_in: SignedIn) -> None:
    area.somebody("host", Role.HOST)
    host = signed_in(area, "host")
    form = host.get(f"/{area.slug}/people/recovery")

    refused = host.send(form, "/recovery", 422, who="here", person="", why="")

    assert "Say why the area needs a new Compact lead." in refused.words
    assert "Choose one of the people here." in refused.words
    refused = host.send(form, "/recovery", 422, who="other", person="", why="They moved away.")
    assert "Enter their name." in refused.words
    assert "They moved away." in refused.words


@pytest.mark.parametrize("who", ["lead", "chair", "contact"])
def test_nobody_but_a_host_recovers_an_area(area: TestArea, signed_in: SignedIn, who: str) -> None:
    assert "Only a host administrator" in signed_in(area, who).get(f"/{area.slug}/people/recovery", 403).words


@pytest.mark.parametrize(("first", "last", "works"), [(0, 0, True), (0, 30, True), (1, 30, False)])
def test_an_auditors_seat_works_within_its_days_alone(
    area: TestArea, signed_in: SignedIn, first: int, last: int, works: bool
) -> None:
    area.somebody("spare", Role.MEMBER)
    chair, today = signed_in(area, "chair"), area.narrator.day(0)
    days = {"audits_from": today + timedelta(first), "audits_until": today + timedelta(last)}
    typed = {f"{name}__{part}": str(getattr(day, part)) for name, day in days.items() for part in ("day", "month", "year")}

    page = chair.send(chair.get(f"{of(area, 'spare')}/audit"), "/audit", purpose="The yearly look.", **typed)

    assert "spare audits here from" in page.words
    assert "The yearly look." in page.words
    assert ("an auditor" in signed_in(area, "spare").get(f"/{area.slug}").words) == works


def test_an_audit_whose_last_day_is_over_opens_nothing(worlds: World, signed_in: SignedIn) -> None:
    area = worlds.area(narrator=worlds.past(20))  # type: ignore[attr-defined]
    day = area.narrator.day
    ref = area.invites("chair", ("eve", f"eve@{area.slug}.example"), Role.AUDITOR, audit=an_audit(day(20), day(10)))
    area.addresses["eve"] = f"eve@{area.slug}.example"
    area.joins(ref, "eve")
    area.narrator.on(0)

    eve = signed_in(area, "eve")

    assert "You have no confirmed role in this area now." in eve.get(f"/{area.slug}/people", 403).words
    assert "eve an auditor" not in signed_in(area, "lead").get(f"/{area.slug}/people").words


@pytest.mark.parametrize("who", ["lead", "officer", "contact"])
def test_nobody_but_the_chair_or_the_host_grants_an_audit(area: TestArea, signed_in: SignedIn, who: str) -> None:
    signed_in(area, who).get(f"{of(area, 'contact')}/audit", 403)


def an_audit(first: object, last: object) -> object:

    return Audit(first, last, "The yearly look.")  # type: ignore[arg-type]

"""A suspended area: who may still write there, and what anybody may."""

import pytest

from domain.areas import (
    AreaResumed,
    AreaSuspended,
    TryOutEnded,
    evolve,
    evolve_standing,
    may_write,
    resume,
    step_in,
    suspend,
)
from domain.champions import StoodDown
from domain.erasure import Withdrawn
from domain.people import AuditEnded, PersonErased, PersonLeft, RoleEnded
from domain.shared.actor import OPERATOR, TICKER, Actor, Role, Seat
from domain.shared.sealed import Text
from domain.signatories import SignedUp
from tests.architecture.samples import latest
from tests.domain.stories import an_id, refusal, told
from tests.domain.test_areas import OPENED

WHY = Text("Nobody answers any more.")
SUSPENDED = AreaSuspended(why=WHY)
LEAD = Actor(person_id=an_id("Miriam Castell"), seats=(Seat(Role.LEAD),))
KEEPER = Actor(person_id=an_id("Anwen Price"), seats=(Seat(Role.HOST),))
NOT_NOW = "The host of this area has suspended it. Everything can be read, and nothing new is recorded until it is resumed."


def test_it_is_suspended_with_a_reason_once_and_resumed_once() -> None:
    opened, suspended = told(evolve, OPENED), told(evolve, OPENED, SUSPENDED)

    assert suspend(opened, " Nobody answers any more. ") == [SUSPENDED]
    assert suspend(suspended, "Again.") == []
    assert resume(suspended) == [AreaResumed()]
    assert resume(opened) == []
    assert not told(evolve, OPENED, SUSPENDED, AreaResumed()).suspended


@pytest.mark.parametrize("why", ["", "   ", "x" * 1001])
def test_a_reason_is_needed_that_can_be_read(why: str) -> None:
    said = refusal(suspend, told(evolve, OPENED), why)

    assert said == ("Say why, in at most 1000 characters. Everybody can read it.", "why")


def test_only_people_of_its_own_host_step_in() -> None:
    area = told(evolve, OPENED)

    step_in(area, OPENED.host_id)

    assert refusal(step_in, area, an_id("another host")) == ("Another host looks after this area now.", None)


@pytest.mark.parametrize("who", [KEEPER, TICKER, OPERATOR])
def test_its_host_writes_and_the_services_dates_go_by(who: Actor) -> None:
    may_write(told(evolve_standing, OPENED, SUSPENDED), who, [a(SignedUp)])


def test_nobody_else_does_until_it_is_resumed() -> None:
    suspended, resumed = told(evolve_standing, OPENED, SUSPENDED), told(evolve_standing, OPENED, SUSPENDED, AreaResumed())

    assert refusal(may_write, suspended, LEAD, [a(SignedUp)]) == (NOT_NOW, None)
    may_write(resumed, LEAD, [a(SignedUp)])
    may_write(told(evolve_standing, OPENED), LEAD, [a(SignedUp)])


def test_the_laws_month_does_not_wait() -> None:
    suspended = told(evolve_standing, OPENED, SUSPENDED)

    may_write(suspended, LEAD, [a(Withdrawn)])

    assert refusal(may_write, suspended, LEAD, [a(Withdrawn), a(SignedUp)]) == (NOT_NOW, None)


@pytest.mark.parametrize("closed", [SUSPENDED, TryOutEnded()])
def test_roles_end_in_an_area_that_is_closed_and_nobody_comes_or_is_given_one(closed: object) -> None:
    standing = told(evolve_standing, OPENED, closed)

    may_write(standing, LEAD, [a(RoleEnded), a(PersonLeft), a(PersonErased), a(AuditEnded), a(StoodDown)])

    about_people = {topic for topic in latest() if topic.startswith(("person.", "audit.", "invitation.", "handover."))}
    for topic in about_people - {"person.role-ended", "person.left", "person.erased", "audit.ended"}:
        assert refusal(may_write, standing, LEAD, [latest()[topic]]), topic


def a(kind: type) -> object:
    return latest()[kind.TOPIC]

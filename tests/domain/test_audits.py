"""An audit's rules: leave for one concern by somebody independent, samples that anybody draws again, words that are there."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import audits, people
from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.ids import BreachId, PersonId, SampleId
from domain.shared.sealed import Text
from tests.domain.stories import an_id

AUDITOR, CHAIR = PersonId(an_id("Ingrid Solheim")), PersonId(an_id("Leela Joshi"))
CASE, TODAY = BreachId(an_id("a concern")), date(2027, 3, 1)


def told(*events: object, state: audits.Reading | None = None) -> audits.Reading | None:
    for event in events:
        state = audits.evolve_reading(state, event)  # type: ignore[arg-type]
    return state


def asked(state: audits.Reading | None = None, why: str = "To see the reasons.", today: date = TODAY) -> audits.Reading | None:
    events = audits.ask(state, breach_id=CASE, ref="B7K2-9QXM", auditor_id=AUDITOR, why=why, today=today)
    return told(*events, state=state)


def opened(days: int = 30) -> audits.Reading | None:
    state = asked()
    until = TODAY + timedelta(days=days)
    return told(*audits.let_read(state, by=CHAIR, in_the_case=False, until=until, audit_ends=None, today=TODAY), state=state)


def test_leave_is_for_its_days_and_can_be_asked_for_again() -> None:
    state = opened(30)

    assert state
    assert state.is_open(TODAY + timedelta(days=30))
    assert not state.is_open(TODAY + timedelta(days=31))
    assert asked(state, today=TODAY + timedelta(days=31)).asked  # type: ignore[union-attr]
    with pytest.raises(Refused, match="already"):
        asked(state)


def test_asking_twice_is_asking_once_and_without_a_reason_it_is_refused() -> None:
    assert audits.ask(asked(), breach_id=CASE, ref="B7K2-9QXM", auditor_id=AUDITOR, why="Again.", today=TODAY) == []
    with pytest.raises(Refused, match="Say why"):
        asked(why=" \n")


@pytest.mark.parametrize(("by", "in_the_case"), [(AUDITOR, False), (CHAIR, True)])
def test_neither_the_auditor_nor_somebody_in_the_concern_decides(by: PersonId, in_the_case: bool) -> None:
    with pytest.raises(Refused):
        audits.let_read(asked(), by=by, in_the_case=in_the_case, until=TODAY, audit_ends=None, today=TODAY)
    with pytest.raises(Refused):
        audits.decline(asked(), by=by, in_the_case=in_the_case, why="")


@given(st.integers(-400, 400), st.none() | st.integers(0, 400))
def test_leave_ends_within_the_audit_and_three_months(days: int, audit: int | None) -> None:
    ends = TODAY + timedelta(days=audit) if audit is not None else None
    allowed = 0 <= days <= min(audits.LONGEST_READING, audit if audit is not None else 400)
    try:
        audits.let_read(asked(), by=CHAIR, in_the_case=False, until=TODAY + timedelta(days=days), audit_ends=ends, today=TODAY)
    except Refused:
        assert not allowed
    else:
        assert allowed


def test_what_was_decided_is_not_decided_again_and_what_was_not_asked_is_not_there() -> None:
    with pytest.raises(Refused, match="has been decided"):
        audits.decline(opened(), by=CHAIR, in_the_case=False, why="")
    with pytest.raises(NotFound):
        audits.decline(None, by=CHAIR, in_the_case=False, why="")
    closed = told(*audits.close(opened(), TODAY), state=opened())
    assert closed
    assert not closed.is_open(TODAY)
    assert audits.close(closed, TODAY) == []


@pytest.mark.parametrize(
    ("since", "until", "size"),
    [(TODAY, TODAY - timedelta(days=1), 3), (TODAY - timedelta(days=9), TODAY, 3), (TODAY, TODAY, 0), (TODAY, TODAY, 201)],
)
def test_a_sample_is_of_the_audits_own_days_and_not_of_everything(since: date, until: date, size: int) -> None:
    seat = Seat(Role.AUDITOR, begins_on=TODAY - timedelta(days=5), ends_on=TODAY + timedelta(days=5))
    with pytest.raises(Refused):
        audits.draw(
            sample_id=SampleId(an_id("sample")), ref="Q4T8-X2ND", auditor_id=AUDITOR, kind="compact", since=since, until=until,
            size=size, seed="1", seat=seat,
        )  # fmt: skip


@given(st.text(max_size=20), st.uuids(), st.integers(1, 10_000))
def test_a_lot_follows_from_the_seed_and_the_fact_alone(seed: str, stream: UUID, version: int) -> None:
    assert audits.lot(seed, stream, version) == audits.lot(seed, UUID(str(stream)), version)
    assert audits.lot(seed, stream, version) != audits.lot(seed, stream, version + 1)


def test_nobody_grants_an_audit_to_themself() -> None:
    with pytest.raises(Refused, match="themself"):
        people.audit(None, CHAIR, granter_id=CHAIR, audits_from=TODAY, audits_until=TODAY, purpose=Text("Mine."), today=TODAY)

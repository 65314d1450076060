"""What waits for approval, and what becomes of it when something else happens first."""

from datetime import timedelta

import pytest

from domain import signatories
from domain.shared.actor import Role
from domain.shared.dates import end_of
from domain.shared.errors import Refused
from domain.signatories import SignatureKind
from infra.composition import Parts
from services.duties.waiting import DutyKind
from tests.given import BAND, CVS, PANTRY, TestArea
from tests.work.happening import of_kind
from tests.work.test_signatures import SAID, next_version
from tests.work.ticking import alarms, stand_at


def waits(made: Parts, area: TestArea, kind: DutyKind) -> int:
    """For how many people there."""
    with made.worker_pool.connection() as cx:
        cx.execute(
            "SELECT set_config('search_path', (SELECT format('rm_%s, wide_%s', generation, generation) FROM rm.live), true)"
        )
        return len(cx.execute("SELECT 1 FROM duty WHERE (tenant_id, kind) = (%s, %s)", (area.tenant, kind)).fetchall())


def test_whoever_withdraws_takes_back_what_waits(area: TestArea, made: Parts) -> None:
    area.signs("contact", PANTRY, *SAID)
    area.sets_approval("lead", needed=True)
    area.signs("contact", PANTRY, *SAID, kind=SignatureKind.SUPPORTER)
    before = waits(made, area, DutyKind.APPROVE_SIGNATURE)

    area.withdraws("contact", PANTRY, "We close.")

    assert (before, waits(made, area, DutyKind.APPROVE_SIGNATURE)) == (1, 0)
    assert area._within("SELECT state FROM signature_request")[0] == "withdrawn"
    with pytest.raises(Refused, match="Nothing waits"):
        area.answers_request("lead", PANTRY, approved=True)


@pytest.mark.parametrize("gone", ["follows", "merges"])
def test_for_one_that_is_no_more_nothing_is_approved_and_it_can_be_refused(area: TestArea, made: Parts, gone: str) -> None:
    area.sets_approval("lead", needed=True)
    area.signs("contact", PANTRY, *SAID)
    getattr(area, gone)("lead", PANTRY, CVS)

    with pytest.raises(Refused, match="choose"):
        area.answers_request("lead", PANTRY, approved=True)
    area.answers_request("lead", PANTRY, approved=False, why="It is no more.")

    assert not of_kind(made, area.tenant, signatories.Approved)


def test_members_are_named_once_it_is_approved_but_not_one_that_is_no_more(area: TestArea, made: Parts) -> None:
    area.sets_approval("lead", needed=True)
    area.person("cvs", f"cvs@{area.slug}.example", Role.CONTACT, CVS)
    area.signs("cvs", CVS, *SAID, represents="its members", members=(PANTRY, BAND))
    before = of_kind(made, area.tenant, signatories.MemberNamed)
    area.merges("lead", BAND, PANTRY)

    area.answers_request("lead", CVS, approved=True)

    named = of_kind(made, area.tenant, signatories.MemberNamed)
    assert before == []
    assert [(one.fact.organisation_id, one.fact.member_id) for one in named] == [(area.bodies[CVS], area.bodies[PANTRY])]


def test_what_is_not_approved_names_nobody(area: TestArea, made: Parts) -> None:
    area.sets_approval("lead", needed=True)
    area.person("cvs", f"cvs@{area.slug}.example", Role.CONTACT, CVS)
    area.signs("cvs", CVS, *SAID, represents="its members", members=(PANTRY,))

    area.answers_request("lead", CVS, approved=False, why="Not minuted.")

    assert not of_kind(made, area.tenant, signatories.MemberNamed)


def test_one_that_cannot_be_named_is_said_when_it_is_asked(area: TestArea) -> None:
    area.sets_approval("lead", needed=True)

    with pytest.raises(Refused, match="It signs for itself"):
        area.signs("contact", PANTRY, *SAID, represents="its members", members=(PANTRY,))


@pytest.mark.parametrize("approved", [True, False])
def test_whoever_asked_to_sign_anew_in_time_lapses_only_where_it_is_not_approved(
    area: TestArea, made: Parts, *, approved: bool
) -> None:
    area.signs("contact", PANTRY, *SAID)
    area.sets_approval("lead", needed=True)
    next_version(area)
    area.signs("contact", PANTRY, *SAID)
    due = of_kind(made, area.tenant, signatories.ReaffirmationAsked)[0].fact.reaffirm_by
    area.narrator.end += timedelta(days=90)

    stand_at(area, end_of(due.on) + timedelta(days=3))
    waiting = alarms(made, area)
    rings(area)
    before = of_kind(made, area.tenant, signatories.Lapsed)
    area.answers_request("lead", PANTRY, approved=approved, why="Not minuted.")
    rings(area)

    assert (before, waiting.count("lapse-signature"), alarms(made, area).count("lapse-signature")) == ([], 0, 0)
    assert len(of_kind(made, area.tenant, signatories.Lapsed)) == (not approved)


def rings(area: TestArea) -> None:
    area.narrator.worker.tick()
    area.narrator.settle()

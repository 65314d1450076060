"""One organisation that is recorded twice: it is asked once, and what ends for it ends under both of its records."""

from datetime import timedelta
from uuid import UUID

import pytest

from domain import signatories
from domain.organisations import Sector
from domain.shared.dates import end_of
from infra.composition import Parts
from services.duties.waiting import DutyKind
from tests.given import BAND, COUNCIL, PANTRY, TestArea
from tests.work.happening import of_kind
from tests.work.test_signatures import SAID, next_version
from tests.work.test_signatures_asked import rings, waits
from tests.work.ticking import alarms, stand_at

OTHER = "The Pantry"
BOTH = (PANTRY, OTHER)


def signed_by(area: TestArea, *bodies: str) -> None:
    area.body(OTHER, Sector.VCS)
    for body in bodies:
        area.signs("lead", body, *SAID)


def asked(made: Parts, area: TestArea) -> list[UUID]:
    return [one.fact.organisation_id for one in of_kind(made, area.tenant, signatories.ReaffirmationAsked)]  # type: ignore[attr-defined]


def half_a_year_later(area: TestArea, made: Parts) -> list[UUID]:
    """Whose signatures have lapsed then."""
    area.narrator.end += timedelta(days=90)
    last = max(one.fact.reaffirm_by.on for one in of_kind(made, area.tenant, signatories.ReaffirmationAsked))  # type: ignore[attr-defined]
    stand_at(area, end_of(last) + timedelta(days=3))
    rings(area)
    return [one.fact.organisation_id for one in of_kind(made, area.tenant, signatories.Lapsed)]  # type: ignore[attr-defined]


def states(area: TestArea) -> dict[str, str]:
    query = "SELECT json_object_agg(o.own_name, s.state) FROM signatory s JOIN organisation o USING (organisation_id)"
    return dict(area._within(query)[0])


@pytest.mark.parametrize("signed", [BOTH, (OTHER,)])
@pytest.mark.parametrize("merged_before", [True, False])
def test_it_is_asked_to_sign_a_newer_version_under_its_one_name(
    area: TestArea, made: Parts, signed: tuple[str, ...], *, merged_before: bool
) -> None:
    signed_by(area, *signed)
    if merged_before:
        area.merges("lead", OTHER, PANTRY)
    next_version(area)
    if not merged_before:
        area.merges("lead", OTHER, PANTRY)

    area.signs("contact", PANTRY, *SAID)

    assert area.bodies[PANTRY] in asked(made, area)
    assert merged_before <= (area.bodies[OTHER] not in asked(made, area))
    assert waits(made, area, DutyKind.REAFFIRM) == 0
    assert half_a_year_later(area, made) == []
    assert "lapse-signature" not in alarms(made, area)


@pytest.mark.parametrize("merged_before", [True, False])
def test_where_it_does_not_sign_both_of_its_records_lapse_once(area: TestArea, made: Parts, *, merged_before: bool) -> None:
    signed_by(area, OTHER)
    if merged_before:
        area.merges("lead", OTHER, PANTRY)
    next_version(area)
    if not merged_before:
        area.merges("lead", OTHER, PANTRY)

    assert half_a_year_later(area, made) == [area.bodies[PANTRY], area.bodies[OTHER]]
    assert states(area)[OTHER] == "lapsed"
    assert "lapse-signature" not in alarms(made, area)


def test_taken_apart_again_each_has_its_own_day(area: TestArea, made: Parts) -> None:
    signed_by(area, OTHER)
    next_version(area)
    area.merges("lead", OTHER, PANTRY)
    area.signs("contact", PANTRY, *SAID)

    area.separates("lead", OTHER)

    assert half_a_year_later(area, made) == [area.bodies[OTHER]]


def test_where_one_record_has_signed_it_the_other_does_not_lapse(area: TestArea, made: Parts) -> None:
    signed_by(area, PANTRY)
    next_version(area)
    area.signs("lead", OTHER, *SAID)

    area.merges("lead", OTHER, PANTRY)

    assert half_a_year_later(area, made) == []


@pytest.mark.parametrize("signed", [BOTH, (OTHER,)])
def test_whoever_follows_it_is_asked_and_nothing_goes_on_standing(area: TestArea, made: Parts, signed: tuple[str, ...]) -> None:
    signed_by(area, *signed)
    area.merges("lead", OTHER, PANTRY)

    area.follows("lead", PANTRY, BAND)

    assert states(area) == dict.fromkeys(signed, "succeeded") | {BAND: None}
    assert asked(made, area) == [area.bodies[BAND]]
    area.separates("lead", OTHER)
    assert states(area)[OTHER] == "stands"


@pytest.mark.parametrize("signed", [BOTH, (OTHER,)])
def test_withdrawn_by_its_contact_nothing_of_it_stands(area: TestArea, made: Parts, signed: tuple[str, ...]) -> None:
    signed_by(area, *signed, COUNCIL)
    area.merges("lead", OTHER, PANTRY)

    area.withdraws("contact", PANTRY, "We close.")

    assert states(area) == dict.fromkeys(signed, "withdrawn") | {COUNCIL: "stands"}


def test_what_the_other_record_was_asked_is_withdrawn_with_it(area: TestArea, made: Parts) -> None:
    signed_by(area, OTHER)
    area.merges("lead", OTHER, PANTRY)
    next_version(area)

    area.withdraws("contact", PANTRY, "We close.")

    assert waits(made, area, DutyKind.REAFFIRM) == 0
    assert half_a_year_later(area, made) == []
    assert states(area)[OTHER] == "withdrawn"


def test_taken_apart_it_is_asked_about_what_came_into_force_meanwhile(area: TestArea, made: Parts) -> None:
    signed_by(area, *BOTH)
    area.merges("lead", OTHER, PANTRY)
    next_version(area)

    area.separates("lead", OTHER)

    assert set(asked(made, area)) == {area.bodies[PANTRY], area.bodies[OTHER]}
    assert set(half_a_year_later(area, made)) == {area.bodies[PANTRY], area.bodies[OTHER]}


def test_its_contact_says_of_either_record_that_it_is_not_signed_for(area: TestArea, made: Parts) -> None:
    signed_by(area)
    area.signs("lead", COUNCIL, *SAID, represents="its partners", members=[OTHER])
    area.merges("lead", OTHER, PANTRY)

    area.opts_out("contact", OTHER, COUNCIL)

    (said,) = of_kind(made, area.tenant, signatories.MemberOptedOut)
    assert said.meta.organisation_id == area.bodies[PANTRY]

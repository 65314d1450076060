"""How far the making of a version is."""

from datetime import date, timedelta

import pytest
from msgspec import convert
from msgspec.structs import replace

from services.compacts.engagement import EngagementLine
from services.compacts.text import VersionLine
from web.compacts.steps import ENGAGEMENT, STEPS, steps_of

TODAY = date(2026, 5, 1)
NEW = {
    "version_id": "00000000-0000-4000-8000-000000000001", "number": 2, "title": "The Next Compact", "in_force_from": None,
    "superseded_on": None, "signed": 0, "from_version": None, "drafter_id": None, "drafter": None, "version": 1, "edition": 0,
    "closes_on": None, "before_bodies": False, "review_on": None, "ends_on": None, "review_due": False,
}  # fmt: skip
OPEN = EngagementLine(1, TODAY, None, "What?", "en", "So.", "en", None, None, None, False, None, [])
CLOSED = replace(OPEN, closed_on=TODAY)
ISSUED = {"edition": 1, "closes_on": TODAY}


@pytest.mark.parametrize(
    ("known", "now"),
    [
        ({}, "Being drafted"),
        (ISSUED, "Out for comment"),
        (ISSUED | {"closes_on": TODAY - timedelta(1)}, "Comments being decided"),
        (ISSUED | {"closes_on": TODAY - timedelta(1), "before_bodies": True}, "Before the bodies"),
        (ISSUED | {"in_force_from": TODAY}, "In force"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_version_is_at_one_step_with_all_before_it_past(known: dict[str, object], now: str) -> None:
    steps = steps_of(convert(NEW | known, VersionLine), TODAY)

    assert [one.name for one in steps if one.is_now] == [now]
    assert [one.name for one in steps if one.is_past] == list(STEPS[: STEPS.index(now)])
    assert [one.name for one in steps] == list(STEPS)


def test_one_that_was_never_out_for_comment_did_not_pass_by_there() -> None:
    steps = steps_of(convert(NEW | {"before_bodies": True}, VersionLine), TODAY)

    assert [one.name for one in steps] == ["Being drafted", "Before the bodies", "In force"]


def test_engagement_is_the_first_step_before_there_is_a_draft_and_goes_on_beside_one() -> None:
    draft = convert(NEW, VersionLine)

    assert [(one.name, one.is_now) for one in steps_of(None, TODAY, [OPEN])] == [(ENGAGEMENT, True)] + [
        (one, False) for one in STEPS
    ]
    assert next((one.name, one.is_past, one.is_now) for one in steps_of(None, TODAY, [CLOSED])) == (ENGAGEMENT, True, False)
    for engagements, is_open in (([OPEN], True), ([CLOSED], False), ([OPEN, CLOSED], True)):
        first, second, *_others = steps_of(draft, TODAY, engagements)
        assert (first.name, first.is_open, first.is_past, first.is_now) == (ENGAGEMENT, is_open, not is_open, False)
        assert second.is_now

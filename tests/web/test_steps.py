"""How far the making of a version is."""

from datetime import date, timedelta

import pytest
from msgspec import convert

from services.compacts.text import VersionLine
from web.compacts.steps import STEPS, steps_of

TODAY = date(2026, 5, 1)
NEW = {
    "version_id": "00000000-0000-4000-8000-000000000001", "number": 2, "title": "The Next Compact", "in_force_from": None,
    "superseded_on": None, "signed": 0, "from_version": None, "drafter_id": None, "drafter": None, "version": 1, "edition": 0,
    "closes_on": None, "before_bodies": False, "review_on": None, "ends_on": None, "review_due": False,
}  # fmt: skip
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

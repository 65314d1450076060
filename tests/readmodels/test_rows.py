"""Rows as a plain dictionary would hold them, whatever events do to them."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.shared.events import Meta, Recorded
from services.shared.rows import Row, Rows
from tests.conftest import THOROUGH
from tests.eventstore.ledgers import named
from tests.readmodels.test_tables import TENANT

PLACES, COLOURS = range(5), ("red", "green")


class Stone(Row, frozen=True, kw_only=True):
    """A row small enough for chance to meet it again."""

    __key__ = ("road", "place")
    __find__ = ("colour",)

    road: str
    place: int
    colour: str

    @property
    def audience(self) -> str:
        return self.colour


class Stored:
    """A source that keeps what is written to it, as the tables do."""

    def __init__(self) -> None:
        self.rows: dict[Any, Row] = {}

    def get(self, kind: type[Row], key: tuple[Any, ...]) -> Row | None:
        return self.rows.get(key)

    def where(self, kind: type[Row], column: str, value: Any) -> Sequence[Row]:
        return [row for row in self.rows.values() if getattr(row, column) == value]

    def every(self, kind: type[Row]) -> Sequence[Row]:
        return list(self.rows.values())


stones = some.builds(Stone, road=some.sampled_from("ab"), place=some.sampled_from(PLACES), colour=some.sampled_from(COLOURS))


class AnyRows(RuleBasedStateMachine):
    """Whatever events do to rows, in one batch or in many, a dictionary says what must be there."""

    @initialize(before=some.lists(stones))
    def some_are_there(self, before: list[Stone]) -> None:
        self.stored, self.position = Stored(), 0
        self.expected = {stone.key: stone for stone in before}
        self.moved: dict[str, int] = {}
        self.stored.rows |= self.expected
        self.rows = Rows(self.stored)

    def happens(self, change: Any) -> None:
        self.position += 1
        self.rows.absorb(lambda rows, _event: change(rows), an_event(self.position))

    def expects(self, key: tuple[Any, ...], after: Stone | None) -> None:
        before = self.expected.pop(key, None)
        if after:
            self.expected[key] = after
        if before != after:
            self.moved |= {stone.colour: self.position for stone in (before, after) if stone}

    @rule(stone=stones)
    def one_is_put(self, stone: Stone) -> None:
        self.happens(lambda rows: rows.put(stone))
        self.expects(stone.key, stone)

    @rule(stone=stones)
    def one_is_dropped(self, stone: Stone) -> None:
        self.happens(lambda rows: rows.drop(stone))
        self.expects(stone.key, None)

    @rule(found=some.sampled_from(COLOURS), colour=some.sampled_from(COLOURS))
    def all_of_a_colour_are_painted(self, found: str, colour: str) -> None:
        self.happens(lambda rows: [rows.change(stone, colour=colour) for stone in rows.where(Stone, colour=found)])
        for stone in [stone for stone in self.expected.values() if stone.colour == found]:
            self.expects(stone.key, msgspec.structs.replace(stone, colour=colour))

    @rule(stone=stones)
    def an_event_fails_half_way(self, stone: Stone) -> None:
        def half(rows: Rows) -> None:
            rows.put(stone)
            for other in rows.every(Stone):
                rows.drop(other)
            raise ZeroDivisionError

        with suppress(ZeroDivisionError):
            self.happens(half)

    @rule()
    def the_batch_is_written_and_another_begins(self) -> None:
        for _kind, rows, gone in self.rows.changes():
            self.stored.rows |= {row.key: row for row in rows}
            for key in gone:
                self.stored.rows.pop(key, None)
        self.rows = Rows(self.stored)

        assert self.stored.rows == self.expected
        self.moved = {}

    @rule(road=some.sampled_from("ab"), place=some.sampled_from(PLACES))
    def one_is_looked_for(self, road: str, place: int) -> None:
        assert self.rows.get(Stone, road, place) == self.expected.get((road, place))

    @rule(colour=some.sampled_from(COLOURS))
    def a_colour_is_looked_for(self, colour: str) -> None:
        assert self.rows.where(Stone, colour=colour) == in_order(s for s in self.expected.values() if s.colour == colour)

    @rule()
    def all_are_looked_for(self) -> None:
        assert self.rows.every(Stone) == in_order(self.expected.values())

    @invariant()
    def what_moved_for_whom_is_known(self) -> None:
        assert self.rows.moved == self.moved


AnyRows.TestCase.settings = settings(max_examples=300 if THOROUGH else 60, stateful_step_count=30, deadline=None)
test_any_rows = AnyRows.TestCase


def test_a_column_that_is_not_declared_is_not_looked_in() -> None:
    with pytest.raises(LookupError, match="Stone declares no __find__ on road"):
        Rows().where(Stone, road="a")


def an_event(position: int) -> Recorded:
    meta = Meta(actor="operator", command_id=TENANT, correlation_id=TENANT, causation_id=TENANT)
    return Recorded(position, TENANT, position, datetime.now(UTC), named(TENANT), meta)


def in_order(found: Any) -> list[Stone]:
    return sorted(found, key=lambda stone: tuple(map(str, stone.key)))

"""What a model cannot take parks that model, for that area alone, until it can."""

import logging
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.shared.events import Recorded
from domain.shared.sealed import Sealed, Text
from infra.composition import Parts
from infra.eventstore.sealing import key_for, seal
from infra.readmodels import follower
from infra.readmodels.follower import Follower
from infra.readmodels.generations import schemas
from services.shared.cells import Words
from services.shared.rows import ReadModel, Row, Rows
from tests.eventstore.ledgers import Ledger, write
from tests.readmodels.counting import COUNTING, Beside, Cx, exactly_once, taken


class Marked(Row, frozen=True, kw_only=True):
    __key__ = ("position",)
    __find__ = ("mark",)

    position: int
    mark: str
    words: Words | None = None


class Trouble:
    """A model that cannot take one stream's events, until it is mended; `box` was sealed elsewhere."""

    box: Sealed

    def __init__(self, made_of: "Way") -> None:
        self.made_of, self.at, self.mended = made_of, uuid4(), False
        self.model = ReadModel("marking", (Marked,), self.absorb)

    def absorb(self, rows: Rows, event: Recorded) -> None:
        rows.put(Marked(position=event.position, mark="taken"))
        if event.stream_id == self.at and not self.mended:
            rows.put(self.made_of(self, event.position))


Way = Callable[[Trouble, int], Row]


def raises(trouble: Trouble, position: int) -> Row:
    raise ZeroDivisionError


WAYS: dict[str, Way] = {
    "its code fails": raises,
    "the database refuses a letter": lambda _trouble, position: Marked(position=position, mark="\0"),
    "a value is missing": lambda _trouble, position: Marked(position=position, mark=None),  # type: ignore[arg-type]
    "a value is too long to be looked for": lambda _trouble, position: Marked(position=position, mark=noise(9_000)),
    "a value is of no kind that we know": lambda _trouble, position: Marked(position=position, mark=object()),  # type: ignore[arg-type]
    "a box was moved": lambda trouble, position: Marked(position=position, mark="moved", words=trouble.box),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_model_cannot_take_parks_it_for_that_area_alone_and_is_made_up_for(
    made: Parts, beside: Beside, root: Cx, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(follower, "FIRST_RETRY", 0)
    trouble = Trouble(WAYS[way])
    models = [trouble.model, COUNTING]
    generation, poor, lucky = beside(models), Ledger(made), Ledger(made)
    trouble.box = moved_in(made, poor.tenant)
    one = Follower(made.follower_pool, made.vault, models, generation=generation)
    for ledger in (poor, lucky):
        for stream in (uuid4(), trouble.at if ledger is poor else uuid4(), uuid4()):
            ledger.does(write(stream))

    with caplog.at_level(logging.ERROR, "follower"):
        one.run_dry()
    still, parked = one.retry_parked(), parked_in(root, generation)

    assert [(tenant, model) for tenant, model, *_ in parked] == [(poor.tenant, "marking")]
    assert (still, parked[0][2]) == (0, 2), "it was tried again, and is still there"
    assert f"parked model=marking tenant={poor.tenant}" in caplog.text
    assert marked(root, generation, lucky.tenant) == [1, 2, 3, 4]
    for ledger in (poor, lucky):
        assert taken(root, generation, ledger.tenant) == exactly_once([1, 2, 3, 4])

    trouble.mended = True
    poor.does(write(uuid4()))
    one.run_dry()

    assert one.retry_parked() == 1
    assert parked_in(root, generation) == []
    assert marked(root, generation, poor.tenant) == [1, 2, 3, 4, 5]


def test_what_the_database_refuses_of_one_area_is_not_blamed_on_those_that_are_folded_meanwhile(
    made: Parts, beside: Beside, root: Cx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They look for rows of their own on the connection on which that write has failed."""
    monkeypatch.setattr(follower, "FOLDED_AT_ONCE", 1)
    trouble = Trouble(WAYS["the database refuses a letter"])
    models = [trouble.model, COUNTING]
    generation, ledgers = beside(models), [Ledger(made) for _ in range(5)]
    one, poor = Follower(made.follower_pool, made.vault, models, generation=generation), min(ledgers, key=lambda one: one.tenant)
    one.run_dry()
    for ledger in ledgers:
        ledger.does(write(trouble.at if ledger is poor else uuid4()))

    one.run_dry()

    assert [(tenant, model) for tenant, model, *_ in parked_in(root, generation)] == [(poor.tenant, "marking")]
    assert [marked(root, generation, ledger.tenant) for ledger in ledgers if ledger is not poor] == [[1, 2]] * 4
    assert [taken(root, generation, ledger.tenant) for ledger in ledgers] == [exactly_once([1, 2])] * 5


def test_what_is_parked_has_taken_all_that_came_before_and_nothing_of_what_it_could_not(
    made: Parts, beside: Beside, root: Cx
) -> None:
    trouble = Trouble(raises)
    generation, ledger = beside([trouble.model]), Ledger(made)
    for stream in (uuid4(), trouble.at, uuid4()):
        ledger.does(write(stream))

    Follower(made.follower_pool, made.vault, [trouble.model], generation=generation).run_dry()

    assert marked(root, generation, ledger.tenant) == [1, 2]
    assert root.execute("SELECT position, topic, error FROM rm.parked WHERE generation = %s", (generation,)).fetchall() == [
        (3, "organisation.added", "ZeroDivisionError")
    ]


def test_it_is_not_tried_again_before_its_time(made: Parts, beside: Beside, root: Cx) -> None:
    trouble = Trouble(raises)
    generation, ledger = beside([trouble.model]), Ledger(made)
    ledger.does(write(trouble.at))
    one = Follower(made.follower_pool, made.vault, [trouble.model], generation=generation)
    one.run_dry()
    trouble.mended = True

    assert one.retry_parked() == 0
    assert [tries for _tenant, _model, tries in parked_in(root, generation)] == [1]


def marked(cx: Cx, generation: int, tenant: UUID) -> list[int]:
    table = f"{schemas(generation)[0]}.marked"
    return [place for (place,) in cx.execute(f"SELECT position FROM {table} WHERE tenant_id = %s ORDER BY 1", (tenant,))]


def parked_in(cx: Cx, generation: int) -> list[Any]:
    return cx.execute("SELECT tenant_id, model, tries FROM rm.parked WHERE generation = %s", (generation,)).fetchall()


def moved_in(made: Parts, tenant: UUID) -> Sealed:
    text = Text("sealed elsewhere")
    key_id = key_for(text)
    sealed = seal(tenant, "here/1/text", key_id, made.vault.ensure(tenant, [key_id])[key_id], text)
    return Sealed(sealed.key_id, sealed.box, "there/1/text")


def noise(length: int) -> str:
    return "".join(Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=length))

"""What bringing in a long table costs: a row of it beside a row of a short one, and the memory it takes on the way."""

import os
from typing import Any
from uuid import UUID, uuid4

import psycopg
from msgspec.structs import replace

from domain.importing import Kind
from domain.shared.ids import PersonId
from infra.bench.cost import Spent, own_memory, profiled, spent
from infra.bench.figures import Figure
from infra.bench.furnishing import COUNCIL, LEAD, furnish
from infra.bench.ground import Bench, Ground
from infra.bench.turns import Efforts, efforts
from infra.bringing import Bringer
from infra.demo.area import ToldArea
from services.importing import bringing
from services.shared.drafts import Draft

SHORT = 10  # times fewer rows
AT_MOST, MOST_MEGABYTES = 1.25, 100


class Watched(Bringer):
    """Keeps how often it told how far it was, and what memory it held then."""

    told = 0
    megabytes = 0.0

    def _reached(self, one: bringing.Bringing, done: int) -> None:
        super()._reached(one, done)
        self.told += 1
        self.megabytes = max(self.megabytes, own_memory(os.getpid()))


def measure(bench: Bench) -> list[Figure]:
    many, few = bench.size.rows, max(1, bench.size.rows // SHORT)
    with bench.ground(simulated=True) as ground:
        told: list[ToldArea] = []
        furnish(ground, told.append)
        before, bringer = own_memory(os.getpid()), _bringer(ground, told[0])

        def bring(rows: int) -> Spent:
            return _bring(ground, told[0], bringer, rows)

        found = efforts(
            {"long": lambda: bring(many), "short": lambda: bring(few)}, ground.postgres, bench.size.rounds, bench.show
        )
        row = _row(found, many, few)
        return [
            replace(row, where=bench.why(row.met, lambda: profiled(lambda: bring(few)))),
            Figure(
                name="import-memory",
                what=f"… and the memory that {many:,} rows take on the way",
                value=max(0.0, bringer.megabytes - before),
                unit="MB",
                at_most=MOST_MEGABYTES,
                note=f"the page was told {bringer.told} times how far it was",
            ),
        ]


def _row(found: Efforts, many: int, few: int) -> Figure:
    each = min(found.samples["long"]) / many * 1000
    return Figure(
        name="import-row",
        what=f"A row of a table of {many:,} brought in, against one of {few:,}",
        value=found.ratio("long", "short") * few / many,
        at_most=AT_MOST,
        samples=found.samples,
        note=f"{many:,} rows in {min(found.clocks['long']):.0f} s; {each:.1f} ms of processors each",
    )


def _bringer(ground: Ground, area: ToldArea) -> Watched:
    made, pool = ground.made, ground.made.worker_pool
    return Watched(pool, made.desk_of(pool), made.addresses, made.vault, lambda: area.narrator.at)


def _bring(ground: Ground, area: ToldArea, bringer: Bringer, rows: int) -> Spent:
    """What the worker spends on a table that somebody has confirmed. Its people are new: nobody is brought in twice."""
    made, draft = ground.made, Draft(area.tenant, uuid4(), PersonId(area.people[LEAD]), bringing.FORM)
    brought = bringing.Brought(Kind.SEATS, "the register of former years", _table(rows, draft.draft_id))

    def confirm(cx: psycopg.Connection[Any]) -> None:
        bringing.keep(cx, made.vault, draft, brought, rows)
        bringing.confirm(cx, draft)

    made.desk.within(area.tenant, confirm)
    done = spent(bringer.bring, ground.postgres)
    with made.worker_pool.connection() as cx:
        assert not bringing.waiting(cx)
    return done


def _table(rows: int, table_id: UUID) -> str:
    lines = (f"{COUNCIL},{_name(n)},{_name(n).replace(' ', '.')}@{table_id}.example,officer" for n in range(rows))
    return "\n".join(["Organisation,Name,Email,Role", *lines])


def _name(number: int) -> str:
    """Of letters only: a name with a figure in it is odd."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"Ada P{letters}"

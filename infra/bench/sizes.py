"""How much is measured, from a look in passing to the whole."""

from msgspec import Struct


class Size(Struct, frozen=True, kw_only=True):
    """`rounds` of each side, after one that is thrown away; `seconds` a round where time is the measure."""

    rounds: int = 5
    seconds: float = 2.0
    areas: int = 10_000
    sealed_areas: int = 2_000
    events_an_area: int = 20
    history: int = 200_000
    stock_events: int = 2_000
    waits: int = 40
    requests: int = 400
    many_areas: int = 1_000
    few_events: int = 1_000
    many_events: int = 100_000
    commands: int = 200
    clauses: int = 500
    comments: int = 5_000
    rows: int = 5_000


USUAL = Size()
FULL = Size(rounds=7, sealed_areas=10_000, many_events=1_000_000)
QUICK = Size(
    rounds=3, seconds=0.7, areas=500, sealed_areas=500, history=20_000, stock_events=500, waits=10, requests=120,
    many_areas=200, many_events=10_000, commands=60,
    comments=1_000, rows=500,
)  # fmt: skip
SMALLEST = Size(
    rounds=1, seconds=0.1, areas=3, sealed_areas=2, history=600, stock_events=20, waits=2, requests=4, many_areas=3,
    few_events=60, many_events=120, commands=3, clauses=50, comments=60, rows=20,
)  # fmt: skip

"""A control and what is measured, in turn: whatever else the machine does meanwhile, it does to both."""

from collections.abc import Callable, Mapping
from statistics import median

from msgspec import Struct

from infra.bench.cost import Spent, spent
from infra.bench.figures import Samples

Once = Callable[[], float]


def in_turn(sides: Mapping[str, Once], rounds: int, show: Callable[[str], None]) -> dict[str, list[float]]:
    """One round more than asked for: the first warms up. Every other round goes the other way about."""
    samples: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(rounds + 1):
        for name in list(sides) if turn % 2 else list(sides)[::-1]:
            show(f"round {turn} of {rounds}: {name}")
            value = sides[name]()
            if turn:
                samples[name].append(value)
    return samples


def ratio(samples: Samples, measured: str, control: str) -> float:
    """The median of the rounds' own ratios: a slow moment slows both sides of a round."""
    return median(one / other for one, other in zip(samples[measured], samples[control], strict=True))


class Efforts(Struct, frozen=True):
    """Processor seconds of each side, Python's and PostgreSQL's together; by the clock they are kept beside."""

    samples: dict[str, list[float]]
    clocks: dict[str, list[float]]

    def ratio(self, measured: str, control: str) -> float:
        return ratio(self.samples, measured, control)

    def clock(self, measured: str, control: str) -> str:
        return f"Python and Postgres processor time; by the clock {ratio(self.clocks, measured, control):.2f} x"


def efforts(
    doings: Mapping[str, Callable[[], Spent | object]], postgres: int, rounds: int, show: Callable[[str], None]
) -> Efforts:
    """A doing that prepares and clears away says itself what it spent in between."""
    clocks: dict[str, list[float]] = {name: [] for name in doings}

    def once(name: str) -> float:
        done: list[Spent] = []

        def do() -> None:
            found = doings[name]()
            done.extend([found] if isinstance(found, Spent) else [])

        whole = spent(do, postgres)
        one = done[0] if done else whole
        clocks[name].append(one.clock)
        return one.effort

    samples = in_turn({name: lambda name=name: once(name) for name in doings}, rounds, show)  # type: ignore[misc]
    return Efforts(samples, {name: values[1:] for name, values in clocks.items()})

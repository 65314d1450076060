"""What a page and a command cost when there is more of everything: three installations side by side, asked in turn."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from infra.bench import cost
from infra.bench.figures import Figure
from infra.bench.filling import fill, lengthen, opening
from infra.bench.furnishing import Furnished, furnish
from infra.bench.ground import Bench, Ground
from infra.bench.pages import Asked
from infra.bench.saving import Saves
from infra.bench.serving import Served, web
from infra.bench.turns import Once, in_turn, ratio


class Place(Struct):
    """An installation with its web process and an area in it."""

    ground: Ground
    served: Served
    area: Furnished
    saves: Saves

    def page(self, name: str) -> Asked:
        return Asked(self.served, f"/{self.area.slug}/{name}", {"Cookie": f"oc={self.area.lead}"})

    def command(self, times: int) -> float:
        """Processor seconds of one whole command at the desk."""
        desk = self.ground.made.desk
        return cost.spent(lambda: [self.saves.command(desk) for _ in range(times)], self.ground.postgres).effort / times


def measure(bench: Bench) -> list[Figure]:
    size = bench.size
    with ExitStack() as stack:
        few = stack.enter_context(_place(bench, areas=1, events=size.few_events))
        areas = stack.enter_context(_place(bench, areas=size.many_areas, events=size.few_events))
        events = stack.enter_context(_place(bench, areas=1, events=size.many_events))
        places = {"few": few, "many areas": areas, "many events": events}
        samples = in_turn(_sides(places, bench), size.rounds, bench.show)
        figures = [
            _figure("areas", "List page", samples, ("list", "many areas"), 1.1, f"{size.many_areas:,} areas against 1"),
            _figure("events-list", "List page", samples, ("list", "many events"), 1.15, _more_events(bench)),
            _figure("events-timeline", "Timeline page", samples, ("timeline", "many events"), 1.15, _more_events(bench)),
            _figure("events-command", "Command", samples, ("command", "many events"), 1.15, _more_events(bench)),
        ]
        return [replace(one, where=bench.why(one.met, lambda: _why(places, size.commands))) for one in figures]


def _more_events(bench: Bench) -> str:
    return f"{bench.size.many_events:,} events in its area against {bench.size.few_events:,}"


def _figure(name: str, what: str, samples: Mapping[str, list[float]], side: tuple[str, str], most: float, more: str) -> Figure:
    kind, place = side
    mine = {one: values for one, values in samples.items() if one.startswith(f"{kind}, ")}
    middle = {one: sorted(values)[len(values) // 2] * 1e6 for one, values in mine.items()}
    return Figure(name=name, what=f"{what}: {more}", value=ratio(samples, f"{kind}, {place}", f"{kind}, few"), at_most=most,
                  samples=mine, note="; ".join(f"{one} {value:,.0f} µs" for one, value in middle.items()))  # fmt: skip


def _sides(places: Mapping[str, Place], bench: Bench) -> dict[str, Once]:
    sides: dict[str, Once] = {}
    for name, page in (("list", "signatories"), ("timeline", "timeline")):
        for where, place in places.items():
            asked = place.page(page)
            sides[f"{name}, {where}"] = lambda asked=asked: asked.cost(bench.size.requests)  # type: ignore[misc]
    for where, place in places.items():
        sides[f"command, {where}"] = lambda place=place: place.command(bench.size.commands)  # type: ignore[misc]
    return sides


@contextmanager
def _place(bench: Bench, *, areas: int, events: int) -> Iterator[Place]:
    """Its own servers; the furnished area has that many events. Filled through es.append, 500 events a call."""
    with bench.ground(simulated=True) as ground:
        area = furnish(ground)
        lengthen(ground, area.tenant, max(0, events - _position(ground, area.tenant)), bench.show)
        fill(ground, areas - 1, opening, bench.size.events_an_area, bench.show)
        bench.show("read models catch up")
        ground.made.follower(after=lambda _tenants: None).run_dry()
        ground.look_again()
        with web(ground) as served:
            yield Place(ground, served, area, Saves(ground, [area.tenant]))


def _position(ground: Ground, tenant: UUID) -> int:
    row = ground.made.desk.within(
        tenant, lambda cx: cx.execute("SELECT position FROM es.head WHERE tenant_id = %s", (tenant,)).fetchone()
    )
    assert row
    return int(row[0])


def _why(places: Mapping[str, Place], times: int) -> str:
    return "; ".join(
        f"command, {name}: {cost.split(lambda place=place: place.command(1), times, place.ground.postgres)}"  # type: ignore[misc]
        for name, place in places.items()
    )

"""What a page costs: processor time of the server and of PostgreSQL a request, beside the plainest page of that size."""

from collections.abc import Callable, Mapping
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from infra.bench.client import load
from infra.bench.figures import Figure
from infra.bench.furnishing import Furnished, furnish
from infra.bench.ground import Bench, Ground
from infra.bench.serving import Served, control, spent_in, web
from infra.bench.turns import in_turn, ratio


class Asked(Struct):
    """A page, who asks for it, and what it has cost so far each time: the server's, PostgreSQL's."""

    served: Served
    path: str
    headers: Mapping[str, str]
    expected: int = 200
    costs: list[tuple[float, float]] = []

    def cost(self, times: int) -> float:
        """Seconds on a processor a request."""
        server, postgres = self.served.spends(lambda: load(self.served.port, self.path, self.headers, times, self.expected))
        self.costs.append((server / times, postgres / times))
        return sum(self.costs[-1])

    def said(self) -> str:
        server, postgres = (median(one[side] for one in self.costs) * 1e6 for side in (0, 1))
        return f"{server:,.0f} + {postgres:,.0f} µs"


def measure(bench: Bench) -> list[Figure]:
    with bench.ground(simulated=True) as ground:
        bench.show("furnishing an area")
        area = furnish(ground)
        ground.look_again()
        with web(ground) as ours:
            asked = _asked(ours, area)
            size = len(ours.ask(asked["list"].path, **asked["list"].headers).body)
            with control(ground, size) as plain:
                asked["control"] = Asked(plain, "/", {})
                plain_size = len(plain.ask("/").body)
                samples = in_turn(
                    {name: lambda one=one: one.cost(bench.size.requests) for name, one in asked.items()},  # type: ignore[misc]
                    bench.size.rounds,
                    bench.show,
                )
        return _figures(bench, ground, asked, samples, f"{size:,} bytes, control {plain_size:,}")


def _asked(ours: Served, area: Furnished) -> dict[str, Asked]:
    lists, five = f"/{area.slug}/signatories", f"/{area.slug}/consultations/{area.consultation}"
    lead, officer = {"Cookie": f"oc={area.lead}"}, {"Cookie": f"oc={area.officer}"}
    tag = ours.ask(lists, **lead).headers["etag"]
    return {
        "list": Asked(ours, lists, lead),
        "304": Asked(ours, lists, lead | {"If-None-Match": tag}, 304),
        "five": Asked(ours, five, officer),
    }


def _figures(
    bench: Bench, ground: Ground, asked: Mapping[str, Asked], samples: Mapping[str, list[float]], sizes: str
) -> list[Figure]:
    spent = {name: one.said() for name, one in asked.items()}
    figures = [
        Figure(name="list-page", what="List page (25 signatories, signed in), CPU against one SELECT and the same bytes",
               value=ratio(samples, "list", "control"), at_most=1.5, samples=samples,
               note=f"server + Postgres: {spent['list']}; control {spent['control']}; {sizes}"),
        Figure(name="five-query-page", what="Five-query page (a consultation, 25 responses, signed in), against the same control",
               value=ratio(samples, "five", "control"), at_most=2.5, note=f"server + Postgres: {spent['five']}"),
        Figure(name="304", what="A 304 answer, against its page",
               value=ratio(samples, "304", "list"), at_most=0.2, note=f"server + Postgres: {spent['304']}"),
    ]  # fmt: skip
    whose = {"list-page": "list", "five-query-page": "five", "304": "304"}
    return [
        *(replace(one, where=bench.why(one.met, _why(ground, asked[whose[one.name]], bench.size.requests))) for one in figures),
        Figure(name="as-at", what="As-at page after the first, against live", at_most=2),
    ]


def _why(ground: Ground, asked: Asked, times: int) -> Callable[[], str]:
    return lambda: spent_in(ground, asked.path, asked.headers, asked.expected, times)

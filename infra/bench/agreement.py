"""What a long agreement costs: its page with everybody's comments counted, and two versions of it side by side."""

import time
from datetime import timedelta
from statistics import median
from uuid import UUID, uuid4

import psycopg
from msgspec.structs import replace

from domain.compacts import Clause, Commented, Kind, Owner, Section, comment_stream, version_stream
from domain.shared.ids import PersonId, VersionId, reference
from domain.shared.sealed import Text
from infra.bench.figures import Figure
from infra.bench.filling import LARGEST_BATCH, append, facts, keys_for
from infra.bench.furnishing import LEAD, furnish
from infra.bench.ground import Bench, Ground
from infra.bench.pages import Asked
from infra.bench.serving import Served, control, spent_in, web
from infra.bench.turns import in_turn, ratio
from infra.demo.area import ToldArea
from services.compacts import comparing
from services.compacts.commands import draft_version
from services.compacts.commenting import issue
from services.compacts.text import ClauseLine, Lineage

A_SECTION, DRAFT = 25, 2
WORDS = "tell the other partners about a change of policy as early as they can, and say what they would like to hear about it"
AMENDED, AT_MOST, MOST_MILLISECONDS = 5, 2.5, 100
"""Every fifth clause of the newer version is worded anew."""


def measure(bench: Bench) -> list[Figure]:
    with bench.ground(simulated=True) as ground:
        area = furnish(ground, lambda told: _drafted(told, bench.size.clauses))
        _comment(ground, area.tenant, bench)
        ground.made.follower(after=lambda _tenants: None).run_dry()
        ground.look_again()
        with web(ground) as ours:
            page = Asked(ours, f"/{area.slug}/agreement?version=2", {"Cookie": f"oc={area.lead}"})
            return [_page(bench, ground, ours, page), _comparison(bench)]


def _page(bench: Bench, ground: Ground, ours: Served, page: Asked) -> Figure:
    size = len(ours.ask(page.path, **page.headers).body)
    with control(ground, size, bench.size.clauses) as plain:
        like, times = Asked(plain, "/", {}), max(4, bench.size.requests // 10)
        sides = {"ours": page, "control": like}
        samples = in_turn(
            {name: lambda one=one: one.cost(times) for name, one in sides.items()},  # type: ignore[misc]
            bench.size.rounds,
            bench.show,
        )
        plain_size = len(plain.ask("/").body)
    figure = Figure(
        name="agreement-page",
        what=f"A draft of {bench.size.clauses} clauses with {bench.size.comments:,} comments, against as many rows and bytes",
        value=ratio(samples, "ours", "control"),
        at_most=AT_MOST,
        samples=samples,
        note=f"server + Postgres: {page.said()}; control {like.said()}; {size:,} bytes, control {plain_size:,}",
    )
    return replace(figure, where=bench.why(figure.met, lambda: spent_in(ground, page.path, page.headers, 200, times)))


def _comparison(bench: Bench) -> Figure:
    """Of versions as the page has them; the least of the rounds, since the first ones warm up."""
    old, new = _lines(bench.size.clauses, amended=False), _lines(bench.size.clauses, amended=True)
    origins = {clause.clause_id: clause.clause_id for clause in new}
    taken = list[float]()
    for _ in range(bench.size.rounds):
        begun = time.process_time()
        comparing.compare(old, new, origins)
        taken.append((time.process_time() - begun) * 1000)
    what = f"Two versions of {bench.size.clauses} clauses side by side, one in {AMENDED} worded anew: processor time"
    return Figure(
        name="comparison", what=what, value=median(taken), unit="ms", at_most=MOST_MILLISECONDS, samples={"comparison": taken}
    )


def _drafted(area: ToldArea, clauses: int) -> None:
    """A second version, out for comment."""
    sections = [
        Section(number=str(first), heading=f"Part {first}", clauses=tuple(_clause(first, n) for n in range(A_SECTION)))
        for first in range(1, clauses // A_SECTION + 1)
    ]
    day = area.narrator.day(0) + timedelta(days=60)
    area.narrator.does(area.tenant, None, lambda journal: draft_version(journal, number=DRAFT, title="Anew", sections=sections))
    area.narrator.does(
        area.tenant, area.people[LEAD], lambda journal: issue(journal, number=DRAFT, closes_on=day, about="Is it right?")
    )


def _clause(section: int, number: int) -> Clause:
    kind, owner = Kind.UNDERTAKING, list(Owner)[number % len(Owner)]
    return Clause(clause_id=f"{section}.{number + 1}", kind=kind, owner=owner, text=Text(_text(number)))


def _text(number: int, *, amended: bool = False) -> str:
    return f"{WORDS}, before the {number}th day{' of the month that follows' if amended else ''}, in plain words."


def _comment(ground: Ground, tenant: UUID, bench: Bench) -> None:
    """From one person, spread over all clauses; in batches, as the bench fills areas."""
    version, person = version_stream(tenant, DRAFT), PersonId(uuid4())
    for start in range(0, bench.size.comments, LARGEST_BATCH):
        some = range(start, min(start + LARGEST_BATCH, bench.size.comments))
        found = facts([_commented(tenant, version, person, number, bench.size.clauses) for number in some], tenant)
        with psycopg.connect(ground.settings.database_url) as cx:
            append(cx, tenant, found, keys_for(ground, tenant, found))
        bench.show(f"{some.stop} of {bench.size.comments} comments")


def _commented(tenant: UUID, version: VersionId, person: PersonId, number: int, clauses: int) -> Commented:
    ref, at = reference(uuid4()), number % clauses
    return Commented(
        comment_id=comment_stream(tenant, ref),
        ref=ref,
        version_id=version,
        edition=1,
        clause_id=f"{at // A_SECTION + 1}.{at % A_SECTION + 1}",
        person_id=person,
        organisation_id=None,
        quote=None,
        text=Text(f"{WORDS}? We would rather hear it {number} days before."),
    )


def _lines(clauses: int, *, amended: bool) -> list[ClauseLine]:
    version = uuid4()
    return [
        ClauseLine(
            version_id=version, clause_id=str(number), section=number // A_SECTION, number=None, kind=Kind.UNDERTAKING,
            owner=Owner.JOINT, text=_text(number, amended=amended and number % AMENDED == 0), lang="en", points=[WORDS] * 2,
            against=[], consultations=0, comments=0, undecided=0, origin=str(number), how=Lineage.CARRIED, split_from=None, example=None,
            example_lang=None, has_example=False, taken=None,
        )
        for number in range(clauses)
    ]  # fmt: skip

"""That the matrix is whole: no slot without a row, eyes that do see, as many cases as promised, and no hint in how long it takes."""

import re
from collections.abc import Iterator
from statistics import median

from domain.shared.ids import reference
from tests.browser import Browser, Page
from tests.conftest import THOROUGH
from tests.web.conftest import Enter
from tests.web.isolation.marked import MARK
from tests.web.isolation.places import REPLY, RESPONSE, Places
from tests.web.isolation.slots import BODIES, DRAFTED, GETS, NAMED_OTHERWISE, NAMES_NOTHING, QUERIES, asking
from tests.web.isolation.walking import Asked, Walk
from tests.web.routes import ROUTES, never
from tests.web.seen_by import SEEN_BY
from tests.web.unsent import STORY

PROMISED, KINDS = 10_000 if THOROUGH else 5_000, 14
STEP = "/{area:str}/concerns/drafts/{draft_id:uuid}/{step:str}"
OF_EVERY_FORM = ("token", "command_id")


def test_every_page_that_reads_its_query_has_a_row() -> None:
    assert QUERIES.keys() | NAMES_NOTHING.keys() == asking()


def test_every_field_that_names_something_has_a_row_and_every_row_a_field(places: Places, enter: Enter) -> None:
    rows = {(path, name) for path, names in (BODIES | {STEP: DRAFTED}).items() for name in names}
    rows -= {(path, name) for path, name in rows if name in NAMED_OTHERWISE}
    found = set(naming(places, enter))

    assert {(path, name) for method, path, name in found if method == "POST"} == rows
    assert {(path, name) for method, path, name in found if method == "GET"} <= {
        (path, name) for path, names in QUERIES.items() for name in names
    }


def naming(places: Places, enter: Enter) -> Iterator[tuple[str, str, str]]:
    """The fields, hidden or shown, in which an id or a reference of this area stands or can be chosen, on any of its pages."""
    for page in pages(places, enter):
        for form in page.forms:
            method = form["method"].upper()
            path = path_of(form["action"].partition("#")[0], method)
            for name in form["fields"].keys() | form["choices"].keys():
                offered = [form["fields"].get(name, ""), *form["choices"].get(name, [])]
                if name not in OF_EVERY_FORM and any(known in one for one in offered for known in of_here(places)):
                    yield method, path, name


def pages(places: Places, enter: Enter) -> Iterator[Page]:
    browsers: dict[str, Browser] = {}
    for route in GETS:
        for step in ("whom", "undertaking", "story", "check") if "step" in route.slots else ("",):
            who = SEEN_BY.get(route.path, "contact")
            browsers.setdefault(who, enter(places.here, who))
            if not route.path.endswith("/live"):
                named = {"step": step} if step else {}
                yield Page(browsers[who].raw("GET", route.at(places.here, **named)).text)


def path_of(action: str, method: str) -> str:
    """The route that a form goes to."""
    found = [
        route.path
        for route in ROUTES
        if route.method == method and re.fullmatch(re.sub(r"{\w+:\w+}", "[^/]+", route.path), action.split("?", maxsplit=1)[0])
    ]
    assert found, action
    return min(found, key=lambda path: path.count("{"))


def of_here(places: Places) -> list[str]:
    area, things = places.here.area, places.here
    ids = [*area.people.values(), *area.bodies.values(), *area.versions.values()]
    people = [reference(one) for one in area.people.values()]
    return [
        *map(str, ids),
        *people,
        *(value for name in things.__struct_fields__ if len(value := str(getattr(things, name))) == 9),
    ]


def test_whoever_has_a_part_in_it_does_see_it(places: Places, walk: Walk) -> None:
    """Or the walk would find nothing anywhere."""
    here, there = places.here, places.there
    case, theirs, asked_for, people = walk.answers(
        [
            Asked("librarian", "GET", f"/{here.slug}/concerns/{here.to_settle}"),
            Asked("contact", "GET", f"/{there.slug}/concerns/{there.to_answer}"),
            Asked("officer-here", "GET", f"/{here.slug}/consultations/{here.consultation}"),
            Asked("auditor-here", "GET", f"/{here.slug}/people"),
        ]
    )

    assert all(case.says(words) for words in (*STORY.values(), REPLY))
    assert theirs.says(MARK)
    assert asked_for.says(RESPONSE)
    assert people.says("chair-here")


def test_nobody_throws_anothers_draft_away(places: Places, walk: Walk) -> None:
    path = f"/{places.here.slug}/concerns/drafts/{places.here.others_draft}"

    thrown, kept = (
        walk.answers([one])[0]
        for one in (Asked("contact", "POST", f"{path}/deletion"), Asked("bandleader", "GET", f"{path}/check"))
    )

    assert thrown.status == 303
    assert kept.says(STORY["what_happened"])


def test_it_takes_as_long_to_find_nothing_as_to_hide_something(places: Places, walk: Walk) -> None:
    """Loosely: one after the other, and the middle of many."""
    took: dict[str, list[float]] = {"hidden": [], "foreign": [], "never": []}
    for _ in range(40):
        for what, ref in (("hidden", places.here.to_answer), ("foreign", places.there.to_answer), ("never", never()["ref"])):
            walk.took.clear()
            walk.answers([Asked("lead-here", "GET", f"/{places.here.slug}/concerns/{ref}")])
            took[what] += walk.took

    medians = {what: median(times) for what, times in took.items()}
    assert max(medians.values()) < 2 * min(medians.values()), medians


def test_as_many_cases_were_walked_as_promised(places: Places) -> None:
    if len(places.walked) == KINDS:  # all of them, not one test alone
        assert sum(places.walked.values()) > PROMISED

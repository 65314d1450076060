"""A draft through its pages: begun from what is in force, edited clause by clause, seen by the area's people alone."""

from collections.abc import Callable

import pytest

from domain.compacts import Owner
from domain.shared.actor import Role
from tests.browser import Browser
from tests.given import NOTICE, TELL_EARLY, TWELVE_WEEKS, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def drafted(area: TestArea) -> TestArea:
    area.begins("lead", "The Second Compact")
    return area


def test_the_lead_begins_a_version_with_every_clause_of_the_one_in_force(area: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")
    form = lead.get(f"/{area.slug}/agreement/drafts/new")

    draft = lead.send(form, "/agreement/drafts", title="The Second Compact")

    assert draft.path == f"/{area.slug}/agreement/drafts/2"
    assert "Version 2, not in force. Lead drafter: lead." in draft.words
    assert "allow twelve weeks for consultations, or say why not; Owed by public bodies As before" in draft.words


def test_a_version_needs_a_name_and_what_was_ticked_stays(area: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")
    form = lead.get(f"/{area.slug}/agreement/drafts/new")

    refused = lead.send(form, "/agreement/drafts", 422, title=" ", from_nothing="y")

    assert "Enter what the new version is called." in refused.words
    assert refused.typed("/agreement/drafts")["from_nothing"] == "y"


def test_an_area_without_a_text_begins_from_nothing(world: World, signed_in: SignedIn) -> None:
    area = world.area(empty=True)
    lead = signed_in(area, "lead")
    form = lead.get(f"/{area.slug}/agreement/drafts/new")
    draft = lead.send(form, "/agreement/drafts", title="Our Compact")
    assert "There is no section yet." in draft.words
    section = lead.send(lead.get(f"{draft.path}/sections/new"), "/sections", heading="What we promise")

    clause = lead.get(next(link for link in section.links if "/clauses/new" in link))
    done = lead.send(clause, "/clauses", what="joint", text="meet twice a year", printed="1.1")

    assert "1.1 meet twice a year Owed by both" in done.words


def test_a_clause_is_amended_and_keeps_its_number(drafted: TestArea, signed_in: SignedIn) -> None:
    lead, path = signed_in(drafted, "lead"), f"/{drafted.slug}/agreement/drafts/2"
    form = lead.get(f"{path}/clauses/{TWELVE_WEEKS}/wording")
    assert form.typed("/wording")["text"] == "allow twelve weeks for consultations, or say why not;"

    done = lead.send(form, "/wording", text="allow sixteen weeks", points="by post\nby mail", why="Twelve were too few.")

    assert f"{TWELVE_WEEKS} allow sixteen weeks by post by mail Owed by public bodies Amended" in done.words
    assert "twelve weeks" in lead.get(f"/{drafted.slug}/agreement").words


def test_a_clause_is_moved_split_and_dropped(drafted: TestArea, signed_in: SignedIn) -> None:
    lead, path = signed_in(drafted, "lead"), f"/{drafted.slug}/agreement/drafts/2"
    moved = lead.send(lead.get(f"{path}/clauses/{TELL_EARLY}/place"), "/place", place="1 -")
    split = lead.send(lead.get(f"{path}/clauses/{NOTICE}/parts"), "/parts", parts="give notice\n\nof three months")
    dropped = lead.send(lead.get(f"{path}/clauses/{TWELVE_WEEKS}/removal"), "/removal", why="It is law now.")

    assert moved.words.index("tell funders early") < moved.words.index("An agreement between")
    assert f"{NOTICE}a give notice Owed by public bodies Split from {NOTICE}" in split.words
    assert f"{TWELVE_WEEKS} Dropped allow twelve weeks" in dropped.words
    assert "Why: It is law now." in dropped.words
    assert lead.get(f"{path}/clauses/{TWELVE_WEEKS}/wording", 404).headings == ["Page not found"]


@pytest.mark.parametrize(
    ("which", "to", "typed", "said"),
    [
        ("clauses/new", "/clauses", {"text": "x", "printed": TWELVE_WEEKS, "place": "1 -"}, f"Clause {TWELVE_WEEKS} stands in"),
        ("clauses/new", "/clauses", {"text": "", "place": "1 -"}, "Write the clause."),
        ("clauses/new", "/clauses", {"text": "x", "place": "7 -"}, "Choose where it comes, from the list."),
        (f"clauses/{NOTICE}/parts", "/parts", {"parts": "only one"}, "Write at least two parts"),
        ("sections/new", "/sections", {"heading": ""}, "Enter the section's heading."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    drafted: TestArea, signed_in: SignedIn, which: str, to: str, typed: dict[str, str], said: str
) -> None:
    lead = signed_in(drafted, "lead")
    form = lead.get(f"/{drafted.slug}/agreement/drafts/2/{which}")

    refused = lead.send(form, to, 422, **typed)

    assert said in refused.words
    assert {name: refused.typed(to)[name] for name in typed if name != "place"} == {
        name: value for name, value in typed.items() if name != "place"
    }


def test_whoever_acts_on_an_older_look_sees_what_changed(drafted: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(drafted, "lead")
    form = lead.get(f"/{drafted.slug}/agreement/drafts/2/clauses/{NOTICE}/wording")
    drafted.amends("lead", 2, NOTICE, "give four months' notice", Owner.PUBLIC)

    told = lead.send(form, "/wording", 422, text="give six months' notice")

    assert "Somebody acted on this while you were writing." in told.words
    assert f"amended clause {NOTICE} of The Second Compact" in told.words
    assert told.typed("/wording")["text"] == "give six months' notice"


def test_the_lead_names_a_drafter_who_then_edits_and_others_do_not(drafted: TestArea, signed_in: SignedIn) -> None:
    lead, path = signed_in(drafted, "lead"), f"/{drafted.slug}/agreement/drafts/2"
    drafted.somebody("drafter", Role.MEMBER)
    drafter = signed_in(drafted, "drafter")
    said = "Only the Compact lead and the lead drafter work on a draft."
    assert said in drafter.get(path, 403).words
    form = lead.get(f"{path}/drafter")
    choice = next(ref for ref in form.form("/drafter")["choices"]["person"] if ref and ref in form.html)
    assert choice

    drafted.names_drafter("lead", 2, "drafter")

    assert "Lead drafter: drafter." in drafter.get(path).words
    assert "Name a lead drafter" not in drafter.get(path).words
    assert said in signed_in(drafted, "contact").get(path, 403).words


def test_a_draft_is_there_for_members_alone_and_an_adopted_version_for_no_editor(
    drafted: TestArea, visitor: Browser, signed_in: SignedIn
) -> None:
    assert visitor.get(f"/{drafted.slug}/agreement?version=2", 404).headings == ["Page not found"]
    assert "Work on this draft" in signed_in(drafted, "lead").get(f"/{drafted.slug}/agreement?version=2").words
    assert "Work on this draft" not in signed_in(drafted, "contact").get(f"/{drafted.slug}/agreement?version=2").words
    assert signed_in(drafted, "lead").get(f"/{drafted.slug}/agreement/drafts/1", 404).headings == ["Page not found"]


def test_an_empty_section_is_dropped_and_one_with_clauses_is_not(drafted: TestArea, signed_in: SignedIn) -> None:
    lead, path = signed_in(drafted, "lead"), f"/{drafted.slug}/agreement/drafts/2"
    ordinal = drafted.drafts_section("lead", 2, "Money")
    page = lead.get(path)
    drafted.adds("lead", 2, ordinal, None, "pay in time", Owner.PUBLIC)

    stays = lead.send(page, f"/sections/{ordinal}/removal", 422)

    assert "There are clauses in this section. Move or drop them first." in stays.words

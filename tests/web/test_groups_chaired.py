"""A group's chair and conflicts of interest, through the pages, and as days pass."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.groups import GroupKind
from domain.shared.actor import Role
from tests.browser import Browser
from tests.given import COUNCIL, TestArea, World
from tests.web.grouped import sits

SignedIn = Callable[[TestArea, str], Browser]
NAME, MATTER = "The Implementation Group", "The lease of the old library."


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def group(area: TestArea) -> str:
    ref = area.forms("lead", GroupKind.OVERSIGHT, NAME, area.narrator.day(0))
    sits(area, area.adds_seat("lead", ref, COUNCIL), "ada")
    return ref


def at(area: TestArea, group: str) -> str:
    return f"/{area.slug}/groups/{group}"


def test_a_chair_is_elected_with_what_they_declare_which_everybody_reads_without_the_name(
    area: TestArea, group: str, signed_in: SignedIn, visitor: Browser
) -> None:
    lead, who = signed_in(area, "lead"), {"person": "new", "name": "Ben Ode", "address": f"ben@{area.slug}.example"}

    page = lead.send(lead.get(f"{at(area, group)}/chair"), "/chair", **who, independent="yes", why="No body here pays him.")

    assert "Ben Ode elected on" in page.words
    assert "Ben Ode the chair" in lead.get(f"/{area.slug}/people").words
    public = visitor.get(at(area, group)).words
    assert "Somebody, not named here elected on" in public
    assert "Independent of the signatories by their own declaration" in public
    assert "No body here pays him." in public
    assert "Ben Ode" not in public + visitor.get(f"/{area.slug}/timeline").words
    assert "independent of the signatories, by their own declaration" in visitor.get(f"/{area.slug}/timeline").words


def test_the_chair_declares_anew_and_another_member_does_not(area: TestArea, group: str, signed_in: SignedIn) -> None:
    today = area.narrator.day(0)
    area.elects("lead", group, "chair", (today, today + timedelta(days=400)), "No body here pays me.")
    chair = signed_in(area, "chair")

    page = chair.send(chair.get(f"{at(area, group)}/independence"), "/independence", independent="no", why="I joined a board.")

    assert "Not independent of the signatories by their own declaration" in page.words
    signed_in(area, "ada").get(f"{at(area, group)}/independence", 403)


def test_the_role_of_whoever_chaired_before_ends(area: TestArea, group: str, signed_in: SignedIn) -> None:
    lead, today = signed_in(area, "lead"), area.narrator.day(0)
    area.elects("lead", group, "ada", (today, today + timedelta(days=400)), "No body here pays her.")
    assert "ada the chair" in lead.get(f"/{area.slug}/people").words

    lead.send(lead.get(f"{at(area, group)}/chair"), "/chair/end")

    assert area._within("SELECT count(*) FROM seat WHERE person_id = %s AND role = %s", area.people["ada"], Role.CHAIR)[0] == 0
    assert "A group in" in lead.get("/duties").words


def test_what_is_said_of_a_chair_is_said_of_whom_the_page_named(area: TestArea, group: str, signed_in: SignedIn) -> None:
    lead, today = signed_in(area, "lead"), area.narrator.day(0)
    area.elects("lead", group, "ada", (today, today + timedelta(days=400)), "No body here pays her.")
    stopping, declaring = lead.get(f"{at(area, group)}/chair"), lead.get(f"{at(area, group)}/independence")
    area.elects("lead", group, "secretary", (today, today + timedelta(days=400)), "Nor them.")

    refused = lead.send(stopping, "/chair/end", 422)
    undeclared = lead.send(declaring, "/independence", 422, independent="no", why="She joined a board.")

    assert all("Somebody else chairs the group now" in page.words for page in (refused, undeclared))
    assert "Now: secretary" in refused.words
    assert undeclared.typed("/independence")["why"] == "She joined a board."
    assert lead.send(refused, "/chair/end").path == at(area, group)


def test_a_term_that_nears_its_end_waits_for_the_lead_until_somebody_is_elected(world: World, signed_in: SignedIn) -> None:
    area = world.area(narrator=world.past(100))  # type: ignore[attr-defined]
    narrator, begun = area.narrator, area.narrator.at.date()
    group = area.forms("lead", GroupKind.BOARD, NAME, begun)
    area.elects("lead", group, "chair", (begun, begun + timedelta(days=90)), "No body here pays them.")
    lead = signed_in(area, "lead")
    assert "has no chair, or the term of its chair ends soon" not in lead.get("/duties").words

    narrator.on(60)
    assert "has no chair, or the term of its chair ends soon" in lead.get("/duties").words
    narrator.on(5)
    assert "Term ended" in lead.get(at(area, group)).words

    today = narrator.at.date()
    area.elects("lead", group, "secretary", (today, today + timedelta(days=300)), "Nor them.")
    assert "has no chair, or the term of its chair ends soon" not in lead.get("/duties").words


def test_a_member_declares_a_conflict_that_the_areas_people_read(
    area: TestArea, group: str, signed_in: SignedIn, visitor: Browser
) -> None:
    ada = signed_in(area, "ada")
    form = ada.get(f"{at(area, group)}/conflicts")
    assert form.form("/conflicts")["choices"]["person"] == [str(area.people["ada"])]

    page = ada.send(form, "/conflicts", matter=MATTER)

    assert f"ada {MATTER} since" in page.words
    assert MATTER in signed_in(area, "contact").get(at(area, group)).words
    assert MATTER not in visitor.get(at(area, group)).words
    assert "Ended on" in ada.send(page, "/end").words.partition("Conflicts of interest")[2]


def test_nobody_declares_for_another_but_the_lead_and_the_chair(area: TestArea, group: str, signed_in: SignedIn) -> None:
    ref = area.declares_conflict("ada", group, "ada", MATTER, area.narrator.day(0))

    signed_in(area, "contact").get(f"{at(area, group)}/conflicts", 403)
    form = signed_in(area, "ada").get(at(area, group)).typed(f"{ref}/end")
    signed_in(area, "contact").post(f"/{area.slug}/groups/conflicts/{ref}/end", 403, form)
    assert signed_in(area, "lead").get(at(area, group)).offers(f"{ref}/end")

"""What groups decide, through the pages: recorded with who stood aside, and found from what it caused."""

from collections.abc import Callable

import pytest

from domain.groups import GroupKind
from tests.browser import Browser
from tests.championed import asks, slot
from tests.given import COUNCIL, OTHER_SERVICE, PANTRY, TestArea, World
from tests.web.furnished import WORDS, concern
from tests.web.grouped import sits

SignedIn = Callable[[TestArea, str], Browser]
NAME, WHAT, WHY = "The Implementation Group", "To ask about Sundays.", "Half the readers work all week."


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def group(area: TestArea) -> str:
    ref = area.forms("lead", GroupKind.OVERSIGHT, NAME, area.narrator.day(0))
    seat = area.adds_seat("lead", ref, COUNCIL)
    for who in ("ada", "ben"):
        sits(area, seat, who)
    return ref


def test_a_decision_is_recorded_and_whoever_declared_a_conflict_is_offered_as_standing_aside(
    area: TestArea, group: str, signed_in: SignedIn, visitor: Browser
) -> None:
    area.declares_conflict("ben", group, "ben", "The reading room.", area.narrator.day(0))
    chair = signed_in(area, "chair")
    form = chair.get(f"/{area.slug}/groups/{group}/decisions/new")
    assert "ben (has declared a conflict of interest)" in form.words
    assert form.typed("/decisions")["stood_aside"] == str(area.people["ben"])

    page = chair.send(form, "/decisions", what=WHAT, reasons=WHY, took_part=str(area.people["ada"]))

    assert f"{WHAT} Why {WHY} Took part ada Stood aside ben" in page.words
    public = visitor.get(page.path).words
    assert f"{WHAT} Why {WHY} Took part 1 not named here Stood aside 1 not named here" in public
    assert WHAT in visitor.get(f"/{area.slug}/decisions").words
    assert visitor.get(f"/{area.slug}/timeline").offers(page.path)


def test_from_what_it_caused_one_reaches_the_decision_and_back(
    area: TestArea, group: str, signed_in: SignedIn, visitor: Browser
) -> None:
    consultation = area.opens("officer", COUNCIL, WORDS, area.narrator.day(-90))
    decision = area.group_decides("lead", group, area.narrator.day(0), (WHAT, WHY), ["ada"])
    lead = signed_in(area, "lead")

    form = lead.get(f"/{area.slug}/decisions/{decision}/facts")
    page = lead.send(form, "/facts", facts=next(one for one in form.form("/facts")["choices"]["facts"] if one == opened(area)))

    assert f"opened the consultation “{WORDS['title']}”" in page.words
    assert visitor.get(f"/{area.slug}/consultations/{consultation}").offers(f"/decisions/{decision}")
    assert "Nothing is noted yet" not in visitor.get(page.path).words


def opened(area: TestArea) -> str:
    stream, version = area._within("SELECT stream_id, version FROM entry WHERE topic = 'consultation.opened'")
    return f"{stream}.{version}"


def test_what_only_the_areas_people_read_stays_theirs_when_a_decision_caused_it(
    area: TestArea, group: str, signed_in: SignedIn, visitor: Browser
) -> None:
    asks(area, COUNCIL, OTHER_SERVICE, "nominee")
    decision = area.group_decides("lead", group, area.narrator.day(0), (WHAT, WHY), ["ada"])
    area.leads_to("lead", decision, "champion.nominated")

    page = f"/{area.slug}/champions/{slot(area, COUNCIL, OTHER_SERVICE)}"
    assert signed_in(area, "contact").get(page).offers(f"/decisions/{decision}")
    assert not visitor.get(page).offers(f"/decisions/{decision}")
    assert "nominated" not in visitor.get(f"/{area.slug}/decisions/{decision}").words


def test_a_concern_is_nothing_that_can_follow_not_even_for_whoever_sends_it(
    area: TestArea, group: str, signed_in: SignedIn
) -> None:
    concern(area, "contact", PANTRY)
    decision = area.group_decides("lead", group, area.narrator.day(0), (WHAT, WHY), ["ada"])
    stream, version = area._within("SELECT stream_id, version FROM entry WHERE topic = 'breach.raised'")
    lead = signed_in(area, "lead")
    form = lead.get(f"/{area.slug}/decisions/{decision}/facts")
    assert f"{stream}.{version}" not in form.html

    refused = lead.send(form, "/facts", 422, facts=f"{stream}.{version}")

    assert "Choose among what can follow from a decision." in refused.words


def test_what_is_missing_is_said_and_what_was_typed_stays(area: TestArea, group: str, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")

    page = lead.send(lead.get(f"/{area.slug}/groups/{group}/decisions/new"), "/decisions", 422, what=WHAT)

    assert "Write why: everybody can read this." in page.words
    assert page.typed("/decisions")["what"] == WHAT


def test_members_do_not_record_decisions(area: TestArea, group: str, signed_in: SignedIn) -> None:
    signed_in(area, "ada").get(f"/{area.slug}/groups/{group}/decisions/new", 403)

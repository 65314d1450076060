"""Engagement: everybody reads what is asked, how to take part, what was held and what came of it; it holds up no draft."""

from collections.abc import Callable

import pytest

from domain.compacts.engaging import HeldKind
from domain.groups import GroupKind
from domain.shared.actor import Role
from tests.browser import Browser
from tests.given import COUNCIL, CVS, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
ASKED = {"asks": "What has <worked> between you?", "take_part": "Come to the library on a Tuesday."}


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def here(area: TestArea) -> str:
    return f"/{area.slug}/agreement/engagement"


def days(area: TestArea, field: str, ago: int) -> dict[str, str]:
    day = area.narrator.day(ago)
    return {f"{field}__day": str(day.day), f"{field}__month": str(day.month), f"{field}__year": str(day.year)}


def opened(area: TestArea, ago: int = 60) -> TestArea:
    area.opens_engagement("lead", area.narrator.day(ago), ASKED["asks"], ASKED["take_part"])
    return area


def test_it_is_opened_for_everybody_to_read_and_stands_on_the_first_page(
    area: TestArea, here: str, visitor: Browser, signed_in: SignedIn
) -> None:
    lead = signed_in(area, "lead")
    assert "No engagement has been opened here." in visitor.get(here).words
    before = visitor.get(f"/{area.slug}").words

    lead.send(lead.get(f"{here}/new"), "/engagement", **ASKED, **days(area, "until", -30))

    assert "Engagement Being drafted Out for comment" in visitor.get(here).words
    for page in (here, f"/{area.slug}/agreement"):
        words = visitor.get(page).words
        assert "What has <worked> between you?" in words
        assert "Come to the library on a Tuesday." in words
    home = visitor.get(f"/{area.slug}")
    assert "What should the next Compact say?" not in before
    assert "What should the next Compact say? until" in home.words
    assert "Come to the library on a Tuesday." in home.words
    assert here in home.links
    assert "opened engagement on what the agreement should say" in visitor.get(f"/{area.slug}/timeline").words


def test_what_was_held_is_read_with_what_was_heard_and_what_came_of_it(
    area: TestArea, here: str, visitor: Browser, signed_in: SignedIn
) -> None:
    opened(area)
    lead, chair = signed_in(area, "lead"), signed_in(area, "chair")
    typed = {"kind": "session", "with_whom": "Small groups", "took_part": "23", "heard": "Notice comes too late."}
    chair.send(chair.get(f"{here}/1/held"), "/held", **typed, **days(area, "held_on", 30))
    chair.send(chair.get(f"{here}/1/held"), "/held", kind="survey", with_whom="Signatories", **days(area, "held_on", 40))

    words = visitor.get(here).words
    assert words.index("Survey") < words.index("Session or meeting")
    assert "Small groups (23 people took part) Notice comes too late." in words
    assert "Record what was held" not in words
    lead.send(lead.get(f"{here}/1/closing"), "/closing", outcome="More on notice.")

    assert "What came of it More on notice." in visitor.get(here).words
    assert "What should the next" not in visitor.get(f"/{area.slug}").words
    assert "What should the next" not in visitor.get(f"/{area.slug}/agreement").words


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        ("new", {"asks": ""}, "Say what people are asked."),
        ("new", {"take_part": " "}, "Say how people can take part."),
        ("new", {"opened_on__day": "31", "opened_on__month": "6", "opened_on__year": "2026"}, "You typed “31 June 2026”"),
        ("1/held", {"kind": "ball"}, "Say what was held."),
        ("1/held", {"took_part": "many"}, "“many” is not a whole number."),
        ("1/held", {"took_part": "-3"}, "Enter how many people took part, or leave it empty."),
        ("1/held", {"held_on__year": "2999"}, "That day has not come yet."),
        ("1/closing", {"outcome": ""}, "Say what comes of it."),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(
    area: TestArea, here: str, signed_in: SignedIn, page: str, typed: dict[str, str], said: str
) -> None:
    opened(area)
    lead, to = signed_in(area, "lead"), f"/{page.rpartition('/')[2]}".replace("/new", "/engagement")
    right = {"/engagement": ASKED, "/held": {"kind": "visit", "with_whom": "Café <Ü>"} | days(area, "held_on", 3)}.get(to, {})

    refused = lead.send(lead.get(f"{here}/{page}"), to, 422, **right | typed)

    assert said in refused.words
    for name, value in right.items():
        if name not in typed:
            assert refused.typed(to)[name.replace("__", "-")] == value


def test_one_is_open_at_a_time_and_a_closed_one_takes_nothing_later(area: TestArea, here: str, signed_in: SignedIn) -> None:
    opened(area)
    lead = signed_in(area, "lead")

    assert "Engagement is open already." in lead.send(lead.get(f"{here}/new"), "/engagement", 422, **ASKED).words
    area.closes_engagement("lead", 1, area.narrator.day(10), "More on notice.")
    late = {"kind": "session", "with_whom": "Small groups"} | days(area, "held_on", 3)

    assert "It closed on" in lead.send(lead.get(f"{here}/1/held"), "/held", 422, **late).words
    assert "It is closed already." in lead.send(lead.get(f"{here}/1/closing"), "/closing", 422, outcome="Again.").words
    assert lead.get(f"{here}/2/held", 404).headings == ["Page not found"]


def test_the_lead_and_members_of_its_groups_record_and_nobody_else(area: TestArea, here: str, signed_in: SignedIn) -> None:
    opened(area)
    area.somebody("member", Role.MEMBER)

    for who, may in (("lead", True), ("chair", True), ("member", True), ("contact", False), ("officer", False)):
        browser = signed_in(area, who)
        assert browser.get(here).offers("/1/held") is may
        assert here in browser.get(f"/{area.slug}/agreement").links
        assert browser.get(f"{here}/1/held", 200 if may else 403)


def test_a_group_of_both_sectors_is_asked_after_and_nothing_waits_for_it(
    area: TestArea, here: str, visitor: Browser, signed_in: SignedIn
) -> None:
    assert "No group is formed yet." in visitor.get(here).words
    assert signed_in(area, "lead").get(here).offers("/groups/new")
    day = area.narrator.day(5)
    group = area.forms("lead", GroupKind.STEERING, "The Testing Steering Group", day)
    area.seats("lead", area.adds_seat("lead", group, COUNCIL), "chair", day)
    assert "not yet one in which both sectors sit: The Testing Steering Group" in visitor.get(here).words

    area.seats("lead", area.adds_seat("lead", group, CVS), "secretary", day)

    assert "A group of both sectors is formed: The Testing Steering Group" in visitor.get(here).words


class TestAVersion:
    def test_begins_with_what_was_held_before_it_in_sight_and_says_so_for_good(
        self, area: TestArea, here: str, visitor: Browser, signed_in: SignedIn
    ) -> None:
        lead = signed_in(area, "lead")
        assert "No engagement was opened for it." in lead.get(f"/{area.slug}/agreement/drafts/new").words
        opened(area)
        for ago, took_part in ((30, 23), (20, 18)):
            area.holds("chair", 1, HeldKind.SESSION, area.narrator.day(ago), "Small groups", took_part=took_part)
        area.holds("chair", 1, HeldKind.INTERVIEWS, area.narrator.day(10), "Leaders")
        counted = "2 sessions and 1 round of interviews, 41 people took part"

        begin = lead.get(f"/{area.slug}/agreement/drafts/new")
        assert f"Engagement is still open. So far: {counted}." in begin.words
        lead.send(begin, "/drafts", title="The Second Compact")

        draft = lead.get(f"/{area.slug}/agreement?version=2")
        assert "Engagement (still open) Being drafted" in draft.words
        assert f"Before it was drafted: {counted}." in draft.words
        area.puts("lead", 2, COUNCIL)
        area.closes_engagement("lead", 1, area.narrator.day(0), "More on notice.")
        assert "Engagement (done) Being drafted (done)" in lead.get(f"/{area.slug}/agreement?version=2").words
        area.adopts("lead", 2, COUNCIL, area.narrator.day(0), "Cabinet, minute 14")
        assert f"Before it was drafted: {counted}." in visitor.get(f"/{area.slug}/agreement").words
        assert "Before it was drafted" not in visitor.get(f"/{area.slug}/agreement?version=1").words

    def test_that_is_a_draft_nobody_outside_hears_of_by_it(self, area: TestArea, here: str, visitor: Browser) -> None:
        opened(area)
        before = visitor.raw("GET", here)
        area.begins("lead", "The Hidden Compact")

        after = visitor.raw("GET", here)

        assert after.headers["etag"] == before.headers["etag"]
        assert visitor.raw("GET", f"/{area.slug}/agreement").status_code == 200
        assert "still open" not in visitor.get(here).words

    def test_in_the_making_when_it_opens_has_what_was_held_while_it_was_drafted(
        self, area: TestArea, signed_in: SignedIn
    ) -> None:
        area.begins("lead", "The Second Compact")
        opened(area, 0)
        area.holds("chair", 1, HeldKind.SURVEY, area.narrator.day(0), "Everybody who signed", took_part=1)

        words = signed_in(area, "lead").get(f"/{area.slug}/agreement?version=2").words

        assert "Before it was drafted: 1 survey, 1 person took part." in words, "of the same day it is held to be before it"

    def test_after_one_is_in_force_is_begun_without_what_was_held_for_that(self, area: TestArea, signed_in: SignedIn) -> None:
        opened(area)
        area.holds("chair", 1, HeldKind.VISIT, area.narrator.day(10), "The youth club", took_part=9)
        area.closes_engagement("lead", 1, area.narrator.day(5), "More on notice.")
        area.begins("lead", "The Second Compact")
        area.puts("lead", 2, COUNCIL)
        area.adopts("lead", 2, COUNCIL, area.narrator.day(0), "Cabinet, minute 14")

        lead = signed_in(area, "lead")
        assert "No engagement was opened for it." in lead.get(f"/{area.slug}/agreement/drafts/new").words
        area.begins("lead", "The Third Compact")

        assert "Before it was drafted" not in lead.get(f"/{area.slug}/agreement?version=3").words

"""A draft from comment to force: comments decided with reasons, bodies asked, and the day on which the last has adopted it."""

import re
from collections.abc import Callable

import pytest

from domain.compacts import Disposition, Owner
from tests.browser import Browser
from tests.given import BAND, COUNCIL, CVS, NOTICE, PANTRY, TELL_EARLY, TWELVE_WEEKS, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    """Version 2 is drafted, and not issued yet."""
    one = world.area()
    one.begins("lead", "The Second Compact")
    one.amends("lead", 2, TWELVE_WEEKS, "allow sixteen weeks for consultations; say why, if not.", Owner.PUBLIC)
    return one


@pytest.fixture
def issued(area: TestArea) -> TestArea:
    area.issues("lead", 2, area.narrator.day(-30))
    return area


def days(area: TestArea, field: str, ago: int) -> dict[str, str]:
    day = area.narrator.day(ago)
    return {f"{field}__day": str(day.day), f"{field}__month": str(day.month), f"{field}__year": str(day.year)}


def test_a_draft_is_issued_and_then_everybody_reads_it(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    lead, path = signed_in(area, "lead"), f"/{area.slug}/agreement?version=2"
    form = lead.get(f"/{area.slug}/agreement/drafts/2/issue")
    assert "Comments close on a day after today." in lead.send(form, "/issue", 422, **days(area, "closes_on", 1)).words

    lead.send(form, "/issue", **days(area, "closes_on", -30))

    assert "Open for comment Until 23:59" in visitor.get(path).words
    assert "sixteen weeks" in visitor.get(path).words


def test_a_version_in_the_making_shows_how_far_it_is(area: TestArea, signed_in: SignedIn) -> None:
    contact, path = signed_in(area, "contact"), f"/{area.slug}/agreement?version={{}}"
    area.begins("lead", "The Third Compact")

    def now(number: int) -> list[str]:
        return re.findall(r'aria-current="step">([^<]*)<', contact.get(path.format(number)).html)

    assert now(1) == []
    assert now(2) == ["Being drafted"]
    area.issues("lead", 2, area.narrator.day(-30))
    area.puts("lead", 3, COUNCIL)
    assert (now(2), now(3)) == (["Out for comment"], ["Before the bodies"])


def test_people_comment_on_words_of_a_clause_and_others_read_it_decided(
    issued: TestArea, visitor: Browser, signed_in: SignedIn
) -> None:
    contact, path = signed_in(issued, "contact"), f"/{issued.slug}/clauses/{TWELVE_WEEKS}/comments?version=2"

    done = contact.send(
        contact.get(path), "/comments?version=2", about="1", text="Six is enough.", organisation=str(issued.bodies[PANTRY])
    )

    assert f"say why, if not. You said: {PANTRY} (contact)" in done.words
    assert "Six is enough." in signed_in(issued, "officer").get(path).words
    assert "Six is enough." not in visitor.get(path).words


def test_what_was_selected_is_quoted_and_what_is_not_there_is_not(issued: TestArea, signed_in: SignedIn) -> None:
    contact, path = signed_in(issued, "contact"), f"/{issued.slug}/clauses/{TWELVE_WEEKS}/comments?version=2"

    done = contact.send(contact.get(f"{path}&quote=sixteen+weeks"), "/comments?version=2", text="Too long.")
    form = contact.get(f"{path}&quote=ninety+weeks")
    refused = contact.send(form, "/comments?version=2", 422, text="Too long by far.")

    assert "sixteen weeks You said:" in done.words
    assert "Those words are not in this clause." in refused.words
    assert refused.typed("/comments?version=2")["text"] == "Too long by far."


def test_the_wording_stands_still_while_it_is_open(issued: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(issued, "lead")

    form = lead.get(f"/{issued.slug}/agreement/drafts/2/clauses/{NOTICE}/wording")

    assert "People comment on this wording until" in lead.send(form, "/wording", 422, text="give a year's notice").words


def test_each_comment_is_decided_with_a_reason_for_everybody(issued: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    lead, ref = signed_in(issued, "lead"), issued.comments("bandleader", 2, NOTICE, "Say six months.", BAND)
    form = lead.get(f"/{issued.slug}/comments/{ref}")
    refused = lead.send(form, "/decision", 422, disposition="partly", reasons=" ")
    assert "Say why." in refused.words
    assert visitor.get(f"/{issued.slug}/comments/{ref}", 404).headings == ["Page not found"]

    lead.send(form, "/decision", disposition="partly", reasons="Four was agreed.")

    said = visitor.get(f"/{issued.slug}/agreement/comments?version=2")
    assert "Say six months. We did: Accepted in part" in said.words
    assert "Four was agreed." in said.words
    assert "bandleader" not in said.words


def test_only_whoever_drafts_decides(issued: TestArea, signed_in: SignedIn) -> None:
    ref = issued.comments("bandleader", 2, NOTICE, "Say six months.", BAND)
    officer = signed_in(issued, "officer")

    page = officer.get(f"/{issued.slug}/comments/{ref}")

    assert not page.offers("/decision")


def test_a_draft_goes_to_the_bodies_once_comments_are_closed_and_decided(issued: TestArea, signed_in: SignedIn) -> None:
    ref = issued.comments("bandleader", 2, NOTICE, "Say six months.", BAND)
    lead = signed_in(issued, "lead")
    form = lead.get(f"/{issued.slug}/agreement/drafts/2/bodies")

    still_open = lead.send(form, "/bodies", 422, bodies=str(issued.bodies[COUNCIL]))

    assert "1 comment waits for a decision." in form.words
    assert "People comment on this wording until" in still_open.words
    issued.decides("lead", ref, Disposition.NOTED, "It is said elsewhere.")


def test_it_is_in_force_once_the_last_body_has_adopted_it(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    lead, officer = signed_in(area, "lead"), signed_in(area, "officer")
    area.puts("lead", 2, COUNCIL, CVS)
    path = f"/{area.slug}/agreement/versions/2/adoption"
    assert "2 bodies are still to adopt version 2." in visitor.get(path).words

    officer.send(officer.get(f"{path}/readiness"), "/readiness", how="Each service names somebody.")
    first = officer.send(officer.get(f"{path}/decision"), "/decision", minute="Cabinet, minute 14", **days(area, "decided_on", 3))
    assert "1 body is still to adopt version 2." in first.words
    cvs = {"organisation": str(area.bodies[CVS]), "minute": "Board, minute 2"}
    last = lead.send(lead.get(f"{path}/decision"), "/decision", **cvs, **days(area, "decided_on", 1))

    assert "In force Version 2, since" in last.words
    assert "Each service names somebody." in visitor.get(path).words
    page = visitor.get(f"/{area.slug}/agreement")
    assert page.headings == ["The Second Compact"]
    assert "sixteen weeks" in page.words
    assert "Past Version 1" in visitor.get(f"/{area.slug}/agreement?version=1").words


@pytest.mark.parametrize(
    ("which", "typed", "said"),
    [
        ("readiness", {"how": ""}, "Say how it will be followed through."),
        ("decision", {"minute": "x", "ago": "-2"}, "That day has not come yet."),
        ("decision", {"minute": " ", "ago": "2"}, "Say where the decision is written down: the meeting and its minute."),
    ],
)
def test_what_a_body_leaves_out_is_said(
    area: TestArea, signed_in: SignedIn, which: str, typed: dict[str, str], said: str
) -> None:
    area.puts("lead", 2, COUNCIL)
    officer = signed_in(area, "officer")
    ago = typed.pop("ago", None)
    form = officer.get(f"/{area.slug}/agreement/versions/2/adoption/{which}")

    refused = officer.send(form, f"/{which}", 422, **typed, **(days(area, "decided_on", int(ago)) if ago else {}))

    assert said in refused.words


def test_what_is_taken_back_can_be_changed_and_is_asked_about_anew(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    area.puts("lead", 2, COUNCIL)
    area.is_ready("officer", 2, COUNCIL, "We can.")
    lead = signed_in(area, "lead")
    stuck = lead.send(lead.get(f"/{area.slug}/agreement/drafts/2/clauses/{TELL_EARLY}/removal"), "/removal", 422)
    assert "This wording is before the bodies that are to adopt it." in stuck.words

    back = lead.send(lead.get(f"/{area.slug}/agreement/versions/2/adoption/withdrawal"), "/withdrawal", why="A word was wrong.")

    assert "It is a draft again, and can be changed." in back.words
    area.drops("lead", 2, TELL_EARLY)
    area.puts("lead", 2, COUNCIL)
    assert "We can." not in visitor.get(f"/{area.slug}/agreement/versions/2/adoption").words


def test_a_review_is_set_and_an_agreement_past_its_time_says_so(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")
    form = lead.get(f"/{area.slug}/agreement/review")

    lead.send(form, "/review", **days(area, "review_on", -200), **days(area, "ends_on", 2))

    words = visitor.get(f"/{area.slug}/agreement").words
    assert "Its review is due on" in words
    assert "Expired It was agreed until" in words
    assert "and is still used." in words
    assert "while it is being refreshed." in signed_in(area, "contact").get(f"/{area.slug}/agreement").words
    assert "Expired" in visitor.get(f"/?q={area.slug}").words
    assert "Expired It was agreed until" in visitor.get(f"/{area.slug}").words

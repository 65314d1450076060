"""“Ask our host”: a question, mailed to whoever keeps the host and kept, with the page it came from and no word of a case."""

from collections.abc import Callable

import pytest

from tests.browser import Browser, filled
from tests.given import PANTRY, TestArea, World
from tests.web.furnished import champion, concern

SignedIn = Callable[[TestArea, str], Browser]
QUESTION = "How do I add the new parish council?"


@pytest.fixture
def area(world: World) -> TestArea:
    area = world.area()
    area.keeper()
    return area


def test_the_question_is_mailed_to_whoever_keeps_the_host_with_the_page_and_who_asks(
    area: TestArea, signed_in: SignedIn, post: Callable[[str], list[str]]
) -> None:
    lead = signed_in(area, "lead")
    page = lead.get(f"/{area.slug}/champions")
    form = lead.get(next(link for link in page.links if "/question?" in link))

    asked = lead.send(form, "/question", words=QUESTION)

    assert "Your question is on its way to the host." in asked.words
    (mail,) = post(area.addresses["host"])
    assert QUESTION in mail
    assert "lead asks you, from the champions" in mail
    assert area.addresses["lead"] in mail


def test_it_is_kept_and_read_by_the_host_and_by_who_keeps_the_area_and_nobody_else(area: TestArea, signed_in: SignedIn) -> None:
    contact = signed_in(area, "contact")
    contact.send(contact.get(f"/{area.slug}/question"), "/question", words=QUESTION)

    assert QUESTION in signed_in(area, "host").get(f"{area.host_page}/areas/{area.slug}").words
    assert QUESTION in signed_in(area, "lead").get(f"/{area.slug}/timeline").words
    assert QUESTION not in signed_in(area, "officer").get(f"/{area.slug}/timeline").words


def test_from_a_concern_nothing_goes_along_but_that_it_was_one(
    area: TestArea, signed_in: SignedIn, post: Callable[[str], list[str]]
) -> None:
    champion(area, "librarian")
    ref = concern(area, "contact", PANTRY)
    contact = signed_in(area, "contact")
    links = [link for link in contact.get(f"/{area.slug}/concerns/{ref}").links if "/question?" in link]
    assert links == [f"/{area.slug}/question?page=concerns"]

    form = contact.get(f"/{area.slug}/question?page=concerns/{ref}/answer")
    contact.post(f"/{area.slug}/question", 200, filled(form, "/question", {"words": QUESTION}) | {"page": f"concerns/{ref}"})

    assert ref not in form.html
    (mail,) = post(area.addresses["host"])
    assert "from a concern's page" in mail
    assert ref not in mail
    assert ref not in signed_in(area, "host").get(f"{area.host_page}/areas/{area.slug}").html


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_an_empty_question_or_a_very_long_one_is_not_sent_and_what_was_typed_stays(
    words: str, area: TestArea, signed_in: SignedIn, recorded: Callable[[], int]
) -> None:
    lead, before = signed_in(area, "lead"), recorded()

    refused = lead.send(lead.get(f"/{area.slug}/question"), "/question", 422, words=words)

    assert refused.typed("/question")["words"].strip() == words.strip()
    assert recorded() == before


def test_the_host_of_a_suspended_area_can_be_asked_why(area: TestArea, signed_in: SignedIn) -> None:
    host, lead = signed_in(area, "host"), signed_in(area, "lead")
    host.send(host.get(f"{area.host_page}/areas/{area.slug}"), "/administrators")
    host.send(host.get(f"/{area.slug}/suspension"), "/suspension", why="A slip.")

    asked = lead.send(lead.get(f"/{area.slug}/question"), "/question", words="Why?")

    assert "on its way to the host" in asked.words


def test_another_host_reads_nothing_of_it(area: TestArea, world: World, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")
    lead.send(lead.get(f"/{area.slug}/question"), "/question", words=QUESTION)
    other = world.area()

    within = area.narrator.made.desk.within

    assert within(other.host, lambda cx: cx.execute("SELECT * FROM hosted_question").fetchall()) == []
    assert len(within(area.host, lambda cx: cx.execute("SELECT * FROM hosted_question").fetchall())) == 1

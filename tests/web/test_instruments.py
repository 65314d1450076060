"""Codes and guides: recorded by the lead, read under the clauses that they explain, whatever becomes of those."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.compacts import Owner
from infra.composition import Parts
from tests.browser import Browser
from tests.given import COUNCIL, NOTICE, TELL_EARLY, TWELVE_WEEKS, TestArea, World
from tests.work.test_ticker_text import reviews

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def days(area: TestArea, field: str, ago: int) -> dict[str, str]:
    day = area.narrator.day(ago)
    return {f"{field}__day": str(day.day), f"{field}__month": str(day.month), f"{field}__year": str(day.year)}


def test_the_lead_records_one_and_everybody_reads_it_under_its_clause(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    lead, here = signed_in(area, "lead"), f"/{area.slug}/agreement/instruments"
    assert "Nothing is recorded here yet." in visitor.get(here).words
    form = lead.get(f"{here}/new")
    refused = lead.send(form, "/instruments", 422, title="Code on notice", clauses=NOTICE, **days(area, "adopted_on", 3))
    assert "Write its text, or say where it lies." in refused.words

    lead.send(form, "/instruments", title="Code on notice", text="Say so early.", clauses=NOTICE, **days(area, "adopted_on", 3))

    assert "Code on notice Code of practice, version 1" in visitor.get(here).words
    page = visitor.get(f"/{area.slug}/agreement")
    assert page.words.count("Explained by: Code on notice") == 1
    assert "Explained by: Code on notice" in visitor.get(f"/{area.slug}/clauses/{NOTICE}").words
    its_own = visitor.get(next(link for link in page.links if "/instruments/" in link))
    assert f"It explains: clause {NOTICE}" in its_own.words
    assert "Say so early." in its_own.words


def test_it_follows_its_clause_into_the_next_version(area: TestArea, visitor: Browser) -> None:
    ref = area.records_instrument("lead", "Code on notice", area.narrator.day(3), NOTICE, TELL_EARLY)
    area.begins("lead", "The Second Compact")
    area.splits("lead", 2, NOTICE, "give notice", "of three months", owner=Owner.PUBLIC)
    area.drops("lead", 2, TELL_EARLY)
    area.puts("lead", 2, COUNCIL)
    area.adopts("officer", 2, COUNCIL, area.narrator.day(1), "Cabinet, minute 14")

    page = visitor.get(f"/{area.slug}/agreement/instruments/{ref}")

    assert f"It explains: clause {NOTICE}a , clause {NOTICE}b ." in page.words
    assert visitor.get(f"/{area.slug}/agreement").words.count("Explained by: Code on notice") == 2
    assert visitor.get(f"/{area.slug}/agreement?version=1").words.count("Explained by: Code on notice") == 2


def test_a_version_that_was_replaced_stays_to_be_read(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    ref = area.records_instrument("lead", "Code on notice", area.narrator.day(9), NOTICE, text="Three months.")
    lead, here = signed_in(area, "lead"), f"/{area.slug}/agreement/instruments/{ref}"
    form = lead.get(f"{here}/versions")
    assert form.typed("/versions")["text"] == "Three months."

    lead.send(form, "/versions", text="Four months.", clauses=TWELVE_WEEKS, **days(area, "adopted_on", 2))

    assert "In use Code of practice" in visitor.get(here).words
    assert "Four months." in visitor.get(here).words
    old = visitor.get(f"{here}?version=1")
    assert "Past Code of practice" in old.words
    assert "Three months." in old.words
    assert visitor.get(f"{here}?version=3", 404).headings == ["Page not found"]
    assert "Explained by" not in visitor.get(f"/{area.slug}/clauses/{NOTICE}").words


def test_what_is_withdrawn_explains_nothing_and_stays_to_be_read(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    ref = area.records_instrument("lead", "Code on notice", area.narrator.day(9), NOTICE)
    lead, here = signed_in(area, "lead"), f"/{area.slug}/agreement/instruments/{ref}"

    lead.send(lead.get(f"{here}/withdrawal"), "/withdrawal", why="It is part of the text now.")

    assert "Why: It is part of the text now." in visitor.get(here).words
    assert "How it is done." in visitor.get(here).words
    assert "Explained by" not in visitor.get(f"/{area.slug}/agreement").words


def test_its_review_is_a_duty_of_the_lead_from_its_day_until_the_next_version(
    world: World, made: Parts, signed_in: SignedIn
) -> None:
    narrator = world.narrator()
    narrator.begin(60)
    area = world.area(narrator=narrator)
    ref = area.records_instrument("lead", "Code on notice", narrator.day(70), NOTICE, review_on=narrator.day(40))
    narrator.until(narrator.at + timedelta(days=25))

    assert reviews(made, area, "review-instrument") == [narrator.day(40)]
    words = signed_in(area, "lead").get("/duties").words
    assert "The review of a code or guide that explains the Compact fell due on" in words
    area.withdraws_instrument("lead", ref, "It is part of the text now.")
    assert reviews(made, area, "review-instrument") == []

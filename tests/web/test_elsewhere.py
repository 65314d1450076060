"""Beside a drafter stands what other areas say about the same: what is public and in force there, and nothing else."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from domain import areas
from domain.compacts import Owner, reading
from domain.shared.actor import Role
from domain.shared.rules import Clock
from services.areas.commands import resume_area, suspend_area
from services.areas.trying_out import end_try_out
from services.compacts.commands import draft_version
from tests.browser import Browser, Page
from tests.given import TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
THEIRS = """# An Accord

## 1. Ferrying {topic}

- 1.1 ferrying {topic} takes a permit, told {how} by letter;

1.2 Public sector undertakings:

- carry the {topic} free of charge.
"""


@pytest.fixture
def topic() -> str:
    """A word that no other test writes."""
    return f"z{uuid4().hex[:10]}"


@pytest.fixture
def here(world: World, topic: str) -> TestArea:
    """Which drafts a clause under a heading on the topic."""
    area = world.area()
    area.text_of(2, f"# A\n\n## 1. About {topic}\n\n- 1.1 we carry it.\n", "Ours", area.narrator.day(1))
    area.begins("lead", "The Third")
    return area


def there(world: World, topic: str, how: str = "openly") -> TestArea:
    area = world.area()
    area.text_of(2, THEIRS.format(topic=topic, how=how), "An Accord", area.narrator.day(3))
    return area


def new_clause(browser: Browser, area: TestArea, **more: str) -> Page:
    query = "".join(f"&{name}={value}" for name, value in more.items())
    return browser.get(f"/{area.slug}/agreement/drafts/3/clauses/new?place=1%20-{query}")


def test_the_nearest_clause_of_each_other_area_stands_beside_with_where_it_is(
    world: World, here: TestArea, topic: str, signed_in: SignedIn, visitor: Browser
) -> None:
    other = there(world, topic)

    page = new_clause(signed_in(here, "lead"), here)

    assert "What 1 other area says" in page.words
    (link,) = {one for one in page.links if one.startswith(f"/{other.slug}/")}
    assert link == f"/{other.slug}/clauses/1.1?version=2"
    assert f"ferrying {topic} takes a permit" in visitor.get(link).words
    assert f"ferrying {topic} takes a permit" in page.words


def test_what_is_near_to_nothing_elsewhere_says_so(here: TestArea, signed_in: SignedIn) -> None:
    assert "No other area here has anything in force that is near" in new_clause(signed_in(here, "lead"), here).words


def test_a_clause_by_which_the_same_clock_is_counted_comes_first(
    world: World, here: TestArea, topic: str, signed_in: SignedIn
) -> None:
    here.clock(Clock.REAFFIRMATION, 7, "1.1")
    nearer, other = there(world, topic), world.area()
    other.text_of(2, f"# B\n\n## 1. Signing {topic}\n\n- 1.1 sign anew.\n", "B", other.narrator.day(0))
    other.clock(Clock.REAFFIRMATION, 8, "1.1")

    page = signed_in(here, "lead").get(f"/{here.slug}/agreement/drafts/3/clauses/1.1/wording")

    found = [one for one in page.links if one.startswith((f"/{other.slug}/", f"/{nearer.slug}/"))]
    assert found[0].startswith(f"/{other.slug}/")
    assert "The same time is counted by it" in page.words


class TestBeginningWithIt:
    def test_it_fills_the_form_and_its_source_is_noted(
        self, world: World, here: TestArea, topic: str, signed_in: SignedIn, visitor: Browser
    ) -> None:
        other, lead = there(world, topic), signed_in(here, "lead")
        use = next(one for one in new_clause(lead, here).links if "use=" in one)

        form = lead.get(use)
        assert form.typed("/clauses")["text"] == f"ferrying {topic} takes a permit, told openly by letter;"
        assert "It begins with clause 1.1 of An Accord, version 2" in form.words
        done = lead.send(form, "/clauses", printed="1.9")

        assert f"Began as clause 1.1 of An Accord, version 2, in Place {other.slug}." in done.words
        told = lead.get(f"/{here.slug}/timeline").words
        assert "took the wording of clause 1.9 of" in told
        assert "clause 1.1 of An Accord, version 2, in Place" in told
        assert "took the wording" not in visitor.get(f"/{here.slug}/timeline").words

    def test_it_takes_the_place_of_what_a_clause_said_and_goes_with_it_into_the_next_version(
        self, world: World, here: TestArea, topic: str, signed_in: SignedIn
    ) -> None:
        other, lead = there(world, topic), signed_in(here, "lead")
        path = f"/{here.slug}/agreement/drafts/3/clauses/1.1/wording"

        done = lead.send(lead.get(f"{path}?use={other.slug}/2/1.2.1"), "/wording", why="It says it better.")

        assert f"1.1 carry the {topic} free of charge. Began as clause 1.2.1 of An Accord" in done.words
        assert "Owed by public bodies Amended" in done.words
        split = lead.get(f"/{here.slug}/agreement/drafts/3/clauses/1.1/parts")
        assert lead.send(split, "/parts", parts="carry it\n\nfree of charge").words.count("Began as clause 1.2.1") == 2

    def test_nothing_is_written_where_it_was_found(self, world: World, here: TestArea, topic: str, signed_in: SignedIn) -> None:
        other, lead = there(world, topic), signed_in(here, "lead")

        def events() -> int:
            with other.narrator.made.app_pool.connection() as cx, cx.transaction():
                cx.execute("SELECT set_config('app.tenant', %s, true)", (str(other.tenant),))
                (count,) = cx.execute("SELECT count(*) FROM es.event").fetchone() or (0,)
            return int(count)

        there_before = events()
        lead.send(new_clause(lead, here, use=f"{other.slug}/2/1.1"), "/clauses", printed="1.9")

        assert events() == there_before

    @pytest.mark.parametrize(
        "name", ["", "x", "nowhere/2/1.1", "{slug}/3/1.1", "{slug}/2/9.9", "{mine}/2/1.1", "a/b/c/d", "/", "//"]
    )
    def test_what_is_not_public_there_is_as_if_it_were_not(
        self, world: World, here: TestArea, topic: str, signed_in: SignedIn, name: str
    ) -> None:
        other, lead = there(world, topic), signed_in(here, "lead")

        form = new_clause(lead, here, use=name.format(slug=other.slug, mine=here.slug))
        assert form.typed("/clauses")["text"] == ""
        forged = lead.send(form, "/clauses", text="as we please", taken=name.format(slug=other.slug, mine=here.slug))

        assert "as we please Owed by" in forged.words
        assert "Began as" not in forged.words


class TestWhatIsKeptBack:
    """From everybody of another area, their lead and their host included."""

    def test_a_draft_and_a_version_that_is_past(self, world: World, here: TestArea, topic: str, signed_in: SignedIn) -> None:
        other, lead = there(world, topic, "pastwording"), signed_in(here, "lead")
        found = reading.read(THEIRS.format(topic=topic, how="draftwording")).sections
        other._operate(lambda journal: draft_version(journal, number=3, title="Next", sections=found))
        other.begins("lead", "By clause")
        other.amends("lead", 4, "1.1", f"ferrying {topic}, a hidden amendment", Owner.JOINT, "")
        other.issues("lead", 4, other.narrator.day(-30))

        page = new_clause(lead, here)
        assert "pastwording" in page.words
        assert "draftwording" not in page.html
        assert "hidden amendment" not in page.html
        other.text_of(5, THEIRS.format(topic=topic, how="newwording"), "Newest", other.narrator.day(0))

        page = new_clause(lead, here)
        assert "newwording" in page.words
        assert "pastwording" not in page.html

    def test_an_area_that_is_suspended_until_it_is_resumed(
        self, world: World, here: TestArea, topic: str, signed_in: SignedIn
    ) -> None:
        other, lead = there(world, topic), signed_in(here, "lead")
        other.person("host", f"host@{other.slug}.example", Role.HOST)
        other._do("host", lambda journal: suspend_area(journal, why="Nobody leads it."))

        page = new_clause(lead, here, use=f"{other.slug}/2/1.1")
        assert other.slug not in page.html
        assert page.typed("/clauses")["text"] == ""
        other._do("host", resume_area)

        assert other.slug in new_clause(lead, here).html

    def test_a_try_out_running_or_over(self, world: World, here: TestArea, topic: str, signed_in: SignedIn) -> None:
        other, lead = there(world, topic), signed_in(here, "lead")

        def begin(journal: object) -> None:
            area = journal.load(areas.evolve, journal.tenant_id)  # type: ignore[attr-defined]
            journal.append(area, areas.begin_try_out(journal.today))  # type: ignore[attr-defined]

        other._operate(begin)
        other.text_of(3, THEIRS.format(topic=topic, how="invented"), "Invented", other.narrator.day(0))

        for end in (lambda: None, lambda: other._operate(end_try_out)):
            end()
            assert other.slug not in new_clause(lead, here).html

    def test_a_text_that_was_removed(self, world: World, here: TestArea, topic: str, signed_in: SignedIn) -> None:
        other = there(world, topic)
        with other.narrator.made.follower_pool.connection() as cx:
            (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
            cx.execute(f"UPDATE wide_{generation}.public_clause SET text = NULL WHERE tenant_id = %s", (other.tenant,))

        assert other.slug not in new_clause(signed_in(here, "lead"), here).html


def test_ones_own_words_are_not_offered_as_anothers(here: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(here, "lead").get(f"/{here.slug}/agreement/drafts/3/clauses/1.1/wording")

    assert f"/{here.slug}/clauses/1.1?version=2" not in page.links

"""An audit from the grant to the words of one concern: who sees what, and that its people see that they were read."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.audits import lot
from domain.people.invitations import Audit
from domain.shared.actor import Role
from tests.browser import Browser, Page
from tests.given import BAND, COUNCIL, PANTRY, TestArea, World
from tests.web.furnished import WORDS, champion, concern
from tests.web.unsent import STORY

SignedIn = Callable[[TestArea, str], Browser]
WHY = "To see whether the reasons were given."


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    one = worlds.area(narrator=worlds.past(60))  # type: ignore[attr-defined]
    champion(one, "librarian")
    one.opens("officer", COUNCIL, WORDS | {"title": "Long before the audit"}, one.narrator.day(-30))
    concern(one, "bandleader", BAND)
    one.narrator.on(20)
    one.addresses["ingrid"] = f"ingrid@{one.slug}.example"
    days = Audit(one.narrator.day(25), one.narrator.day(-60), "The yearly look.")
    one.joins(one.invites("chair", ("ingrid", one.addresses["ingrid"]), Role.AUDITOR, audit=days), "ingrid")
    one.somebody("host", Role.HOST)
    one.narrator.on(10)
    for number in range(12):
        one.opens("officer", COUNCIL, WORDS | {"title": f"Question {number}"}, one.narrator.day(-90))
    return one


@pytest.fixture
def raised(area: TestArea) -> str:
    return concern(area, "contact", PANTRY)


def days(field: str, day: date) -> dict[str, str]:
    return {f"{field}__{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def asks(area: TestArea, signed_in: SignedIn, ref: str) -> Page:
    browser = signed_in(area, "ingrid")
    return browser.send(browser.get(f"/{area.slug}/audit/concerns/new"), "/audit/concerns", concern=ref.lower(), why=WHY)


def decides(area: TestArea, browser: Browser, ref: str, status: int = 200, **typed: str) -> Page:
    links = [link for link in browser.get(f"/{area.slug}/audit").links if "/requests/" in link]
    request = next(link for link in links if f"read concern {ref}" in browser.get(link).words)
    return browser.send(browser.get(request), request, status, **typed)


def test_an_auditor_reads_headers_of_the_audits_own_days_and_no_word_of_a_concern(
    area: TestArea, signed_in: SignedIn, raised: str
) -> None:
    browser = signed_in(area, "ingrid")
    found = browser.get(f"/{area.slug}/audit/facts?kind=breach").words

    assert f"Concern {raised} was raised" in found
    assert "by a signatory contact" in found
    assert not any(words in found for words in (*STORY.values(), "contact raised", PANTRY))
    assert "Long before" not in browser.get(f"/{area.slug}/audit/facts?kind=organisation").words
    assert "added to the register" not in browser.get(f"/{area.slug}/audit/facts?kind=organisation").words
    assert "Question 3" in browser.get(f"/{area.slug}/audit/facts?kind=consultation").words


def test_the_words_open_by_leave_of_the_chair_and_the_people_in_it_see_that(
    area: TestArea, signed_in: SignedIn, raised: str
) -> None:
    words = f"/{area.slug}/audit/concerns/{raised}"
    signed_in(area, "ingrid").get(words, 404)
    page = asks(area, signed_in, raised)
    assert "Waits for an answer" in page.words
    decides(area, signed_in(area, "chair"), raised, answer="open", **days("until", area.narrator.day(-20)))

    read = signed_in(area, "ingrid").get(words).words
    case = {who: signed_in(area, who).get(f"/{area.slug}/concerns/{raised}").words for who in ("contact", "librarian")}

    assert all(one in read for one in STORY.values())
    for seen in case.values():
        assert WHY in seen
        assert "chair gave leave, until" in seen
        assert "They read them once, on" in seen
        assert "Ingrid, who audits here, asked to read the words of this concern" in seen
    for who in ("lead", "chair", "host", "officer", "auditor"):
        signed_in(area, who).get(words, 404)


def test_leave_that_is_ended_or_over_opens_nothing(area: TestArea, signed_in: SignedIn, raised: str) -> None:
    words, browser = f"/{area.slug}/audit/concerns/{raised}", signed_in(area, "ingrid")
    asked = area.asks_to_read("ingrid", raised, WHY)
    area.lets_read("host", asked, area.narrator.day(-5))
    assert browser.get(words)
    host = signed_in(area, "host")

    page = host.send(host.get(f"/{area.slug}/audit/requests/{asked}"), "/end")

    assert "They can no longer read the words of this concern." in page.words
    browser.get(words, 404)


def test_leave_that_is_refused_says_why(area: TestArea, signed_in: SignedIn, raised: str) -> None:
    asks(area, signed_in, raised)

    decides(area, signed_in(area, "chair"), raised, answer="decline", why="Its dates are enough for that.")

    assert "Its dates are enough for that." in signed_in(area, "ingrid").get(f"/{area.slug}/audit").words
    assert "Its dates are enough for that." in signed_in(area, "contact").get(f"/{area.slug}/concerns/{raised}").words
    signed_in(area, "ingrid").get(f"/{area.slug}/audit/concerns/{raised}", 404)


def test_leave_needs_a_day_and_whoever_is_in_the_concern_gives_none(area: TestArea, signed_in: SignedIn, raised: str) -> None:
    asked = area.asks_to_read("ingrid", raised, WHY)
    chair = signed_in(area, "chair")
    to = f"/{area.slug}/audit/requests/{asked}"

    page = chair.send(chair.get(to), to, 422, answer="open")
    assert "Enter the last day on which they may read it." in page.words
    page = chair.send(page, to, 422, answer="open", **days("until", area.narrator.day(-200)))
    assert "Enter a day from today to" in page.words
    area.gives("lead", "contact", Role.CHAIR)
    party = signed_in(area, "contact")
    page = party.send(party.get(to), to, 422, answer="open", **days("until", area.narrator.day(-5)))
    area.ends("lead", "contact", Role.CHAIR)

    assert "You are in this concern yourself." in page.words


def test_a_concern_that_there_is_none_of_is_not_asked_for(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "ingrid")

    page = browser.send(browser.get(f"/{area.slug}/audit/concerns/new"), "/audit/concerns", 422, concern="0000-0000", why=WHY)

    assert "There is no concern 0000-0000 here." in page.words


def test_a_sample_is_those_that_draw_the_smallest_lots_and_stays_what_it_was(area: TestArea, signed_in: SignedIn) -> None:
    browser, today = signed_in(area, "ingrid"), area.narrator.day(0)
    form = browser.get(f"/{area.slug}/audit/samples/new")
    typed = {"kind": "consultation", "size": "4"} | days("since", today - timedelta(days=15)) | days("until", today)

    page = browser.send(form, "/audit/samples", **typed)
    again = browser.get(page.path)
    area.opens("officer", COUNCIL, WORDS | {"title": "Opened since"}, area.narrator.day(-90))

    with area.narrator.made.follower_pool.connection() as cx:
        cx.execute("SELECT set_config('search_path', format('rm_%s', generation), true) FROM rm.live")
        (seed,) = cx.execute("SELECT seed FROM sample WHERE ref = %s", (page.path.rsplit("/", 1)[1],)).fetchone() or ("",)
        facts = cx.execute(
            "SELECT stream_id, version FROM entry WHERE tenant_id = %s AND topic LIKE 'consultation.%%' AND day BETWEEN %s AND %s "
            "AND recorded_at < (SELECT drawn_at FROM sample WHERE seed = %s)",
            (area.tenant, today - timedelta(days=15), today, seed),
        ).fetchall()
    expected = sorted(lot(seed, *fact) for fact in facts)[:4]
    assert seed in page.words
    assert len(facts) > 10
    assert [one for one in expected if f"drew {one[:12]}" not in page.words] == []
    assert page.words.count("drew ") == 4
    assert facts_of(browser.get(page.path)) == facts_of(again) == facts_of(page)


def facts_of(page: Page) -> list[str]:
    return [link for link in page.links if "?fact=" in link]


def test_an_observation_is_about_a_fact_and_is_answered_by_the_lead(area: TestArea, signed_in: SignedIn, raised: str) -> None:
    browser, lead = signed_in(area, "ingrid"), signed_in(area, "lead")
    link = facts_of(browser.get(f"/{area.slug}/audit/facts?kind=breach"))[0]
    page = browser.send(browser.get(link), "/audit/observations", words="Nobody has acknowledged it yet.")
    path = page.path

    assert f"Concern {raised} was raised" in page.words
    page = lead.send(lead.get(path), "/answer", words="It came an hour ago.")

    assert "It is about a fact that you have no part in." in page.words
    assert raised not in page.words
    assert "It came an hour ago." in browser.get(path).words
    for who in ("contact", "officer", "bandleader"):
        signed_in(area, who).get(path, 404)
        assert "Nobody has acknowledged it yet." not in signed_in(area, who).get(f"/{area.slug}/timeline").words


def test_a_fact_that_is_not_there_is_not_observed(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "ingrid").get(f"/{area.slug}/audit/observations/new?fact={UUID(int=7)}.1")

    assert page.typed("/audit/observations")["fact"] == ""

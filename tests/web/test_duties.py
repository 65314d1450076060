"""My duties: what waits for me, in every area, by when and why, each with one click to do it; gone once it is done."""

from collections.abc import Callable

from tests.browser import Browser
from tests.given import COUNCIL, OTHER_SERVICE, PANTRY, TestArea, World
from tests.web.furnished import Things, asks, champion, concern

SignedIn = Callable[[TestArea, str], Browser]


def test_nobody_has_duties_before_signing_in(visitor: Browser) -> None:
    assert visitor.get("/duties").headings == ["Sign in"]


def test_with_nothing_to_do_it_says_what_will_show_there(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.area(), "secretary").get("/duties")

    assert "Nothing waits for you." in page.words
    assert "it shows here, and you get a mail." in page.words


def test_each_duty_says_what_why_and_by_when_and_leads_to_where_it_is_done(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    ref = area.opens("officer", COUNCIL, {"title": "Parks", "about": "More?"}, area.narrator.day(-90))
    browser = signed_in(area, "contact")

    page = browser.get("/duties")

    assert "Testing Council has opened the consultation “Parks”, and you can respond until" in page.words
    assert f"You get this because you respond for {PANTRY} in Place {area.slug}." in page.words
    assert "(in 90 days)" in page.words
    assert f"/{area.slug}/consultations/{ref}/response" in page.links
    assert browser.get(f"/{area.slug}/consultations/{ref}/response").headings == ["Respond"]


def test_a_duty_that_is_done_waits_no_more(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    ref = asks(area, COUNCIL, OTHER_SERVICE, "nominee")
    browser = signed_in(area, "nominee")
    path = f"/{area.slug}/champions/nominations/{ref}"
    assert path in browser.get("/duties").links

    browser.send(browser.get(path), ref, answer="accept")

    assert "Nothing waits for you." in browser.get("/duties").words


def test_a_concern_waits_for_whoever_acts_next_without_a_word_of_it(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    champion(area, "librarian")
    ref = concern(area, "contact", PANTRY, what_happened="quillwort")
    owner, raiser = signed_in(area, "librarian"), signed_in(area, "contact")
    waits = [f"/{area.slug}/concerns/{ref}" in browser.get("/duties").links for browser in (owner, raiser)]

    area.acknowledges("librarian", ref)
    area.replies("librarian", ref, "It was an emergency.")

    page = raiser.get("/duties")
    assert waits == [True, False]
    assert "Your move There is an answer to your concern" in page.words
    assert f"/{area.slug}/concerns/{ref}" in page.links
    assert not any(words in page.words for words in ("quillwort", "emergency", COUNCIL, ref))
    assert f"/{area.slug}/concerns/{ref}" not in owner.get("/duties").links


def test_what_is_late_comes_first_and_says_by_how_much(world: World, signed_in: SignedIn) -> None:
    narrator = world.past(20)  # type: ignore[attr-defined]
    area = world.area(narrator=narrator)
    champion(area, "librarian")
    ref = concern(area, "contact", PANTRY)
    narrator.until(narrator.end)
    area.opens("officer", COUNCIL, {"title": "Parks", "about": "More?"}, narrator.day(-90))

    owner, raiser = signed_in(area, "librarian").get("/duties"), signed_in(area, "contact").get("/duties")

    assert "Late A concern has come to you; please acknowledge it by" in owner.words
    assert "late by" in owner.words
    assert "The reply to your concern is overdue; you can pass it on to the next stage without giving a reason." in raiser.words
    assert raiser.words.index("overdue") < raiser.words.index("“Parks”")
    assert f"/{area.slug}/concerns/{ref}" in raiser.links


def test_duties_of_every_area_stand_together_and_ones_areas_below(twins: tuple[Things, Things], signed_in: SignedIn) -> None:
    page = signed_in(twins[0].area, "librarian").get("/duties")

    for things in twins:
        assert f"/{things.slug}/concerns/{things.to_acknowledge}" in page.links
        assert f"/{things.slug}" in page.links


def test_nobody_sees_what_waits_for_somebody_else(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    asks(area, COUNCIL, OTHER_SERVICE, "nominee")

    for who in ("lead", "officer", "chair", "auditor"):
        assert "Nothing waits for you." in signed_in(area, who).get("/duties").words

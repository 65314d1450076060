"""A concern that was raised: acknowledged, answered and passed on through the page; and two people at a time."""

from collections.abc import Callable

import pytest

from tests.browser import Browser, Page
from tests.given import PANTRY, TestArea, World
from tests.web.furnished import champion, concern

SignedIn = Callable[[TestArea, str], Browser]
MEANWHILE = "Somebody acted on this while you were writing. Look at what changed; what you wrote is still here."


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    """The council's libraries have a champion, its social care has none."""
    one = worlds.area()
    champion(one, "librarian")
    return one


@pytest.fixture
def raised(area: TestArea) -> str:
    return concern(area, "contact", PANTRY)


@pytest.fixture
def answered(area: TestArea, raised: str) -> str:
    area.acknowledges("librarian", raised)
    area.replies("librarian", raised, "It was an emergency.")
    return raised


def test_the_owner_acknowledges_answers_and_the_raiser_says_that_it_settles_it(
    area: TestArea, signed_in: SignedIn, raised: str
) -> None:
    path, owner, raiser = f"/{area.slug}/concerns/{raised}", signed_in(area, "librarian"), signed_in(area, "contact")

    page = owner.send(owner.get(path), "/acknowledgement")
    assert "You have acknowledged it. Below is by when you answer." in page.words
    page = owner.send(owner.get(f"{path}/answer"), "/answer", answer="The boiler broke.\n\nWe are sorry.")
    assert "Your answer has been sent. Whoever raised it has been told." in page.words
    page = raiser.send(raiser.get(path), "/settlement")

    assert "You have said that this settles it." in page.words
    assert "The boiler broke." in page.words
    assert not any(page.offers(one) for one in ("/settlement", "/escalation", "/answer", "/acknowledgement"))


def test_an_answer_without_words_is_refused(area: TestArea, signed_in: SignedIn, raised: str) -> None:
    area.acknowledges("librarian", raised)
    owner = signed_in(area, "librarian")

    page = owner.send(owner.get(f"/{area.slug}/concerns/{raised}/answer"), "/answer", 422, answer="  ")

    assert "Write the answer, with its reasons." in page.words
    assert "#answer" in page.links


def test_the_raiser_passes_an_answer_on_without_a_reason_and_always_to_the_next_stage(
    area: TestArea, signed_in: SignedIn, answered: str
) -> None:
    browser, path = signed_in(area, "contact"), f"/{area.slug}/concerns/{answered}"
    page = browser.get(path)
    assert "It then goes to the stage “Oversight group”. You need not say why." in page.words

    page = browser.send(page, "/escalation")

    assert "It has been passed on. Below is who acts next, and by when." in page.words
    assert "chair acknowledges it by" in page.words


def test_before_there_is_an_answer_or_it_is_late_the_raiser_is_not_offered_to_pass_it_on(
    area: TestArea, signed_in: SignedIn, raised: str
) -> None:
    browser, path = signed_in(area, "contact"), f"/{area.slug}/concerns/{raised}"
    page = browser.get(path)
    assert not page.offers("/escalation")

    page = browser.post(f"{path}/escalation", 422, command(page) | {"seen": "1"})

    assert "You can pass it on once it is answered, or if nothing has come by" in page.words


def test_the_owner_who_cannot_settle_it_leaves_a_note(area: TestArea, signed_in: SignedIn, raised: str) -> None:
    owner, path = signed_in(area, "librarian"), f"/{area.slug}/concerns/{raised}/escalation"

    page = owner.send(owner.get(path), "/escalation", 422, handover=" ")
    assert "Leave a note for whoever takes it on: what was tried, and what is left." in page.words
    assert "#handover" in page.links
    owner.send(page, "/escalation", handover="We tried twice.")

    assert "We tried twice." in signed_in(area, "chair").get(f"/{area.slug}/concerns/{raised}").words


def test_two_answers_to_one_concern_the_second_sees_the_first_and_keeps_its_text(
    area: TestArea, signed_in: SignedIn, raised: str
) -> None:
    area.acknowledges("librarian", raised)
    path, desk, phone = f"/{area.slug}/concerns/{raised}", signed_in(area, "librarian"), signed_in(area, "librarian")
    late = phone.get(f"{path}/answer")
    desk.send(desk.get(f"{path}/answer"), "/answer", answer="The boiler broke.")

    page = phone.send(late, "/answer", 422, answer="The roof leaked.")

    assert MEANWHILE in page.words
    assert "What happened meanwhile" in page.words
    assert "Librarian answered the concern at stage 1, with reasons" in page.words
    assert page.typed("/answer")["answer"] == "The roof leaked."
    assert "The roof leaked." not in phone.get(path).words


def test_an_answer_to_what_was_passed_on_meanwhile_is_kept_and_told_why(area: TestArea, signed_in: SignedIn, raised: str) -> None:
    area.acknowledges("librarian", raised)
    path, owner = f"/{area.slug}/concerns/{raised}", signed_in(area, "librarian")
    late = owner.get(f"{path}/answer")
    area.passes_on("librarian", raised, "I am away.")

    page = owner.send(late, "/answer", 422, answer="The roof leaked.")

    assert "This concern is with someone else now." in page.words
    assert "I am away." in owner.get(path).words
    assert page.typed("/answer")["answer"] == "The roof leaked."


def test_a_concern_passed_on_twice_goes_one_stage_on(area: TestArea, signed_in: SignedIn, answered: str) -> None:
    path, desk, phone = f"/{area.slug}/concerns/{answered}", signed_in(area, "contact"), signed_in(area, "contact")
    late = phone.get(path)
    desk.send(desk.get(path), "/escalation")

    page = phone.send(late, "/escalation", 422)

    assert MEANWHILE in page.words
    assert "passed the concern on from stage 1 to chair at stage 2" in page.words
    assert "chair acknowledges it by" in page.words


@pytest.mark.parametrize("page", ["", "/answer", "/escalation"])
@pytest.mark.parametrize("who", ["lead", "officer", "bandleader", "chair", "auditor"])
def test_whoever_is_not_in_the_case_finds_nothing(area: TestArea, signed_in: SignedIn, raised: str, who: str, page: str) -> None:
    browser = signed_in(area, who)
    path = f"/{area.slug}/concerns/{raised}{page}"

    assert browser.get(path, 404).text == browser.get(path.replace(raised, "0000-0000"), 404).text


def command(page: Page) -> dict[str, str]:
    """What a form would carry, for one that the page does not offer."""
    return {"token": page.typed("/sign-out")["token"], "command_id": "6f1c1a52-8a0b-4f8e-9a51-0c7f6a2b9d11"}

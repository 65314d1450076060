"""A champion's whole term: nominated, accepted, near its end, over, a gap for everybody to see, and somebody who follows."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.meanwhile import pass_days
from tests.journeys.person import LOOKS, Person
from tests.journeys.ways import DESKTOP, PHONE, ways

MARCUS, LEELA = "Marcus Oyelaran", "Leela Raman"
LEELAS, OWENS = "leela.raman@wrenbridge-compact.example", "owen.tregear@ashmarch-carers.example"
BETHAN, IVO = "bethan.sallow@wrenbridge-council.example", "ivo.lund@wrenbridge-council.example"
COVERAGE, SERVICE = "/wrenbridge/champions/coverage", "Wrenbridge Borough Council: Housing"
NEEDED = "Wrenbridge Borough Council needs a champion for Housing"
Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((False, PHONE), (True, DESKTOP)))
def test_a_champions_term_ends_and_somebody_follows(person: Enter, demo: Demo, scripts: bool, width: int) -> None:
    def enter(name: str | None) -> Person:
        return person(name, scripts=scripts, width=width)

    visitor = enter(None)
    is_nominated(enter(MARCUS), "Bethan Sallow", BETHAN)
    says_yes(enter(None), BETHAN)
    visitor.goes(COVERAGE).looks("covered")

    pass_days(demo, 130)
    assert "go on, or make room for somebody else" in visitor.mail(BETHAN, "Your term as Compact champion ends on")
    until(visitor, "Ends in")
    visitor.looks("ending")
    pass_days(demo, 60)
    the_gap_is_raised(enter, visitor)
    leela = enter(LEELA)
    leela.goes("/duties").sees("needs a champion for Housing").looks("duties, a gap")
    duty = leela.page.locator(".oc-duty", has_text="for Housing")
    duty.get_by_role("button").click()
    leela.page.wait_for_load_state()
    leela.looks("slot, to nominate for").presses("Nominate a champion")
    is_nominated(leela, "Ivo Lund", IVO)
    ivo = says_yes(enter(None), IVO)
    follows_bethan(ivo, visitor)
    leela.goes("/duties").does_not_see("needs a champion for Housing")


def is_nominated(who: Person, name: str, address: str) -> None:
    if not who.page.url.endswith("/new") and "/new?" not in who.page.url:
        who.goes("/wrenbridge/champions/new").chooses("For which service?", SERVICE)
    if who.page.get_by_text("For whom do you nominate?").is_visible():
        who.picks("The area as a whole")
    who.picks("Somebody else").fills("Their name", name).fills("Their mail address", address)
    who.fills("For how many months?", "6").looks(f"nominate {name}").presses("Nominate a champion")
    who.sees(f"{name} has been asked by mail.")


def says_yes(nominee: Person, address: str) -> Person:
    """By the mailed link; then they sign in, to see what is there for them."""
    nominee.goes(nominee.link_in(nominee.mail(address, "Will you be Compact champion for Housing?")))
    nominee.picks("Yes, I will be champion").presses("Send my answer").sees("You are champion for Housing")
    return nominee.comes_in(address)


def the_gap_is_raised(enter: Callable[[str | None], Person], visitor: Person) -> None:
    """With the group at once: the chair, and whoever sits on it."""
    for address in (LEELAS, OWENS):
        words = visitor.mail(address, NEEDED)
        assert "nobody serves there, or their term is over, and nobody follows" in words
    until(visitor, "Term ended")
    visitor.looks("a gap")
    assert "Housing" in visitor.page.locator("h2:has-text('What to look to') + ul").inner_text()


def until(visitor: Person, words: str) -> None:
    """The coverage page says so of housing; a moment after the day has come."""
    housing = visitor.page.locator("li.oc-slot", has_text="Housing").first
    for _look in range(LOOKS):
        visitor.goes(COVERAGE)
        if housing.count() and words in housing.inner_text():
            return
        visitor.page.wait_for_timeout(500)
    raise AssertionError(f"no “{words}”: {housing.inner_text()}")


def follows_bethan(ivo: Person, visitor: Person) -> None:
    ivo.goes("/wrenbridge/champions").follows("Housing")
    ivo.sees("Since your predecessor began", "Bethan Sallow became champion for Housing").looks("since your predecessor began")
    visitor.goes(COVERAGE).looks("covered again")
    visitor.follows("Housing").sees("Ivo Lund", "Bethan Sallow").does_not_see("Since your predecessor began")
    visitor.looks("slot, everybody")

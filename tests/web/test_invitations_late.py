"""An invitation's link in a mail that is more than half an hour old: good for somebody new, and no key to anybody's session."""

from collections.abc import Callable

import pytest

from domain.shared.actor import Role
from infra.composition import Parts
from services.shared import links
from tests.browser import Browser
from tests.given import BAND, PANTRY, TestArea, World
from tests.web.furnished import invites, link_for

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def mailed(made: Parts, area: TestArea, who: str, ref: str, minutes_ago: int = 31) -> str:
    target = f"/{area.slug}/people/invitations/{ref}"
    return link_for(made, area, who, links.INVITATION, target, minutes_ago=minutes_ago, days=7)


def test_somebody_new_comes_in_and_is_asked_for_a_proof_before_what_needs_one(
    area: TestArea, made: Parts, visitor: Browser
) -> None:
    ref = invites(area, "ada", Role.LEAD, None)
    link = mailed(made, area, "ada", ref)

    page = visitor.send(visitor.get(link), link, name="Ada Green")

    assert "Ada Green, here as the Compact lead" in page.words
    assert visitor.get(f"/{area.slug}/people/new").path == "/confirm"


def test_a_button_pressed_twice_comes_in_once(area: TestArea, made: Parts, visitor: Browser) -> None:
    link = mailed(made, area, "ada", invites(area, "ada"))
    typed = visitor.get(link).typed(link)

    for _time in range(2):
        page = visitor.post(link, 200, typed)

    assert f"Welcome. You are a signatory contact for {PANTRY}" in page.words


@pytest.mark.parametrize("name", ["contact", "Somebody Typed"])
def test_whoever_is_known_signs_in_first_and_accepts_then(
    area: TestArea, made: Parts, visitor: Browser, signed_in: SignedIn, name: str, recorded: Callable[[], int]
) -> None:
    ref = area.invites("lead", (name, area.addresses["contact"]), Role.MEMBER)
    link, fresh = mailed(made, area, "contact", ref), mailed(made, area, "contact", ref, minutes_ago=1)
    asked, before = visitor.get(fresh).typed(fresh), recorded()

    page = visitor.get(link)
    assert f"/sign-in?next=/{area.slug}/people/invitations/{ref}" in page.links
    assert f"contact, in Place {area.slug}" not in page.words
    refused = visitor.post(link, 422, asked)

    assert "sign in first, and accept then. Nothing was changed." in refused.words
    assert recorded() == before
    assert visitor.get(f"/{area.slug}").offers("/sign-in")
    contact, to = signed_in(area, "contact"), f"/{area.slug}/people/invitations/{ref}"
    assert "Welcome. You are a group member" in contact.send(contact.get(link), to).words


def test_one_more_person_of_the_mailbox_joins_and_comes_in_as_nobody_else(area: TestArea, made: Parts, visitor: Browser) -> None:
    ref = area.invites("lead", ("Bea Thorne", area.addresses["contact"]), Role.VCS, BAND)
    link = mailed(made, area, "contact", ref)

    refused = visitor.send(visitor.get(link), link, 422, name="")
    said = visitor.send(refused, link, name="Bea Thorne")

    assert "Enter your name." in refused.words
    assert f"contact, in Place {area.slug}" not in refused.words
    assert "Bea Thorne, here as a voluntary-sector member" in said.words

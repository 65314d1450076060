"""Copies of mail to others in which somebody is named go with them: nothing else of those others does."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.shared.actor import Role
from infra.composition import Parts
from services.people import sharing
from tests.browser import Browser
from tests.erasure.forgetting import forgotten
from tests.given import BAND, TestArea, World
from tests.web.listing import joins_the_mailbox
from tests.work.happening import mails

Enter = Callable[[TestArea, str], Browser]
BEA, WORDS = "Bea Thorne", "How do I add the wombat hospital?"


@pytest.fixture
def area(world: World) -> TestArea:
    area = world.area()
    area.keeper()
    area.somebody("keeper", Role.HOST)
    return area


def copies(area: TestArea, words: str) -> list[str]:
    """Who got a mail with those words."""
    return sorted(address for address, subject, body in mails(area.narrator.made, area) if words in f"{subject}\n{body}")


def asks_the_host(area: TestArea, signed_in: Enter, who: str) -> None:
    browser = signed_in(area, who)
    browser.send(browser.get(f"/{area.slug}/question"), "/question", words=f"{WORDS} {who} asks.")
    area.narrator.settle()


def test_what_they_asked_the_host_goes_and_what_others_asked_stays(area: TestArea, signed_in: Enter, made: Parts) -> None:
    for who in ("officer", "contact"):
        asks_the_host(area, signed_in, who)
    assert len(copies(area, "contact asks")) == 1

    forgotten(made, area, "contact")

    assert copies(area, "contact asks") == []
    assert copies(area, area.addresses["contact"]) == []
    assert len(copies(area, "officer asks")) == 1
    words = signed_in(area, "host").get(f"{area.host_page}/areas/{area.slug}").words
    assert "contact asks" not in words, "they are their own words"
    assert "officer asks" in words
    assert "contact asks" not in signed_in(area, "lead").get(f"/{area.slug}/timeline").words


def test_that_they_added_a_passkey_goes_whoever_was_told(area: TestArea, made: Parts) -> None:
    login = joins_the_mailbox(area, "contact", BEA)
    made.desk.within(area.tenant, lambda cx: sharing.announce(cx, login))
    area.narrator.worker.send_mail()
    told = copies(area, BEA)
    assert {area.addresses[who] for who in ("lead", "keeper", "contact")} <= set(told)

    forgotten(made, area, BEA)

    assert copies(area, BEA) == []


def test_where_they_stay_elsewhere_what_invited_them_here_goes(area: TestArea, world: World, made: Parts) -> None:
    elsewhere: Any = world.area()
    elsewhere.person("contact", area.addresses["contact"], Role.CONTACT, BAND)
    area.joins(area.invites("lead", ("Wombat Pennyfeather", area.addresses["contact"]), Role.SECRETARY), "contact")
    assert copies(area, "Hello Wombat") == [area.addresses["contact"]]

    forgotten(made, area, "contact")

    assert copies(area, "Hello Wombat") == []

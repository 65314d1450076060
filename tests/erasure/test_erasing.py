"""Once it is decided, somebody is forgotten: in every table and on every page, and the record is whole as before."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from domain import champions
from domain.people import PersonErased
from domain.shared.actor import Role
from infra.auditing import line_at, proof, verify
from infra.composition import Parts
from infra.oc_verify import check
from infra.settings import Settings
from services.catalogue import READ_MODELS
from services.shared.ports import KeyDestroyed
from tests.browser import Browser
from tests.erasure.forgetting import asks, confirms, forgotten, granted, proposes
from tests.given import COUNCIL, OTHER_SERVICE, PANTRY, TestArea, World
from tests.readmodels.conftest import beside
from tests.readmodels.test_rebuilding import KINDS, copied, in_use
from tests.web.furnished import champion, concern, link_for
from tests.web.unsent import draft_of
from tests.work.happening import history, mails_to, no_mail_leaves, of_kind

__all__ = ["beside"]
Enter = Callable[[TestArea, str], Browser]
PAGES = ("", "/champions", "/timeline", "/signatories", "/consultations")
NAME, WHY = "wombatina", "She knows every wombat in the county"
OF_A_LOGIN = """SELECT (SELECT count(*) FROM auth.login WHERE login_id = %(it)s), (SELECT count(*) FROM auth.session WHERE login_id = %(it)s),
  (SELECT count(*) FROM auth.link WHERE login_id = %(it)s), (SELECT count(*) FROM auth.membership WHERE login_id = %(it)s)"""


@pytest.fixture(scope="module")
def area(worlds: World, made: Parts, start_session: Callable[[str], str]) -> TestArea:
    """Where a champion, who had much here, was forgotten."""
    area = worlds.area()
    area.somebody("keeper", Role.HOST)
    area.addresses[NAME] = f"{NAME}@{area.slug}.example"
    area.answers(area.nominates("lead", COUNCIL, OTHER_SERVICE, (NAME, area.addresses[NAME]), why=WHY), yes=True)
    concern(area, "contact", PANTRY)
    draft_of(made, area, NAME, PANTRY)
    link_for(made, area, NAME, "sign-in", "/duties")
    start_session(area.addresses[NAME])
    forgotten(made, area, NAME)
    return area


@pytest.mark.parametrize("who", ["visitor", "contact", "lead", "keeper", "auditor", "officer"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_them_to_anybody(area: TestArea, signed_in: Enter, visitor: Browser, who: str, page: str) -> None:
    found = (visitor if who == "visitor" else signed_in(area, who)).get(f"/{area.slug}{page}")

    assert "wombat" not in found.html.lower()


def test_what_they_did_is_told_by_what_they_were(area: TestArea, signed_in: Enter) -> None:
    words = signed_in(area, "lead").get(f"/{area.slug}/timeline").words

    assert f"A champion for {OTHER_SERVICE} became champion for {OTHER_SERVICE} at {COUNCIL}" in words
    assert f"A champion for {OTHER_SERVICE} was forgotten: what they did stays, without their name" in words


def test_their_service_is_free_and_somebody_else_can_follow_at_once(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"/{area.slug}/champions")

    assert page.words.count("Nobody yet") == 3
    champion(area, "successor")
    assert "successor" in visitor.get(f"/{area.slug}/champions").words


def test_nothing_of_theirs_is_left_beside_the_history(area: TestArea, made: Parts, superuser: str) -> None:
    person = area.people[NAME]
    with psycopg.connect(superuser) as cx:
        left = cx.execute(
            """SELECT (SELECT count(*) FROM auth.membership WHERE person_id = %(it)s), (SELECT count(*) FROM draft.draft WHERE person_id = %(it)s),
                 (SELECT count(*) FROM ops.outbox WHERE person_id = %(it)s), (SELECT count(*) FROM auth.login WHERE address_hash = %(hash)s)""",
            {"it": person, "hash": made.addresses.hash(area.addresses[NAME])},
        ).fetchone()

    assert left == (0, 0, 0, 0)
    assert mails_to(made, area, NAME) == []
    with pytest.raises(KeyDestroyed):
        made.vault.ensure(area.tenant, [person])


def test_it_is_recorded_once_with_the_keys_that_went_and_the_record_is_whole(
    area: TestArea, made: Parts, settings: Settings
) -> None:
    with psycopg.connect(settings.follower_database_url) as cx:
        assert cx.execute("SELECT count(*) FROM rm.parked WHERE tenant_id = %s", (area.tenant,)).fetchone() == (0,)
    (erased,) = of_kind(made, area.tenant, PersonErased)
    (left,) = of_kind(made, area.tenant, champions.Left)
    with psycopg.connect(settings.follower_database_url) as cx:
        events, faults = verify(cx, area.tenant)

    assert erased.fact.keys[0] == area.people[NAME]  # type: ignore[attr-defined]
    assert len(erased.fact.keys) == 2, "their own, and that of why they were nominated"  # type: ignore[attr-defined]
    assert left.meta.actor == "reaction"
    assert (events, faults) == (len(history(made, area.tenant)), [])


@pytest.mark.parametrize("at_once", [1, 500])
def test_a_rebuild_gives_the_same_rows_byte_for_byte(
    area: TestArea, made: Parts, beside: Callable[..., int], root: Any, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("infra.readmodels.follower.EVENTS_AT_ONCE", at_once)
    generation = beside(READ_MODELS, area.tenant)

    made.follower(after=lambda _tenants: None, generation=generation).run_dry()

    for kind in KINDS:
        live = copied(root, kind, in_use(root), area.tenant)
        assert b"wombat" not in live.lower()
        assert copied(root, kind, generation, area.tenant) == live, kind.__name__


def test_a_new_concern_does_not_go_to_whoever_is_gone(world: World, made: Parts) -> None:
    area = world.area()
    area.somebody("keeper", Role.HOST)
    champion(area, "librarian")
    forgotten(made, area, "librarian")

    ref = concern(area, "contact", PANTRY)

    owner = area._within("SELECT owner_id FROM breach WHERE ref = %s", ref)[0]
    assert owner != area.people["librarian"]


def test_in_one_of_two_areas_they_stay_in_the_other_and_can_sign_in_there(
    world: World, made: Parts, signed_in: Enter, superuser: str
) -> None:
    here, there = world.area(), world.area()
    here.somebody("keeper", Role.HOST)
    there.person("contact", here.addresses["contact"], Role.CONTACT, PANTRY)

    forgotten(made, here, "contact")

    page = signed_in(here, "contact").get("/my-data")
    assert there.slug in page.words
    assert here.slug not in page.words.replace(here.addresses["contact"], "")


def test_the_mail_that_says_so_leaves_first(world: World, made: Parts) -> None:
    area = world.area()
    area.somebody("keeper", Role.HOST)
    with no_mail_leaves(area):
        request_id = granted(area, "contact")
        assert not made.eraser.erase(area.tenant, request_id, area.narrator.now)
    area.narrator.worker.send_mail()

    (mail,) = [mail for mail in mails_to(made, area, "contact") if "This is the last mail about it" in mail]
    assert f"/{area.slug}/certificates/" in mail
    assert made.eraser.erase(area.tenant, request_id, area.narrator.now)


def test_the_worker_does_it_by_itself(world: World, made: Parts) -> None:
    area = world.area()
    area.somebody("keeper", Role.HOST)
    granted(area, "contact")

    area.narrator.at = area.narrator.end = world.now()
    area.narrator.worker.tick()
    area.narrator.settle()

    assert len(of_kind(made, area.tenant, PersonErased)) == 1
    assert area._within("SELECT state FROM erasure WHERE person_id = %s", area.people["contact"]) == ("erased",)


def test_the_certificate_says_what_was_done_to_everybody_and_names_nobody(area: TestArea, visitor: Browser, made: Parts) -> None:
    (erased,) = of_kind(made, area.tenant, PersonErased)

    page = visitor.get(f"/{area.slug}/certificates/{erased.fact.certificate}")  # type: ignore[attr-defined]

    assert "2 keys, and with them all that they had locked away" in page.words
    assert "the Compact lead and a host administrator" in page.words
    assert "Article 17(1)(c)" in page.words
    assert "every entry is as it was written" in page.words
    assert "wombat" not in page.html


def test_the_certificate_says_where_the_record_has_it_and_how_an_outsider_checks_that(
    area: TestArea, visitor: Browser, made: Parts, settings: Settings
) -> None:
    (erased,) = of_kind(made, area.tenant, PersonErased)
    page = visitor.get(f"/{area.slug}/certificates/{erased.fact.certificate}")  # type: ignore[attr-defined]

    with psycopg.connect(settings.follower_database_url) as cx:
        line, proved = line_at(cx, area.tenant, erased.position), proof(cx, area.tenant, erased.position)

    assert proved
    assert f"Entry {erased.position} of this area's record" in page.words
    assert page.words.count(str(line)) == 2
    assert all(proved[half] in page.words for half in ("ledger", "header", "state", "before"))
    assert check(proved, [str(line)])[0] == 0


def test_before_it_is_done_there_is_no_certificate(world: World, visitor: Browser) -> None:
    area = world.area()
    area.somebody("keeper", Role.HOST)
    asks(area, "contact")
    proposes(area, "lead", "contact")
    with no_mail_leaves(area):
        confirms(area, "keeper", "contact", "f" * 32)

        visitor.get(f"/{area.slug}/certificates/{'f' * 32}", 404)

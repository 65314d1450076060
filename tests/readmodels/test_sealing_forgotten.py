"""Once a key is gone, what was sealed with it is erased everywhere, and all the rest is as it was."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
import pytest
from litestar.testing import TestClient

from domain import breaches, consultations
from domain.shared.actor import Role
from domain.shared.sealed import Clear, Erased
from infra.auditing import verify
from infra.composition import Parts, pages_pool
from infra.rebuilding import rebuild
from infra.settings import Settings
from services.people import signing_in
from services.people.commands import add_person
from services.shared.ports import KeyDestroyed
from tests.browser import Browser
from tests.eventstore.five_facts import NAMES, PUBLISHED, STORY
from tests.given import COUNCIL, NOTICE, PANTRY, SERVICE, TestArea, World
from tests.readmodels.boxes import Cx, sealed_in
from web.app import create_app

REMOVED = "This text was removed."


class Forgotten(NamedTuple):
    area: TestArea
    ref: str
    consultation: str
    keys: set[UUID]


@pytest.fixture(scope="module")
def forgotten(made: Parts, settings: Settings) -> Forgotten:
    """An area where the keys of a person, of a case and of a published text were destroyed, and everything read anew."""
    area = World(made).area()
    area.addresses["champion"] = f"champion@{area.slug}.example"
    area.champion("lead", COUNCIL, SERVICE, (NAMES["champion"], area.addresses["champion"]))
    words = {"title": PUBLISHED["title"], "about": PUBLISHED["about"]}
    consultation = area.opens("officer", COUNCIL, words, area.narrator.day(-90))
    ref = area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    stream = consultations.consultation_stream(area.tenant, consultation)
    about = made.desk.within(
        area.tenant, lambda cx: cx.execute("SELECT about_key FROM consultation WHERE consultation_id = %s", (stream,)).fetchone()
    )
    keys = {breaches.breach_stream(area.tenant, ref), area.people[NAMES["champion"]], about[0]}

    assert made.vault.destroy(area.tenant, keys) == len(keys)
    rebuild(settings, lambda _text: None)
    return Forgotten(area, ref, consultation, keys)


@pytest.fixture(scope="module")
def client(made: Parts, settings: Settings) -> Iterator[TestClient[Any]]:
    pool = pages_pool(settings)
    with TestClient(create_app(made.outside(pool, ()), pool)) as one:
        yield one


def test_what_was_sealed_with_a_destroyed_key_is_erased_and_the_rest_is_not(forgotten: Forgotten, made: Parts, root: Cx) -> None:
    boxes = sealed_in(root, forgotten.area.tenant)

    found = made.vault.open(forgotten.area.tenant, boxes, "test", "looking")

    assert {box.key_id for box, one in zip(boxes, found, strict=True) if one == Erased()} == forgotten.keys
    assert {type(one) for box, one in zip(boxes, found, strict=True) if box.key_id not in forgotten.keys} == {Clear}


def test_nothing_more_can_be_sealed_for_whoever_is_forgotten(forgotten: Forgotten, made: Parts) -> None:
    for key_id in forgotten.keys:
        with pytest.raises(KeyDestroyed):
            made.vault.ensure(forgotten.area.tenant, [key_id])

    assert made.vault.keys(forgotten.area.tenant, forgotten.keys) == {}


def test_no_word_of_it_is_left_in_the_read_models(forgotten: Forgotten, made: Parts) -> None:
    tenant = forgotten.area.tenant

    name = ask(made, tenant, "SELECT name FROM person WHERE person_id = %s", forgotten.area.people[NAMES["champion"]])
    title, about = ask(made, tenant, "SELECT title, about FROM consultation")

    assert name == (None,)
    assert (title, about) == (PUBLISHED["title"], None)


def test_the_history_is_whole_all_the_same(forgotten: Forgotten, settings: Settings) -> None:
    with psycopg.connect(settings.follower_database_url) as cx:
        events, faults = verify(cx, forgotten.area.tenant)

    assert events > 20
    assert faults == []


def test_its_pages_say_that_words_were_removed(forgotten: Forgotten, made: Parts, client: TestClient[Any]) -> None:
    slug = forgotten.area.slug
    contact = Browser(client, session_of(made, forgotten.area, "contact"))

    concern = contact.get(f"/{slug}/concerns/{forgotten.ref}")
    consultation = Browser(client).get(f"/{slug}/consultations/{forgotten.consultation}")

    assert REMOVED in concern.words
    assert "axolotl" not in concern.html
    assert REMOVED in consultation.words
    assert PUBLISHED["title"] in consultation.words


@pytest.mark.parametrize("who", ["visitor", "contact", "lead", "auditor"])
@pytest.mark.parametrize("page", ["", "/champions", "/timeline", "/consultations"])
def test_no_page_names_whoever_was_forgotten(
    forgotten: Forgotten, made: Parts, client: TestClient[Any], page: str, who: str
) -> None:
    session = session_of(made, forgotten.area, who) if who != "visitor" else ""

    found = Browser(client, session).get(f"/{forgotten.area.slug}{page}")

    assert "wombat" not in found.html.lower()


def test_somebody_added_later_has_a_key_of_their_own(forgotten: Forgotten, made: Parts) -> None:
    area = forgotten.area
    address = f"anew@{area.slug}.example"
    area._operate(lambda journal: add_person(journal, name=NAMES["champion"], address=address, role=Role.LEAD))

    person = area._person_with(address)

    assert person != area.people[NAMES["champion"]]
    assert ask(made, area.tenant, "SELECT name FROM person WHERE person_id = %s", person) == (NAMES["champion"],)


def ask(made: Parts, tenant: UUID, query: str, *values: object) -> Any:
    return made.desk.within(tenant, lambda cx: cx.execute(query, values).fetchone())


def session_of(made: Parts, area: TestArea, who: str) -> str:
    def begin(cx: Any) -> str:
        login_id = signing_in.login_of(cx, made.addresses, area.addresses[who])
        assert login_id
        return signing_in.start_session(cx, login_id)

    return made.desk.within(UUID(int=0), begin)

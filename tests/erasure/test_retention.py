"""What is past its time goes, kind by kind, and says so first; what is not, and history, stays."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from domain.people import PersonErased
from infra.composition import Parts
from infra.mail import Message
from services.areas.logos import remove_logo
from services.erasure.retention import Retention
from services.people import passkeys
from services.shared import attempts, files
from services.shared.files import FileKind
from tests.given import COUNCIL, OTHER_SERVICE, PANTRY, SERVICE, TestArea, World
from tests.web.furnished import asks, link_for
from tests.web.pictured import wears
from tests.web.unsent import draft_of
from tests.work.happening import history, of_kind

Cx = psycopg.Connection[Any]
Runs = Callable[..., dict[str, int]]
WAITS = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DELETE FROM files.blob%'"
KINDS = (
    ("drafts that were not sent", "draft.draft", "saved_at", 30),
    ("mailed links whose time is over", "auth.link", "ends_at", 30),
    ("addresses typed to sign in", "auth.attempt", "made_at", 1),
    ("notes that a passkey has answered", "auth.spent", "spent_at", 1),
    ("sessions that have ended", "auth.session", "ends_at", 0),
    ("notes of mail that was sent, or could not be", "ops.outbox", "sent_at", 365),
    ("copies of mail", "ops.mailbox", "sent_at", 365),
)


@pytest.fixture
def owner(superuser: str) -> Iterator[Cx]:
    with psycopg.connect(superuser, autocommit=True) as cx:
        yield cx


@pytest.fixture
def runs(made: Parts) -> Runs:
    """`runs(dry=True)`: how much of each kind was found."""

    def run(*, dry: bool, now: Any = None) -> dict[str, int]:
        found = Retention(made.worker_pool, made.vault, made.eraser).run(dry=dry, now=now)
        return {one.what.message.format(**one.what.values): one.count for one in found}

    return run


@pytest.fixture
def area(world: World, start_session: Callable[[str], str], made: Parts) -> TestArea:
    area = world.area()
    asks(area, COUNCIL, OTHER_SERVICE, "helper")
    draft_of(made, area, "contact", PANTRY)
    link_for(made, area, "contact", "sign-in", "/duties")
    start_session(area.addresses["contact"])
    with made.app_pool.connection() as cx, cx.transaction():
        attempts.ask(cx, made.addresses, area.addresses["contact"], "/duties")
        passkeys.spend(cx, uuid4().bytes)
    return area


@pytest.mark.parametrize(("kind", "table", "column", "days"), KINDS, ids=str)
def test_rows_past_their_time_go_and_younger_ones_stay(
    area: TestArea, runs: Runs, owner: Cx, kind: str, table: str, column: str, days: int
) -> None:
    runs(dry=False)
    owner.execute(f"UPDATE {table} SET {column} = es.now() - make_interval(days => %s) + interval '1 minute'", (days,))
    assert runs(dry=True)[kind] == 0, "one minute is left"
    owner.execute(f"UPDATE {table} SET {column} = {column} - interval '2 minutes'")
    (there,) = owner.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)

    would, kept, went, again = runs(dry=True)[kind], count(owner, table), runs(dry=False)[kind], runs(dry=True)[kind]

    assert (would, kept, went, again) == (there, there, there, 0)
    assert there > 0
    assert count(owner, table) == 0


def test_the_key_of_a_draft_goes_with_it(area: TestArea, made: Parts, runs: Runs, owner: Cx) -> None:
    draft = draft_of(made, area, "officer", PANTRY)
    assert made.vault.keys(area.tenant, [draft])
    owner.execute("UPDATE draft.draft SET saved_at = saved_at - interval '31 days' WHERE draft_id = %s", (draft,))

    runs(dry=False)

    assert made.vault.keys(area.tenant, [draft]) == {}


def test_whoever_did_not_take_up_a_nomination_is_forgotten_after_half_a_year(area: TestArea, made: Parts, runs: Runs) -> None:
    area.answers(asks(area, COUNCIL, SERVICE, "nominee"), yes=False, why="I have no time.")
    kind, (answer_on,) = (
        f"people in {area.slug} who did not take up a nomination",
        area._within("SELECT max(answer_on) FROM nomination"),
    )
    before, later = (
        len(history(made, area.tenant)),
        area.narrator.now + timedelta(days=183) + (answer_on - area.narrator.now.date()),
    )

    early = runs(dry=True).get(kind, 0)
    would, unchanged = runs(dry=True, now=later + timedelta(days=2))[kind], len(history(made, area.tenant))
    went = runs(dry=False, now=later + timedelta(days=2))[kind]
    area.narrator.settle()

    assert (early, would, unchanged, went) == (0, 1, before, 1)
    (erased,) = of_kind(made, area.tenant, PersonErased)
    assert erased.fact.person_id == area.people["nominee"]  # type: ignore[attr-defined]
    assert len(erased.fact.keys) == 2, "their own, and that of why they declined"  # type: ignore[attr-defined]
    assert area._within("SELECT name FROM person WHERE person_id = %s", area.people["nominee"]) == (None,)
    assert area._within("SELECT name FROM person WHERE person_id = %s", area.people["helper"]) == ("helper",)


def test_an_address_in_no_area_goes_and_one_that_is_somebodys_stays(area: TestArea, made: Parts, runs: Runs, owner: Cx) -> None:
    login_id, address = uuid4(), f"nobody@{area.slug}.example"
    owner.execute(
        "INSERT INTO auth.login (login_id, address_hash, address) VALUES (%s, %s, %s)",
        (login_id, made.addresses.hash(address), made.addresses.seal(login_id, address)),
    )
    made.mail.send(Message("<1@there>", "", address, area.narrator.now, "Your code", "Your code is 123 456."))
    owner.execute("UPDATE auth.login SET made_at = made_at - interval '31 days'")

    assert runs(dry=True)["addresses of people who are in no area"] >= 1
    runs(dry=False)

    left = owner.execute("SELECT count(*) FROM auth.login WHERE login_id = %s", (login_id,)).fetchone()
    assert left == (0,)
    assert owner.execute("SELECT count(*) FROM ops.mailbox WHERE address = %s", (address,)).fetchone() == (0,)
    assert made.vault.keys(made.installation[0], [login_id]) == {}
    assert owner.execute(
        "SELECT count(*) FROM auth.login WHERE address_hash = %s", (made.addresses.hash(area.addresses["contact"]),)
    ).fetchone() == (1,)


def test_a_picture_goes_once_no_page_has_shown_it_for_a_month(area: TestArea, runs: Runs, owner: Cx) -> None:
    kind = "pictures that no page shows any more"
    runs(dry=False)
    red, blue = (wears(area, colour=colour) for colour in ((120, 0, 0, 255), (0, 0, 120, 255)))
    owner.execute("UPDATE files.blob SET stored_at = es.now() - interval '30 days' + interval '1 minute'")
    early = runs(dry=True)[kind]
    owner.execute("UPDATE files.blob SET stored_at = stored_at - interval '2 minutes'")

    would, went = runs(dry=True)[kind], runs(dry=False)[kind]

    assert (early, would, went, runs(dry=True)[kind]) == (0, 1, 1, 0)
    assert pictures(owner, area) == {blue} != {red}
    area._do("lead", lambda journal: remove_logo(journal, blue))
    area.narrator.settle()
    assert runs(dry=False)[kind] == 1
    assert pictures(owner, area) == set()


def test_a_picture_that_is_stored_again_while_it_is_swept_stays(area: TestArea, runs: Runs, made: Parts, owner: Cx) -> None:
    """The sweep finds it old and waits for whoever stores it at that moment; then it is new."""
    name = wears(area)
    area._do("lead", lambda journal: remove_logo(journal, name))
    area.narrator.settle()
    owner.execute("UPDATE files.blob SET stored_at = es.now() - interval '31 days'")
    (content,) = owner.execute("SELECT content FROM files.blob WHERE tenant_id = %s", (area.tenant,)).fetchone() or (b"",)

    with ThreadPoolExecutor(1) as beside, made.app_pool.connection() as cx:
        with cx.transaction():
            cx.execute("SELECT set_config('app.tenant', %s, true)", (str(area.tenant),))
            files.keep(cx, area.tenant, FileKind.LOGO, bytes(content))
            sweeping = beside.submit(runs, dry=False)
            while not owner.execute(WAITS).fetchone():
                assert not sweeping.done()
        sweeping.result()

    assert pictures(owner, area) == {name}


def pictures(cx: Cx, area: TestArea) -> set[str]:
    return {name for (name,) in cx.execute("SELECT encode(hash, 'hex') FROM files.blob WHERE tenant_id = %s", (area.tenant,))}


def count(cx: Cx, table: str) -> int:
    (found,) = cx.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    return int(found)

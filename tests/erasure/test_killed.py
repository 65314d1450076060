"""Killed anywhere while somebody is being forgotten: the next run finishes it, and it has happened once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.people import PersonErased
from domain.shared.actor import Role
from infra.auditing import verify
from infra.composition import Parts
from infra.settings import Settings
from services.erasure.erasing import Eraser
from services.shared import attempts
from tests.erasure.forgetting import granted
from tests.given import PANTRY, TestArea, World
from tests.web.unsent import draft_of
from tests.work.happening import Killed, of_kind

STEPS = ("note", "destroy", "texts", "beside", "read models", "record")


class Dying(Eraser):
    """Dies before or after one of its steps."""

    def __init__(self, whole: Eraser, step: str, *, after: bool) -> None:
        super().__init__(
            whole.pool,
            whole.rows,
            whole.desk,
            Deadly(whole.vault, self),
            whole.history,
            whole.addresses,
            Deadly(whole.shreds, self),
        )
        self.step, self.after = step, after

    def at(self, step: str, do: Callable[[], Any]) -> Any:
        if step == self.step and not self.after:
            raise Killed
        done = do()
        if step == self.step:
            raise Killed
        return done

    def _keys(self, *of: Any) -> Any:
        return self.at("texts", lambda: super(Dying, self)._keys(*of))

    def _beside_the_history(self, *of: Any) -> None:
        self.at("beside", lambda: super(Dying, self)._beside_the_history(*of))

    def _read_models(self, *of: Any) -> None:
        self.at("read models", lambda: super(Dying, self)._read_models(*of))

    def _record(self, *of: Any) -> None:
        self.at("record", lambda: super(Dying, self)._record(*of))


class Deadly:
    """A vault or a shred list, on whose threshold one dies."""

    def __init__(self, real: Any, eraser: Dying) -> None:
        self.real, self.eraser = real, eraser

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def add(self, shred: Any) -> None:
        self.eraser.at("note", lambda: self.real.add(shred))

    def destroy(self, *of: Any) -> Any:
        return self.eraser.at("destroy", lambda: self.real.destroy(*of))


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    area = worlds.area()
    area.somebody("keeper", Role.HOST)
    return area


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_the_next_run_finishes_what_a_killed_one_began(
    area: TestArea, made: Parts, settings: Settings, superuser: str, step: str, *, after: bool
) -> None:
    who = f"g{uuid4().hex[:6]}"
    area.somebody(who, Role.CONTACT, PANTRY)
    draft = draft_of(made, area, who, PANTRY)
    area.invites("lead", (f"{who} again", area.addresses[who]), Role.SECRETARY)
    request_id = granted(area, who, certificate=uuid4().hex)

    with pytest.raises(Killed):
        Dying(made.eraser, step, after=after).erase(area.tenant, request_id, area.narrator.now)
    for _again in range(2):
        made.eraser.erase(area.tenant, request_id, area.narrator.now)
        area.narrator.settle()

    person = area.people[who]
    erased = [one for one in of_kind(made, area.tenant, PersonErased) if one.stream_id == person]
    assert len(erased) == 1
    assert made.vault.keys(area.tenant, [person, draft]) == {}
    assert area._within("SELECT name FROM person WHERE person_id = %s", person) == (None,)
    assert area._within("SELECT count(*) FROM person WHERE name LIKE %s", f"{who}%") == (0,)
    assert area._within("SELECT count(*) FROM invitation WHERE state = 'waiting'") == (0,)
    with psycopg.connect(superuser) as cx:
        query = "SELECT count(*) FROM auth.login WHERE address_hash = %s"
        assert cx.execute(query, (made.addresses.hash(area.addresses[who]),)).fetchone() == (0,)
    with psycopg.connect(settings.follower_database_url) as cx:
        assert verify(cx, area.tenant)[1] == []
    noted = [shred for shred in made.shreds.every() if shred.person_id == person]
    assert len(noted) == 1


def test_once_the_key_of_an_address_is_gone_mail_to_it_is_found_all_the_same(
    area: TestArea, made: Parts, superuser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a restore it is gone before anything is done again."""
    who, real = f"a{uuid4().hex[:6]}", made.vault.destroy
    area.somebody(who, Role.CONTACT, PANTRY)
    with made.app_pool.connection() as cx:
        attempts.ask(cx, made.addresses, area.addresses[who], "/duties")
    request_id, copies = granted(area, who, certificate=uuid4().hex), "SELECT count(*) FROM ops.mailbox WHERE address = %s"

    def dies(tenant_id: UUID, keys: Any) -> int:
        done = real(tenant_id, keys)
        if tenant_id == made.installation[0]:
            raise Killed
        return done

    with monkeypatch.context() as patched:
        patched.setattr(made.vault, "destroy", dies)
        with pytest.raises(Killed):
            made.eraser.erase(area.tenant, request_id, area.narrator.now)
    with psycopg.connect(superuser) as cx:
        before = cx.execute(copies, (area.addresses[who],)).fetchone()
    made.eraser.erase(area.tenant, request_id, area.narrator.now)

    with psycopg.connect(superuser) as cx:
        assert (before or (0,))[0] > 0
        assert cx.execute(copies, (area.addresses[who],)).fetchone() == (0,)


def test_a_line_that_was_never_finished_harms_no_other(made: Parts, area: TestArea) -> None:
    before = made.shreds.every()
    with made.shreds.path.open("ab") as file:
        file.write(b'{"at":"2026-')

    who = f"t{uuid4().hex[:6]}"
    area.somebody(who, Role.CONTACT, PANTRY)
    made.eraser.erase(area.tenant, granted(area, who, certificate=uuid4().hex), area.narrator.now)

    after = made.shreds.every()
    assert after[: len(before)] == before
    assert [shred.person_id for shred in after[len(before) :] if shred.person_id] == [area.people[who]]
    assert made.shreds.path.stat().st_mode & 0o777 == 0o600

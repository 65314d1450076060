"""The key that locks all others is changed: every name stays readable, old copies do not, and a crash costs nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from psycopg_pool import ConnectionPool

from infra import epochs
from infra.epochs import rotate
from infra.settings import Settings
from infra.vault import KeyFile, PostgresVault

Cx = psycopg.Connection[Any]
PLACE, TEXT = "somewhere", "a name"


class Killed(BaseException):
    """What no code of ours catches."""


@pytest.fixture
def url(superuser: str) -> Iterator[str]:
    """A vault of the test's own, in a database of its own."""
    name = f"vault_{uuid4().hex[:8]}"
    with psycopg.connect(superuser, autocommit=True) as cx:
        cx.execute(f"CREATE DATABASE {name}")
        own = superuser.rpartition("/")[0] + f"/{name}"
        with psycopg.connect(own) as there:
            there.execute((Path(epochs.__file__).parent / "database" / "vault" / "0001_keys.sql").read_text())
        yield own
        cx.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def vault(url: str, tmp_path: Path) -> Iterator[PostgresVault]:
    KeyFile.make(tmp_path / "kek")
    with ConnectionPool(url, min_size=1, max_size=2, open=True) as pool:
        yield PostgresVault(pool, KeyFile(tmp_path / "kek"))


def sealed(vault: PostgresVault, count: int) -> dict[tuple[UUID, UUID], bytes]:
    found = {(uuid4(), uuid4()): b"" for _ in range(count)}
    return {(tenant, key): vault.seal(tenant, key, PLACE, TEXT) for tenant, key in found}


def read(vault: PostgresVault, boxes: dict[tuple[UUID, UUID], bytes]) -> set[str | None]:
    return {vault.unseal(tenant, key, PLACE, box) for (tenant, key), box in boxes.items()}


def living(url: str) -> dict[int, int]:
    with psycopg.connect(url) as cx:
        return dict(cx.execute("SELECT epoch, count(*) FROM vault.key WHERE wrapped IS NOT NULL GROUP BY epoch").fetchall())


def test_everything_opens_as_before_also_for_whoever_was_running(vault: PostgresVault, url: str, tmp_path: Path) -> None:
    boxes = sealed(vault, 30)

    for epoch in (2, 3, 4):
        assert rotate(url, tmp_path / "kek", print) == 0
        assert living(url) == {epoch: len(boxes)}
        assert read(vault, boxes) == {TEXT}
        boxes |= sealed(vault, 1)

    assert sorted(KeyFile(tmp_path / "kek").epochs) == [3, 4]
    assert (tmp_path / "kek").stat().st_mode & 0o777 == 0o600


def test_a_stolen_copy_of_the_vault_opens_for_two_changes_and_then_no_more(
    vault: PostgresVault, url: str, tmp_path: Path
) -> None:
    sealed(vault, 1)
    with psycopg.connect(url) as cx:
        ((stolen,),) = cx.execute("SELECT wrapped FROM vault.key").fetchall()

    opens = []
    for _ in range(3):
        opens.append(KeyFile(tmp_path / "kek").opens(1, stolen))
        rotate(url, tmp_path / "kek", print)

    assert opens == [True, True, False]


def test_what_was_destroyed_stays_so(vault: PostgresVault, url: str, tmp_path: Path) -> None:
    boxes = sealed(vault, 2)
    (tenant, key), _other = boxes
    vault.destroy(tenant, [key])

    rotate(url, tmp_path / "kek", print)

    assert read(vault, boxes) == {TEXT, None}


@pytest.mark.parametrize("step", ["open_epoch", "lock_anew", "half", "drop_older", "rename"])
def test_killed_between_any_two_steps_the_next_run_finishes_it(
    vault: PostgresVault, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    boxes, file = sealed(vault, 25), tmp_path / "kek"
    rotate(url, file, print)
    monkeypatch.setattr(epochs, "BATCH", 10)

    with monkeypatch.context() as during:
        dies_at(during, step)
        with pytest.raises(Killed):
            rotate(url, file, print)
    after_the_crash = read(PostgresVault(vault.pool, KeyFile(file)), boxes)
    rotate(url, file, print)

    assert after_the_crash == {TEXT}
    assert read(vault, boxes) == {TEXT}
    assert len(KeyFile(file).epochs) == 2
    assert set(living(url)) == {KeyFile(file).current}
    assert KeyFile(file).current == 3


def dies_at(during: pytest.MonkeyPatch, step: str) -> None:
    """Just before that step; `half` after a batch, `rename` with the new file written beside the old one."""

    def die(*_: Any, **__: Any) -> Any:
        raise Killed

    match step:
        case "open_epoch":
            during.setattr(KeyFile, "open_epoch", die)
        case "rename":
            during.setattr(Path, "rename", die)
        case "half":
            real, seen = aes_key_wrap, []

            def wrap(kek: bytes, key: bytes) -> bytes:
                seen.append(key)
                return real(kek, key) if len(seen) < 15 else die()

            during.setattr(epochs, "aes_key_wrap", wrap)
        case _:
            during.setattr(epochs, step, die)


def test_a_key_destroyed_while_it_is_locked_anew_does_not_come_back(
    vault: PostgresVault, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes = sealed(vault, 1)
    ((tenant, key),) = boxes

    def meanwhile(kek: bytes, clear: bytes) -> bytes:
        vault.destroy(tenant, [key])
        return aes_key_wrap(kek, clear)

    monkeypatch.setattr(epochs, "aes_key_wrap", meanwhile)
    rotate(url, tmp_path / "kek", print)

    assert read(vault, boxes) == {None}
    assert living(url) == {}


def test_the_installations_own_keys_can_be_changed_while_it_runs(settings: Settings, made: Any) -> None:
    tenant, key_id = uuid4(), uuid4()
    box = made.vault.seal(tenant, key_id, PLACE, TEXT)

    rotate(settings.vault_url, Path(settings.kek_file), print)

    assert made.vault.unseal(tenant, key_id, PLACE, box) == TEXT

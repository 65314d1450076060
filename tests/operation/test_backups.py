"""A backup restored on an empty machine: the same history, the same rows, and a refusal for whatever does not fit."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from infra.backups import NotDone, database, restore, write
from infra.composition import Parts
from infra.embedded.home import Home
from infra.embedded.postgres import binaries
from infra.embedded.stack import stack
from infra.secret import Secret
from infra.shreds import ShredFile
from infra.vault import KeyFile
from tests.eventstore.five_facts import STORY, Told, tell
from tests.given import World
from tests.web.pictured import wears

PUBLIC = (
    """SELECT string_agg(t.row, E'\n' ORDER BY t.row) FROM (SELECT to_jsonb(e)::text AS row FROM rm_{generation}.{table} e) t"""
)
FILES = "SELECT string_agg(to_jsonb(b)::text, E'\n' ORDER BY tenant_id, hash) FROM files.blob b"
TABLES = ("area", "organisation", "person", "clause", "signature", "term", "consultation", "breach", "entry")
Say = Callable[[str], None]


@pytest.fixture(scope="module")
def told(made: Parts) -> Told:
    told = tell(World(made))
    wears(told.area)
    return told


@pytest.fixture(scope="module")
def backed_up(told: Told, home: Home, superuser: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a backup, with copies of the key files beside it."""
    at = tmp_path_factory.mktemp("backup")
    assert write(superuser, at / "all", print) == 0
    (at / "keys").mkdir()
    for name in ("kek", "secret", "shreds"):
        shutil.copy(home.path / name, at / "keys" / name)
    return at


def rows(url: str) -> dict[str, str]:
    """Every row of every read model that shows something, and every file, as text."""
    with psycopg.connect(url) as cx:
        (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
        found = {table: cx.execute(PUBLIC.format(generation=generation, table=table)).fetchone() for table in TABLES}
        return {table: row[0] for table, row in (found | {"files": cx.execute(FILES).fetchone()}).items() if row}


def test_what_is_restored_is_what_was_backed_up_row_by_row(
    backed_up: Path, superuser: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = Home(tmp_path / "new")

    status = restore(at, backed_up / "all", backed_up / "keys", print)

    said = capsys.readouterr().out
    assert (status, "Whole, and what was backed up." in said) == (0, True)
    with stack(at, print) as (_supervisor, settings):
        port = urlsplit(settings.database_url).port
        assert port
        restored = rows(database(at.superuser_url(port), "compact"))
    assert restored == rows(superuser)
    assert "\\\\x89504e47" in restored["files"], "a picture is there"
    assert restore(at, backed_up / "all", backed_up / "keys", print) == 1


def test_no_word_of_a_concern_is_in_the_dump_of_the_history_nor_a_key_in_any(backed_up: Path) -> None:
    history, vault = (
        subprocess.run(
            [str(binaries() / "pg_restore"), "--file=-", backed_up / "all" / name], capture_output=True, check=True
        ).stdout
        for name in ("history.dump", "vault.dump")
    )

    assert b"breach.raised" in history
    assert [words for words in STORY.values() if words.encode() in history] == []
    assert (backed_up / "keys" / "kek").read_text().split()[1].encode() not in history + vault


def test_keys_of_another_installation_restore_nothing(backed_up: Path, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    KeyFile.make(tmp_path / "keys" / "kek")
    Secret.make(tmp_path / "keys" / "secret")
    ShredFile.make(tmp_path / "keys" / "shreds")

    with pytest.raises(NotDone, match="does not open this vault"):
        restore(Home(tmp_path / "new"), backed_up / "all", tmp_path / "keys", print)

    assert not (tmp_path / "new").exists()


def test_a_dump_cut_off_restores_nothing(backed_up: Path, tmp_path: Path) -> None:
    shutil.copytree(backed_up / "all", tmp_path / "cut")
    dump = tmp_path / "cut" / "history.dump"
    dump.write_bytes(dump.read_bytes()[: dump.stat().st_size // 2])

    with pytest.raises(NotDone, match="pg_restore failed"):
        restore(Home(tmp_path / "new"), tmp_path / "cut", backed_up / "keys", print)

    assert not (tmp_path / "new").exists()


def test_a_history_that_is_not_the_one_noted_is_told(backed_up: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(backed_up / "all", tmp_path / "other")
    about = tmp_path / "other" / "about.json"
    about.write_text(about.read_text().replace('"made_at"', '"made_at"').replace('": [\n      1,', '": [\n      2,', 1))

    status = restore(Home(tmp_path / "new"), tmp_path / "other", backed_up / "keys", print)

    assert status == 1
    assert "the backup's head is not the database's" in capsys.readouterr().out


def test_a_backup_is_not_written_over_another(backed_up: Path, superuser: str) -> None:
    with pytest.raises(NotDone, match="already"):
        write(superuser, backed_up / "all", print)


def test_without_the_list_of_what_was_forgotten_nothing_is_restored(backed_up: Path, tmp_path: Path) -> None:
    shutil.copytree(backed_up / "keys", tmp_path / "keys")
    (tmp_path / "keys" / "shreds").unlink()

    with pytest.raises(NotDone, match="shreds"):
        restore(Home(tmp_path / "new"), backed_up / "all", tmp_path / "keys", print)

    assert not (tmp_path / "new").exists()

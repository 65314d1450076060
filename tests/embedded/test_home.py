"""An embedded installation's folder: private, kept, and used by one launcher at a time."""

import socket
import stat
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import asdict

from infra.database.roles import LOGINS
from infra.embedded import valkey
from infra.embedded.home import Busy, Home, free_port
from infra.settings import Settings


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def settings_of(home: Home) -> Settings:
    return home.settings(5432, 6379, "http://localhost:8000")


def test_nobody_else_can_look_in(home: Home) -> None:
    home.path.chmod(0o755)

    again = Home(home.path)

    assert mode(again.path) == 0o700


def test_each_secret_is_in_a_file_of_its_owners(home: Home) -> None:
    settings = settings_of(home)
    home.password_file()
    home.announce(settings)
    valkey.service(home.valkey_data, 6379, home.passwords()["valkey"])

    files = [path for path in home.path.rglob("*") if path.is_file()]

    assert {path.name for path in files} == {
        "passwords.json",
        "postgres.password",
        "kek",
        "secret",
        "shreds",
        "run.json",
        "valkey.conf",
    }
    assert {path.name: mode(path) for path in files if mode(path) != 0o600} == {}


def test_passwords_and_keys_are_made_once(home: Home) -> None:
    first, keys = settings_of(home), {name: (home.path / name).read_bytes() for name in ("kek", "secret")}

    again = settings_of(Home(home.path))

    assert again == first
    assert {name: (home.path / name).read_bytes() for name in keys} == keys


def test_every_role_has_a_password_of_its_own(home: Home) -> None:
    passwords = home.passwords()

    assert passwords.keys() == {"postgres", "valkey", *LOGINS}
    assert len(set(passwords.values())) == len(passwords)
    assert min(len(password) for password in passwords.values()) >= 32


def test_no_process_shows_a_password_in_its_arguments(home: Home) -> None:
    password = home.passwords()["valkey"]

    service = valkey.service(home.valkey_data, 6379, password)

    assert not [part for part in [*service.command, *service.environment.values()] if password in part]


def test_everything_is_on_this_machine_alone(home: Home) -> None:
    urls = [urlsplit(value) for value in asdict(settings_of(home)).values() if "://" in str(value)]

    assert {url.hostname for url in urls} == {"127.0.0.1", "localhost"}


def test_a_second_launcher_is_told_that_one_runs_already(home: Home) -> None:
    with home.held(), pytest.raises(Busy, match=f"running already in {home.path}"), Home(home.path).held():
        pass


def test_when_one_has_ended_the_next_may_begin(home: Home) -> None:
    with home.held():
        pass

    with Home(home.path).held(), pytest.raises(Busy), home.held():
        pass


def test_others_learn_how_to_reach_what_runs_only_once_it_is_ready_and_while_it_does(home: Home) -> None:
    seen = [home.running()]
    with home.held():
        seen.append(Home(home.path).running())
        home.announce(settings_of(home))
        seen.append(Home(home.path).running())
    seen.append(home.running())

    assert seen == [None, None, settings_of(home), None]


def test_what_a_killed_launcher_left_is_not_taken_for_running(home: Home) -> None:
    (home.path / "lock").touch()
    home.announce(settings_of(home))

    assert home.running() is None


def test_a_file_is_replaced_whole(home: Home) -> None:
    file = home.path / "run.json"
    home.keep_private(file, "first")
    with file.open() as before:
        home.keep_private(file, "second")

        assert before.read() == "first"
    assert file.read_text() == "second"
    assert [path.name for path in home.path.iterdir()] == ["run.json"]


def test_a_busy_port_gives_the_next_one() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]

        assert taken < free_port(taken) < taken + 100
        assert free_port(0) not in (0, taken)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)

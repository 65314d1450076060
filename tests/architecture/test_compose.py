"""`docker-compose.yml`, its `Dockerfile` and its example of variables say what `./compact` and its settings say."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import asdict, fields

from infra import processes
from infra.commands import MODULES, run
from infra.database.roles import LOGINS
from infra.embedded.home import Home
from infra.settings import VARIABLES, Settings
from tests.architecture.compose import CHECKOUT, EXAMPLE, OURS, SERVICES, STOCK, TEXT, USED, filled, given, logins

DOCKERFILE = (CHECKOUT / "infra" / "Dockerfile").read_text()

every_one_of_ours = pytest.mark.parametrize("service", sorted(OURS))


def test_it_runs_the_processes_of_an_installation_and_the_migration_before_them() -> None:
    alone = {name for name, module in MODULES.items() if module == "running"} - {"serve"}

    assert OURS.keys() == alone | {"migrate"}
    assert all(callable(getattr(processes, name)) for name in alone)
    assert {name for name, one in OURS.items() if "migrate" in one["depends_on"]} == alone


@every_one_of_ours
def test_each_service_is_called_like_its_command_which_there_is(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = OURS[service]["command"]

    with pytest.raises(SystemExit) as ended:
        run([*command, "--help"])

    assert command == [service]
    assert ended.value.code == 0
    assert f"./compact {service}" in capsys.readouterr().out


@every_one_of_ours
def test_each_service_is_given_every_setting_that_it_needs_and_nothing_that_no_setting_reads(service: str) -> None:
    needed = {VARIABLES[field.name] for field in fields(Settings) if field.required}

    assert needed <= OURS[service]["environment"].keys() <= set(VARIABLES.values())


def test_each_setting_has_the_login_and_the_database_that_the_embedded_stack_gives_it(tmp_path: Path) -> None:
    embedded = logins(Home(tmp_path).settings(5432, 6379, "http://localhost:8000"))

    ours = logins(given())

    assert len(ours) == len(LOGINS)
    assert {name: (url.username, url.path) for name, url in ours.items()} == {
        name: (url.username, url.path) for name, url in embedded.items()
    }


def test_where_the_example_is_left_as_it_is_the_settings_own_defaults_hold() -> None:
    defaults = {field.name: field.default for field in fields(Settings) if not field.required}

    ours = asdict(given())

    assert {name: ours[name] for name in ("url", "mail_url", "mail_from")} == {
        name: defaults[name] for name in ("url", "mail_url", "mail_from")
    }


def test_each_server_is_reached_under_its_service_name_and_with_the_password_that_it_was_given() -> None:
    settings = given()
    passwords = {name: filled(value) for name, value in STOCK["postgres"]["environment"].items()}

    for url in logins(settings).values():
        role = url.username.removeprefix("oc_").upper()
        assert (role, url.hostname, url.password) == (role, "postgres", passwords[f"{role}_PASSWORD"])
    assert urlsplit(settings.redis_url).hostname == "valkey"
    assert urlsplit(settings.redis_url).password == filled(option(STOCK["valkey"]["command"], "--requirepass"))


def test_the_web_listens_where_its_port_is_published_on_this_machine_only() -> None:
    host, outside, inside = SERVICES["web"]["ports"][0].split(":")

    assert (given().host, given().port) == ("0.0.0.0", int(inside))
    assert (host, int(outside)) == ("127.0.0.1", urlsplit(EXAMPLE["COMPACT_URL"]).port)
    assert [name for name, one in SERVICES.items() if "ports" in one] == ["web"]


def test_the_example_lists_whatever_has_no_default_and_nothing_that_is_not_used() -> None:
    used = dict(USED.findall(TEXT))

    assert {name for name, default in used.items() if not default} == {name for name, value in EXAMPLE.items() if not value}
    assert EXAMPLE.keys() <= used.keys()
    assert {name: f":-{value}" for name, value in EXAMPLE.items() if value}.items() <= used.items()


def test_the_key_files_lie_where_the_command_for_them_puts_them_and_no_service_can_write_there() -> None:
    (folder,) = re.findall(r"web keys (\S+)", TEXT)

    assert {one["environment"]["COMPACT_KEK_FILE"] for one in OURS.values()} == {f"{folder}/kek"}
    assert {one["environment"]["COMPACT_SECRET_FILE"] for one in OURS.values()} == {f"{folder}/secret"}
    assert {tuple(one["volumes"]) for one in OURS.values()} == {(f"./keys:{folder}:ro", "./shreds:/shreds")}
    assert {one["environment"]["COMPACT_SHRED_FILE"] for one in OURS.values()} == {"/shreds/shreds"}


def test_the_key_files_belong_to_the_user_who_reads_them() -> None:
    (uid,) = re.findall(r"useradd .*--uid (\d+) compact", DOCKERFILE)

    assert f"chown {uid} keys shreds" in TEXT


def test_the_database_counts_as_up_only_once_it_answers_others_than_its_own_first_start() -> None:
    """While the image runs its first scripts, the server answers on its socket, and not yet on any network."""
    check = STOCK["postgres"]["healthcheck"]["test"]

    assert "pg_isready -h 127.0.0.1 " in check[1]
    assert OURS["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}


def test_every_image_is_of_a_chosen_version() -> None:
    images = [one["image"] for one in STOCK.values()] + re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)

    assert len(images) == 4
    assert [image for image in images if not re.search(r":\d+(\.\d+)*(-slim)?$", image)] == []


def test_every_file_that_is_mounted_or_copied_into_an_image_exists() -> None:
    mounted = [volume.split(":")[0] for volume in STOCK["postgres"]["volumes"] if volume.startswith("./")]
    copied = [source for line in copies() if "--from" not in line for source in line.split()[1:-1]]

    assert len(mounted) == 1
    assert {"domain", "services", "web", "infra"} <= set(copied)
    assert [name for name in mounted + copied if not (CHECKOUT / name).exists()] == []
    assert os.access(CHECKOUT / mounted[0], os.X_OK)


def test_the_image_runs_our_commands_as_somebody_who_is_not_root() -> None:
    last = DOCKERFILE.split("\nFROM ")[-1]

    assert re.findall(r"^USER (\S+)", last, re.MULTILINE)[-1:] == ["compact"]
    assert 'ENTRYPOINT ["python", "-m", "infra"]' in last
    assert last.index("\nCOPY ") < last.index("\nUSER ") < last.index("\nENTRYPOINT ")


def option(command: list[str], name: str) -> str:
    return command[command.index(name) + 1]


def copies() -> list[str]:
    return re.findall(r"^COPY .*", DOCKERFILE, re.MULTILINE)

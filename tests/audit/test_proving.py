"""One entry's proof: right for whoever kept a line of the record, wrong for any other record, and silent about what it holds."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from infra.auditing import line_at, proof
from infra.oc_verify import check
from infra.settings import CHECKOUT, Settings
from tests.audit.alterations import Altering
from tests.audit.conftest import Command
from tests.eventstore.five_facts import Told

SCRIPT = CHECKOUT / "infra" / "oc_verify.py"


@pytest.fixture(scope="module")
def proved(told: Told, settings: Settings) -> tuple[dict[str, Any], list[str]]:
    """Of the seventh entry; and the lines that somebody may have kept, by number."""
    with psycopg.connect(settings.follower_database_url) as cx:
        found = proof(cx, told.area.tenant, 7)
        assert found
        lines = [line_at(cx, told.area.tenant, number) for number in range(1, 200)]
        return found, [line for line in lines if line]


def test_it_leads_to_every_line_from_there_on(proved: tuple[dict[str, Any], list[str]]) -> None:
    found, lines = proved

    assert [check(found, [line])[0] for line in lines] == [2] * 6 + [0] * (len(lines) - 6)
    assert len(lines) > 60
    assert check(found, lines[6:])[0] == 0
    assert check(found, [])[0] == 2


def test_it_tells_nothing_of_what_any_entry_holds(proved: tuple[dict[str, Any], list[str]], told: Told) -> None:
    text = json.dumps(proved[0])

    assert not [name for name in told.area.people if name in text]
    assert not [word for word in ("consultation", "champion", "breach", "person") if word in text]


@hypothesis_settings(max_examples=300, deadline=None, database=None)
@given(st.data())
def test_whatever_is_changed_in_it_it_leads_elsewhere(proved: tuple[dict[str, Any], list[str]], data: st.DataObject) -> None:
    found, lines = proved
    field = data.draw(st.sampled_from(["ledger", "position", "recorded_at", "header", "state", "before", "after"]))
    changed = found | {field: _another(data, found[field])}

    assert check(changed, [lines[-1]])[0] in (1, 2)


def _another(data: st.DataObject, value: Any) -> Any:
    if isinstance(value, int):
        return data.draw(st.integers(0, 2**62).filter(lambda one: one != value))
    if isinstance(value, str):
        return data.draw(
            st.binary(min_size=len(value) // 2, max_size=len(value) // 2).filter(lambda one: one.hex() != value)
        ).hex()
    at = data.draw(st.integers(0, len(value) - 1))
    return value[:at] + data.draw(st.sampled_from([[], [value[at]] * 2, [value[at - 1]]])) + value[at + 1 :]


def test_a_record_made_anew_from_end_to_end_is_told_by_a_line_that_was_kept(altering: Altering, told: Told) -> None:
    kept = line_at(altering.cx, told.area.tenant, 20)

    altering.set(7, state=b'{"invented":true}')
    altering.chain_anew(7)

    assert altering.seen() == []
    assert line_at(altering.cx, told.area.tenant, 20) != kept
    found = proof(altering.cx, told.area.tenant, 7)
    assert found
    assert check(found, [str(kept)])[0] == 1


def test_the_file_alone_checks_it_with_python_alone(
    proved: tuple[dict[str, Any], list[str]], command: Command, told: Told, tmp_path: Path
) -> None:
    file = tmp_path / "proof.json"
    status, said = command("--area", told.area.slug, "--position", "7", what="prove")
    file.write_text(said)

    def alone(*arguments: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, "-I", "-S", str(SCRIPT), *arguments], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    assert status == 0
    assert json.loads(said) == proved[0]
    assert alone(str(file), proved[1][40]) == (0, alone(str(file), proved[1][40])[1])
    assert "Entry 7 is in the record." in alone(str(file), proved[1][40])[1]
    assert alone(str(file), f"41:{'0' * 64}")[0] == 1
    assert alone(str(file))[0] == 2
    assert alone(str(tmp_path / "nothing.json"), "x")[0] == 2


def test_verify_compares_with_a_line_that_was_kept(
    proved: tuple[dict[str, Any], list[str]], command: Command, told: Told
) -> None:
    right = command("--area", told.area.slug, "--kept", proved[1][9])
    others = [command("--area", told.area.slug, "--kept", line) for line in (f"10:{'0' * 64}", f"999:{'0' * 64}", "x", "")]

    assert (right[0], "the history leads to it" in right[1]) == (0, True)
    assert [status for status, _said in others[:3]] == [1, 1, 1]


def test_an_entry_that_is_not_there_has_no_proof(proved: tuple[dict[str, Any], list[str]], command: Command, told: Told) -> None:
    for position in (0, -1, len(proved[1]) + 1, 999_999):
        assert command("--area", told.area.slug, f"--position={position}", what="prove") == (1, "")
    assert command("--area", "no-such-area", "--position", "1", what="prove")[0] == 1

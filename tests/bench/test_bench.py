"""The bench, at its smallest: it measures, prints a table and writes JSON. How fast it is, no test says."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from infra.bench import replaying, saving
from infra.bench.figures import Figure
from infra.bench.ground import Bench, Ground
from infra.bench.report import table, write
from infra.bench.sizes import SMALLEST
from infra.bench.turns import in_turn, ratio
from infra.commands.bench import GROUPS
from infra.composition import Parts
from infra.embedded.home import Home
from infra.settings import Settings


class OnOurServers(Bench):
    """At its smallest, on the servers of the tests."""

    def __init__(self, there: Ground) -> None:
        super().__init__(SMALLEST)
        self.there = there

    @contextmanager
    def ground(self, *, simulated: bool = False) -> Iterator[Ground]:
        yield self.there


@pytest.fixture
def bench(settings: Settings, made: Parts, home: Home) -> Bench:
    return OnOurServers(Ground(settings, made, home))


@pytest.mark.parametrize(
    ("group", "names"),
    [
        (saving, ["save-32", "save-8", "command-8", "lost"]),
        (replaying, ["replay", "replay-meta", "verify", "verify-links", "audit"]),
    ],
    ids=["saving", "replaying"],
)
def test_a_group_measures_each_figure_beside_its_control(bench: Bench, group: Any, names: list[str]) -> None:
    figures = group.measure(bench)

    assert [one.name for one in figures] == names
    assert all(one.value is not None for one in figures)
    assert {len(rounds) for one in figures for rounds in one.samples.values()} == {SMALLEST.rounds}
    assert all(one.where for one in figures if one.met is False)
    assert [one.value for one in figures if one.name == "lost"] in ([], [0])


def test_the_table_has_a_line_for_each_figure_and_says_which_targets_are_missed() -> None:
    lines = table([fast(), slow(), unbuilt()]).splitlines()

    assert [cell.strip() for cell in lines[0].split("|")] == ["what", "figure", "target", "met?"]
    assert [cell.strip() for cell in lines[2].split("|")] == ["It is fast", "6 x", ">= 5 x", "yes"]
    assert [cell.strip() for cell in lines[3].split("|")] == ["It is small", "91.2 MB", "<= 90 MB", "NO"]
    assert lines[4].strip() == "top: 90% templates"
    assert [cell.strip() for cell in lines[5].split("|")] == ["As at", "not built", "<= 2 x", ""]
    assert lines[6] == "1 of 2 targets met. Missed: small."


def test_the_json_holds_every_round_and_whether_each_target_was_met(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "bench.json"

    write(file, [fast(), slow(), unbuilt()], SMALLEST)

    found = json.loads(file.read_text())
    assert [(one["name"], one["met"], one["target"]) for one in found["figures"]] == [
        ("fast", True, ">= 5 x"),
        ("small", False, "<= 90 MB"),
        ("as-at", None, "<= 2 x"),
    ]
    assert found["figures"][0]["samples"] == {"ours": [6.0], "control": [1.0]}
    assert found["size"]["rounds"] == SMALLEST.rounds


def test_both_sides_take_turns_and_the_first_round_does_not_count() -> None:
    asked: list[str] = []
    sides = {name: lambda name=name: float(asked.append(name) or len(asked)) for name in ("control", "ours")}

    samples = in_turn(sides, 2, lambda _text: None)

    assert asked == ["ours", "control", "control", "ours", "ours", "control"]
    assert samples == {"control": [3.0, 6.0], "ours": [4.0, 5.0]}
    assert ratio(samples, "ours", "control") == (4 / 3 + 5 / 6) / 2


def test_every_group_can_be_asked_for_by_name() -> None:
    assert all(callable(import_module(f"infra.bench.{name}").measure) for name in GROUPS)


def fast() -> Figure:
    return Figure(name="fast", what="It is fast", value=6, at_least=5, samples={"ours": [6], "control": [1]})


def slow() -> Figure:
    return Figure(name="small", what="It is small", value=91.23, unit="MB", at_most=90, where="top: 90% templates")


def unbuilt() -> Figure:
    return Figure(name="as-at", what="As at", at_most=2)

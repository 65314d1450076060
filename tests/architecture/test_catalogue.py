"""`domain/README.md` says what the code does: its catalogue has every event as it is, its glossary every closed list's words.

A new event's row is printed by: python -c "from tests.architecture.test_catalogue import row_of; print(row_of('breach.raised'))"
"""

import re
from enum import Enum
from pathlib import Path
from typing import get_type_hints

import pytest

from domain import EVENTS
from domain.shared.actor import Role
from domain.shared.events import Audience
from domain.shared.rules import Clock
from domain.shared.sealed import Confidential, Personal, Text
from infra.readmodels.tables import table_of
from services.catalogue import READ_MODELS
from services.duties.alarms import AlarmKind
from services.duties.waiting import DutyKind
from tests.architecture.samples import sealed_kinds, sentences
from web.shared.words import ROLES

CHECKOUT = Path(__file__).resolve().parents[2]
README = (CHECKOUT / "domain" / "README.md").read_text()
GLOSSARY, CATALOGUE = README.partition("## What can happen")[::2]
KEYS = {Personal: "person", Text: "own", Confidential: "case"}
READERS = {
    Audience.PUBLIC: "everybody",
    Audience.MEMBERS: "the area's people",
    Audience.CASE: "the people in the case",
    Audience.KEEPERS: "the area's keepers, and whoever asked",
    Audience.OWN: "whoever did it",
    Audience.AUDIT: "an auditor, the lead, the chair and the host",
}
every_event = pytest.mark.parametrize("topic", EVENTS)


def rows() -> dict[str, str]:
    """The catalogue's lines, by topic."""
    return {line.split("`")[1]: line for line in CATALOGUE.splitlines() if line.startswith("| `")}


def row_of(topic: str, since: str = "the next release") -> str:
    """An event's line, as its class has it."""
    kind = EVENTS[topic]
    hints = get_type_hints(kind)
    fields = ", ".join(f"`{name}`" + sealed_as(hints[name]) for name in kind.__struct_fields__)
    who = READERS[kind.AUDIENCE] + (f"; an auditor: {kind.HEADLINE}" if kind.HEADLINE else "")
    return f"| `{topic}` {kind.VERSION} | {'<br>'.join(sorted(sentences(kind)))} | {fields} | {who} | {since} |"


def sealed_as(hint: object) -> str:
    found = sorted(KEYS[kind] for kind in sealed_kinds(hint))
    return f" [{', '.join(found)}]" if found else ""


@every_event
def test_each_event_has_its_row_and_the_row_is_true(topic: str) -> None:
    written = rows()[topic]

    since = written.split("|")[-2].strip()
    assert written == row_of(topic, since)
    assert re.fullmatch(r"\d+\.\d+\.\d+|the next release", since)


def test_no_row_is_left_over_and_they_stand_in_the_code_s_order() -> None:
    assert list(rows()) == list(EVENTS)


@pytest.mark.parametrize("word", [word for words in (Role, Clock, DutyKind, AlarmKind) for word in words], ids=str)
def test_the_glossary_has_every_word_of_the_closed_lists(word: Enum) -> None:
    assert f"`{word}`" in GLOSSARY


@pytest.mark.parametrize("role", list(Role))
def test_the_glossary_says_how_people_read_a_role(role: Role) -> None:
    (line,) = (line for line in GLOSSARY.splitlines() if line.startswith(f"| `{role}` |"))

    assert ROLES[role] in line


def test_the_glossary_names_tables_that_are_there() -> None:
    tables = {table_of(kind).name for model in READ_MODELS for kind in model.tables}

    named = {name for line in GLOSSARY.splitlines() if len(cells(line)) == 6 for name in re.findall(r"`(\w+)`", cells(line)[3])}

    assert named - {"tenant_id"} <= tables
    assert len(named) > 15


def test_the_glossary_names_buttons_that_are_there() -> None:
    said = "".join(
        file.read_text() for folder in ("web", "services") for file in (CHECKOUT / folder).rglob("*.*") if is_ours(file)
    )

    named = {
        button for line in GLOSSARY.splitlines() if len(cells(line)) == 6 for button in re.findall(r"\*([A-Z][^*]+)\*", line)
    }

    assert {button for button in named if f'"{button}' not in said} == set()
    assert len(named) > 8


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


def is_ours(file: Path) -> bool:
    return file.suffix in (".py", ".html")

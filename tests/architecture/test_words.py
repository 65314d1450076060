"""What people read: in the catalogue whole, with every slot filled where it is said, and in the reader's own words."""

import re
import string

import jinja2
import pytest
from babel.messages.pofile import read_po
from jinja2 import meta

from infra import messages
from tests.architecture.sayings import WEB, Said, in_python, in_templates, templates
from web.shared.templates import Templates

OURS = ("position", "tenant", "projection", "sealed", "decider", "backfilled", "area administrator")
EMPTY = ("submit", "manage", "item", "items", "entity", "entities", "invalid")
BLAMING = ("failed", "failure", "missing", "wrongly", "you must")
AVOIDED = re.compile(rf"\b(?:{'|'.join(OURS + EMPTY + BLAMING)})\b", re.IGNORECASE)
BREACH = re.compile(r"(?<!suspected )(?<!suspected \{instrument\} )\bbreach(?:es)?\b", re.IGNORECASE)
NAMES = {"Open Compact"}  # what is called so in every language
OF_A_LIST = {  # of a document that is read in, whose items these are
    "Nothing says that this list is of undertakings, so its items were kept as plain paragraphs.",
    "This item leads others in, but none is set under it.",
}


class NoAssets:
    def url(self, name: str) -> str:
        return f"/{name}"


@pytest.fixture(scope="module")
def environment() -> jinja2.Environment:
    return Templates(NoAssets()).environment


def every_message() -> list[str]:
    with messages.TEMPLATE.open("rb") as opened:
        found = [message.id for message in read_po(opened) if message.id]
    return [text for one in found for text in (one if isinstance(one, tuple) else (one,))]


def test_the_catalogue_has_what_is_said_and_nothing_else() -> None:
    assert messages.stale() == []


@pytest.mark.parametrize("name", templates())
def test_every_template_compiles_and_finds_what_it_is_made_of(environment: jinja2.Environment, name: str) -> None:
    tree = environment.parse((WEB / name).read_text(), name)

    assert environment.get_template(name)
    assert set(meta.find_referenced_templates(tree)) <= {*templates(), None}


def test_whatever_is_said_in_a_template_has_its_slots_filled(environment: jinja2.Environment) -> None:
    said = list(in_templates(environment))

    assert len(said) > 300
    assert unfilled(said) == []


def test_whatever_is_said_in_python_has_its_slots_filled() -> None:
    said = list(in_python())

    assert len(said) > 50
    assert unfilled(said) == []


def test_every_message_has_plain_slots_with_names() -> None:
    formatter = string.Formatter()
    found = {message: [part[1:] for part in formatter.parse(message) if part[1] is not None] for message in every_message()}

    assert len(found) > 400
    assert {message: slots for message, slots in found.items() if any(not plain(*slot) for slot in slots)} == {}


def test_no_message_uses_our_words_or_blames() -> None:
    assert {message for message in every_message() if AVOIDED.search(read(message))} - OF_A_LIST == set()


def test_a_breach_is_only_suspected_until_there_is_a_finding() -> None:
    assert [message for message in every_message() if BREACH.search(message)] == []


@pytest.mark.parametrize("name", templates())
def test_a_template_says_nothing_that_cannot_be_translated(environment: jinja2.Environment, name: str) -> None:
    written = "".join(text if kind == "data" else " " for _line, kind, text in environment.lex((WEB / name).read_text()))
    shown = re.sub(r"<(script|style|svg|code)\b.*?</\1>|<[^>]*>|&\w+;", "\n", written, flags=re.DOTALL)

    assert {line.strip(" –") for line in shown.splitlines() if re.search("[A-Za-z]{2}", line)} <= NAMES


@pytest.mark.parametrize("name", templates())
def test_what_only_some_hear_can_be_translated_too(environment: jinja2.Environment, name: str) -> None:
    source = (WEB / name).read_text()

    heard = re.findall(r"\b(?:aria-label|alt|title|placeholder)=\"([^\"]*)\"", source)

    assert [text for text in heard if re.search("[A-Za-z]{2}", re.sub(r"\{\{.*?\}\}", "", text)) and text not in NAMES] == []


def test_a_slot_that_nobody_fills_would_be_found() -> None:
    said = [
        Said("here", "Stage {stage}", frozenset()),
        Said("here", "Stage {stage}", frozenset({"stage", "owner"})),
        Said("here", "Stage {stage}", frozenset({"stage"})),
        Said("here", "Stage {stage}", None),
    ]

    assert unfilled(said) == said[:2]


def unfilled(said: list[Said]) -> list[Said]:
    """Slots without a value, and values without a slot."""
    return [one for one in said if one.filled is not None and slots(one.message) != one.filled]


def slots(message: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(message) if name}


def plain(name: str, spec: str | None, conversion: str | None) -> bool:
    """`{name}`: what a translator can move about, and whoever fills it need not format."""
    return name.isidentifier() and not spec and not conversion


def read(message: str) -> str:
    return re.sub(r"\{\w+\}", "", message)

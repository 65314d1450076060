"""What stands around the clauses of a draft: foreword, tag-line and summary; a glossary; an example for a clause; and related texts."""

from collections.abc import Mapping

from msgspec import Struct

from domain.compacts.agreement import Agreement
from domain.compacts.drafting import present
from domain.compacts.events import (
    Entry,
    ExampleGiven,
    FrontMatterWritten,
    GlossaryWritten,
    RelatedText,
    RelatedTextsNamed,
    Relation,
)
from domain.compacts.state import Version
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.sealed import Text

LONGEST_TAG_LINE, LONGEST_SUMMARY, LONGEST_FOREWORD, LONGEST_EXAMPLE = 150, 5_000, 10_000, 2_000
MOST_RELATED = 20
MOST_TERMS, LONGEST_TERM, LONGEST_MEANING = 100, 60, 500


class FrontMatter(Struct, frozen=True, kw_only=True):
    """As somebody writes it; what is left out is empty."""

    tag_line: str = ""
    summary: str = ""
    foreword: str = ""
    foreword_by: str = ""
    foreword_office: str = ""


def write_front_matter(state: Version, front: FrontMatter) -> list[Event]:
    """A foreword is somebody's: without a name it is none, and without a foreword nobody is named."""
    if front.foreword.strip() and not front.foreword_by.strip():
        raise Refused(N_("Say whose foreword it is."), field="foreword_by")
    if (front.foreword_by.strip() or front.foreword_office.strip()) and not front.foreword.strip():
        raise Refused(N_("Write the foreword, or leave out whose it is."), field="foreword")
    return [
        FrontMatterWritten(
            version_id=state.version_id,
            tag_line=_text(front.tag_line),
            summary=_text(front.summary),
            foreword=_text(front.foreword),
            foreword_by=_text(front.foreword_by),
            foreword_office=_text(front.foreword_office),
        )
    ]


def write_glossary(state: Version, text: str) -> list[Event]:
    """`text` has a word and its meaning a line, with a colon between them."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > MOST_TERMS:
        raise Refused(N_("There is room for {most} words."), field="entries", most=MOST_TERMS)
    pairs = [_pair(line) for line in lines]
    told: set[str] = set()
    for term, _meaning in pairs:
        if term.casefold() in told:
            raise Refused(N_("“{term}” is explained twice. Leave one of them out."), field="entries", term=term)
        told.add(term.casefold())
    return [GlossaryWritten(version_id=state.version_id, entries=tuple(Entry(Text(one), Text(two)) for one, two in pairs))]


def name_related_texts(agreement: Agreement | None, typed: Mapping[Relation, str]) -> list[Event]:
    """Of each relation a text a line, with its web address at the end where it has one."""
    texts = [_related(one, line) for one, lines in typed.items() for line in lines.split("\n") if line.strip()]
    if len(texts) > MOST_RELATED:
        raise Refused(N_("There is room for {most} texts."), most=MOST_RELATED)
    return [RelatedTextsNamed(version_id=agreement.in_force if agreement else None, texts=tuple(texts))]


def give_example(state: Version, clause_id: str, example: str) -> list[Event]:
    present(state, clause_id)
    return [ExampleGiven(version_id=state.version_id, clause_id=clause_id, example=_text(example))]


def _related(relation: Relation, line: str) -> RelatedText:
    *words, last = line.split()
    has_link = last.startswith(("https://", "http://"))
    title = " ".join(words if has_link else [*words, last])
    if not title:
        raise Refused(N_("Say what the text at {link} is called, before its address."), field=relation.value, link=last)
    return RelatedText(relation, Text(title), Text(last) if has_link else None)


def _pair(line: str) -> tuple[str, str]:
    term, colon, meaning = (part.strip() for part in line.partition(":"))
    if not (term and colon and meaning):
        raise Refused(
            N_("Write a word, a colon and what it means. This line is not like that: {line}"), field="entries", line=line
        )
    if len(term) > LONGEST_TERM or len(meaning) > LONGEST_MEANING:
        raise Refused(
            N_("A word has {term} characters at most, and its meaning {meaning}. This line has more: {line}"),
            field="entries",
            term=LONGEST_TERM,
            meaning=LONGEST_MEANING,
            line=line,
        )
    return term, meaning


def _text(typed: str) -> Text | None:
    return Text(typed.strip()) if typed.strip() else None

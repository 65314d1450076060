"""Whatever a Compact's text went through, its numbered paragraphs and undertakings come back once, in order, with their owners."""

import re
import textwrap
from itertools import count

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from msgspec import Struct
from msgspec.structs import replace

from domain.compacts import Kind, Owner
from domain.compacts.reading import Reading, read

LEADS = {
    Owner.JOINT: ("Joint undertakings:", "Both sectors will:", "We will all:", "Together the partners agree to:"),
    Owner.PUBLIC: (
        "Public sector undertakings:",
        "The Council will:",
        "Statutory partners agree to:",
        "Undertakings by NHS bodies:",
    ),
    Owner.VCS: (
        "VCS undertakings:",
        "Voluntary organisations will:",
        "The third sector undertakes to:",
        "What charities will do:",
    ),
}
NOUNS = [
    "notice",
    "grant",
    "reply",
    "meeting",
    "season",
    "hall",
    "ledger",
    "garden",
    "poster",
    "kitchen",
    "bus",
    "letter",
    "river",
]
ACTS = ["give", "publish", "share", "keep", "answer", "review", "support", "explain", "attend", "provide"]


class Promises(Struct, frozen=True):
    lead: str
    owner: Owner
    items: list[str]


class Chapter(Struct, frozen=True):
    paragraphs: list[str]
    lists: list[Promises]


class Rendering(Struct, frozen=True):
    """How a document reached us."""

    is_markdown: bool
    mark: str
    numbers_leads: bool
    width: int | None
    hangs: bool
    newline: str
    page: int | None
    foot: str
    is_apart: bool
    has_false_bullets: bool


def words(least: int, most: int):
    """So many words, each of which `worded` makes unlike any other: no two lines of a real document are the same."""
    return some.integers(least, most).map(lambda size: ["*"] * size)


def worded(document: list[Chapter]) -> list[Chapter]:
    numbers = count()

    def fill(text: str) -> str:
        return re.sub(r"\*", lambda _: f"{NOUNS[next(numbers) % len(NOUNS)]}{letters(next(numbers))}", text)

    return [
        Chapter(
            [fill(text) for text in chapter.paragraphs], [replace(one, items=list(map(fill, one.items))) for one in chapter.lists]
        )
        for chapter in document
    ]


def letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def promises():
    item = some.builds(lambda act, rest: " ".join([act, *rest]), some.sampled_from(ACTS), words(1, 30))
    items = some.lists(item, min_size=1, max_size=5).map(lambda texts: [f"{text};" for text in texts[:-1]] + [f"{texts[-1]}."])
    owner = some.sampled_from(list(Owner))
    return owner.flatmap(lambda owner: some.builds(Promises, some.sampled_from(LEADS[owner]), some.just(owner), items))


chapters = some.lists(
    some.builds(
        Chapter,
        some.lists(words(3, 60).map(lambda rest: " ".join(["Every", *rest, "counts."])), min_size=1, max_size=3),
        some.lists(promises(), max_size=3),
    ),
    min_size=1,
    max_size=4,
).map(worded)
renderings = some.builds(
    Rendering,
    is_markdown=some.booleans(),
    mark=some.sampled_from(["-", "*", "•", "–", "o", "·", "(a)", "a)", "1.", "i."]),
    numbers_leads=some.booleans(),
    width=some.one_of(some.none(), some.integers(45, 110)),
    hangs=some.booleans(),
    newline=some.sampled_from(["\n", "\r\n"]),
    page=some.one_of(some.none(), some.integers(5, 30)),
    foot=some.sampled_from(["", "{}", "Page {}", "Wrenbridge Compact | Page {}"]),
    is_apart=some.booleans(),
    has_false_bullets=some.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chapters, renderings)
def test_what_was_written_comes_back_once_and_in_order(document: list[Chapter], rendering: Rendering) -> None:
    reading = read(render(document, rendering))

    assert found(reading) == [clause for chapter in enumerate(document, 1) for clause in written(*chapter)]


@settings(max_examples=150, deadline=None)
@given(some.one_of(some.text(max_size=400), some.text(alphabet="-*•#|1a(). \n\t\f:;<>_@A", max_size=200)))
@example("")
@example("\ufeff\x00\ud800")
@example("|a@b.example|\n|---|\n|c|")
def test_any_text_is_read(text: str) -> None:
    reading = read(text)

    ids = [clause.clause_id for section in reading.sections for clause in section.clauses]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9.-]{1,40}", clause_id) for clause_id in ids)
    assert all("@" not in f"{told.text}{told}{told.values}" for told in reading.doubts)
    assert ids or reading.doubts
    assert read(text) == reading


def written(number: int, chapter: Chapter):
    for place, text in enumerate(chapter.paragraphs, 1):
        yield f"{number}.{place}", Kind.PARAGRAPH, None, text
    for promised in chapter.lists:
        for text in promised.items:
            yield None, Kind.UNDERTAKING, promised.owner, text


def found(reading: Reading):
    leads = {lead for wordings in LEADS.values() for lead in wordings}
    return [
        (clause.number if clause.kind is Kind.PARAGRAPH else None, clause.kind, clause.owner, clause.text.text)
        for section in reading.sections
        for clause in section.clauses
        if clause.text.text not in leads
    ]


def render(document: list[Chapter], rendering: Rendering) -> str:
    lines = [line for number, chapter in enumerate(document, 1) for line in rendered(number, chapter, rendering)]
    title = "# Wrenbridge Compact" if rendering.is_markdown else "Wrenbridge Compact"
    return rendering.newline.join(paged([title, "", *lines], rendering))


def rendered(number: int, chapter: Chapter, rendering: Rendering):
    yield from [f"## {number}. Chapter" if rendering.is_markdown else f"{number}. CHAPTER", ""]
    for place, text in enumerate(chapter.paragraphs, 1):
        yield from [*wrapped(f"{number}.{place} {text}", rendering, ""), ""]
    for place, promised in enumerate(chapter.lists, len(chapter.paragraphs) + 1):
        yield from [f"{number}.{place} {promised.lead}" if rendering.numbers_leads else promised.lead, ""]
        for item, text in enumerate(promised.items):
            yield from wrapped(f"{marked(rendering.mark, item)} {text}", rendering, "  ")
            yield from [""] if rendering.is_apart else []
        yield ""


def marked(mark: str, item: int) -> str:
    """The first mark of a list made into the one for a later item."""
    firsts = {"a": "abcde"[item], "1": str(item + 1), "i": ["i", "ii", "iii", "iv", "v"][item]}
    return re.sub("[a1i]", lambda first: firsts[first[0]], mark)


def wrapped(text: str, rendering: Rendering, indent: str) -> list[str]:
    if rendering.width is None:
        return [text]
    return textwrap.wrap(text, rendering.width, subsequent_indent=indent if rendering.hangs else "", break_on_hyphens=False)


def paged(lines: list[str], rendering: Rendering):
    """A break after every so many lines, wherever that is, with a foot over it."""
    numbers = count(1)
    is_cut = False
    for place, line in enumerate(lines, 1):
        yield f"{rendering.mark} {line.strip()}" if is_cut else line
        is_cut = False
        if rendering.page and place % rendering.page == 0:
            yield from ["", *([rendering.foot.format(next(numbers)), ""] if rendering.foot else []), "\f"]
            is_cut = rendering.has_false_bullets and is_bulleted(rendering) and is_of_item(lines[:place], rendering)


def is_bulleted(rendering: Rendering) -> bool:
    return re.search("[a1i]", rendering.mark) is None


def is_of_item(lines: list[str], rendering: Rendering) -> bool:
    """Whether the page ends inside an item."""
    started = next((line for line in reversed(lines) if line.startswith((rendering.mark + " ", *"#0123456789")) or not line), "")
    return started.startswith(rendering.mark + " ") and not lines[-1].endswith((";", "."))

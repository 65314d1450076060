"""What is printed carries its lasting address as a QR code: the very one that leads back to what was printed."""

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from tests.browser import Browser, Page
from tests.given import NOTICE, TEXT, TestArea, World
from web.shared.qr import MASK, QUIET, code_of

FIGURE = re.compile(
    r'<figure class="oc-qr">.*?viewBox="0 0 (\d+) \1" role="img" aria-label="QR code of ([^"]+)".*? d="([^"]+)"', re.DOTALL
)
STROKE = re.compile(r"M(\d+) (\d+)\.5|h(\d+)|m(\d+) 0")


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    one = worlds.area()
    one.text_of(2, TEXT.replace("twelve weeks", "fourteen weeks"), "The New Compact", one.narrator.day(0))
    return one


def drawn(path: str) -> set[tuple[int, int]]:
    """The dark modules, as (line, column), of strokes that are one module wide."""
    dark: set[tuple[int, int]] = set()
    line = column = 0
    for to_column, to_line, stroke, gap in STROKE.findall(path):
        if to_column:
            line, column = int(to_line), int(to_column)
        elif stroke:
            dark |= {(line, column + one) for one in range(int(stroke))}
        column += int(stroke or gap or 0)
    return dark


def meant(address: str, *, mask: int) -> set[tuple[int, int]]:
    rows = segno.make_qr(address, error="m", mask=mask).matrix_iter(border=QUIET)
    return {(line, column) for line, row in enumerate(rows) for column, dark in enumerate(row) if dark}


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=300))
def test_every_dark_module_is_drawn_where_it_belongs_and_no_other(address: str) -> None:
    code = code_of(address)

    assert drawn(code.path) == meant(address, mask=MASK)
    assert drawn(code.path) != meant(address + "x", mask=MASK)
    assert all(QUIET <= place < code.size - QUIET for one in drawn(code.path) for place in one)


@pytest.mark.parametrize(
    ("path", "lasting"),
    [
        ("agreement", "agreement?version=2"),
        ("agreement?version=1", "agreement?version=1"),
        (f"clauses/{NOTICE}", f"clauses/{NOTICE}?version=2"),
        (f"clauses/{NOTICE}?version=1", f"clauses/{NOTICE}?version=1"),
    ],
)
def test_the_code_on_a_page_leads_to_the_version_that_was_printed(
    area: TestArea, visitor: Browser, path: str, lasting: str
) -> None:
    printed = visitor.get(f"/{area.slug}/{path}")
    address = in_code(printed)

    assert address.endswith(f"/{area.slug}/{lasting}")
    found = visitor.get(address[address.index(f"/{area.slug}/") :])
    assert found.headings == printed.headings
    assert in_code(found) == address


def test_a_code_of_practice_has_one_of_the_version_that_is_shown(area: TestArea, visitor: Browser) -> None:
    ref = area.records_instrument("lead", "Code on notice", area.narrator.day(3), NOTICE)

    assert in_code(visitor.get(f"/{area.slug}/agreement/instruments/{ref}")).endswith(f"/{ref}?version=1")


def test_a_page_without_a_text_has_none(world: World, visitor: Browser) -> None:
    assert "oc-qr" not in visitor.get(f"/{world.area(empty=True).slug}/agreement").html


def in_code(page: Page) -> str:
    """The address that the drawing on it says, which is told in words too."""
    found = FIGURE.search(page.html)
    assert found, "no code"
    size, told, path = found.groups()
    assert drawn(path) == meant(told, mask=MASK)
    assert int(size) == code_of(told).size
    assert page.html.count(f">{told}<") == 1
    return told

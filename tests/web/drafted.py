"""Versions of a text, each as far as some route takes one."""

from msgspec import Struct

from domain.compacts import Disposition, reading
from domain.compacts.engaging import HeldKind
from services.compacts.commands import draft_version
from tests.given import BAND, COUNCIL, CVS, NOTICE, TEXT, TWELVE_WEEKS, TestArea


class Drafted(Struct, frozen=True):
    empty_section: int
    """Of the draft, version 2."""
    comment: str
    """On version 3, which is open for comment; decided."""
    comment_to_decide: str
    instrument: str
    """A code of practice."""


def drafted(area: TestArea) -> Drafted:
    """A text that was brought in (2); drafts: open for comment (3), before the bodies (4, 7), about to be (5, 6)."""
    engaged(area)
    found = reading.read(TEXT.replace("twelve weeks", "fourteen weeks")).sections
    area._operate(lambda journal: draft_version(journal, number=2, title="The Next Compact", sections=found))
    numbers = {title: area.begins("lead", title) for title in ("Third", "Fourth", "Fifth", "Sixth", "Seventh")}
    area.issues("lead", numbers["Third"], area.narrator.day(-60))
    for title in ("Fourth", "Seventh"):
        area.puts("lead", numbers[title], COUNCIL, CVS)
    refs = [area.comments("bandleader", numbers["Third"], NOTICE, text, BAND) for text in ("Say how.", "Say six months.")]
    area.decides("lead", refs[0], Disposition.PARTLY, "It says so elsewhere.")
    code = area.records_instrument("lead", "Code on consultation", area.narrator.day(20), TWELVE_WEEKS)
    return Drafted(area.drafts_section("lead", 2, "A new heading"), *refs, code)


def engaged(area: TestArea) -> None:
    """Engagement is open, and something was held."""
    day = area.narrator.day
    area.opens_engagement("lead", day(40), "What has worked?", "Come to the library.", until=day(-40))
    area.holds("chair", 1, HeldKind.SESSION, day(30), "Small groups", took_part=23, heard="Notice comes too late.")

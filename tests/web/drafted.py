"""Versions of a text, each as far as some route takes one."""

from domain.compacts import Disposition
from tests.given import BAND, COUNCIL, CVS, NOTICE, TestArea


def versions(area: TestArea) -> list[str]:
    """Open for comment (3), before the bodies (4 and 7), and about to be (5 and 6). Returns two comments, one decided."""
    numbers = {title: area.begins("lead", title) for title in ("Third", "Fourth", "Fifth", "Sixth", "Seventh")}
    area.issues("lead", numbers["Third"], area.narrator.day(-60))
    for title in ("Fourth", "Seventh"):
        area.puts("lead", numbers[title], COUNCIL, CVS)
    refs = [area.comments("bandleader", numbers["Third"], NOTICE, text, BAND) for text in ("Say how.", "Say six months.")]
    area.decides("lead", refs[0], Disposition.PARTLY, "It says so elsewhere.")
    return refs

"""Engagement from its opening to the version that is drafted after it: everybody reads what is asked, held and heard."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.person import Person
from tests.journeys.ways import DESKTOP, PHONE, ways

MARCUS = "Marcus Oyelaran"
ENGAGEMENT = "/wrenbridge/agreement/engagement"
ASKED = "What has worked between your group and public bodies, and what has not?"
HOW = "Come to Wrenbridge library on any Tuesday at 6 pm, or telephone 01632 960 001."
HEARD = "Letters about cuts come too late to plan for."
Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((True, PHONE), (True, DESKTOP), (False, PHONE)))
def test_engagement_is_opened_held_closed_and_drafted_from(person: Enter, scripts: bool, width: int) -> None:
    marcus, visitor = (person(name, scripts=scripts, width=width) for name in (MARCUS, None))
    opens(marcus, visitor)
    holds(marcus, visitor)
    marcus.goes("/wrenbridge/agreement/drafts/new").sees("So far: 2 sessions, 41 people took part.").looks("begin")
    marcus.fills("What is the new version called?", "The Wrenbridge Compact 2027").presses("Begin it").sees(
        "The new version is begun."
    )
    marcus.goes("/wrenbridge/agreement?version=3").sees("(still open)", "Before it was drafted: 2 sessions, 41 people took part.")
    marcus.looks("draft while engagement is open")
    closes(marcus, visitor)
    marcus.goes("/wrenbridge/agreement?version=3").does_not_see("(still open)")
    marcus.looks("draft after engagement")


def opens(marcus: Person, visitor: Person) -> None:
    marcus.goes(ENGAGEMENT).sees("No engagement has been opened here.").looks("no engagement").presses("Open engagement")
    marcus.fills("What are people asked?", ASKED).presses("Open it").sees("Say how people can take part.").looks("refused")
    marcus.fills("How can they take part?", HOW).fills_day("Until when? (optional)", today() + timedelta(days=40))
    marcus.looks("opening").presses("Open it").sees("Engagement is open.").looks("open")
    visitor.goes("/wrenbridge").sees("What should the next", HOW).looks("home").follows("What should the next Compact say?")
    visitor.sees(ASKED, HOW).does_not_see("Record what was held").looks("what everybody reads")
    visitor.goes("/wrenbridge/agreement").sees(ASKED).looks("agreement")


def holds(marcus: Person, visitor: Person) -> None:
    for ago, people, with_whom in ((9, "23", "Small groups that work with young people"), (2, "18", "Faith groups")):
        marcus.goes(ENGAGEMENT).presses("Record what was held").picks("Session or meeting")
        marcus.fills_day("When?", today() - timedelta(days=ago)).fills("With whom?", with_whom)
        marcus.fills("How many people took part? (optional)", people).fills("What was heard? (optional)", HEARD)
        marcus.looks("what was held").presses("Record it").sees("It is recorded, and everybody can read it.", with_whom)
    visitor.goes(ENGAGEMENT).sees(HEARD, "23 people took part").looks("held")


def closes(marcus: Person, visitor: Person) -> None:
    marcus.goes(ENGAGEMENT).presses("Close the engagement").fills("What comes of it?", "The new text says more about notice.")
    marcus.looks("closing").presses("Close it").sees("The engagement is closed").looks("closed")
    visitor.goes(ENGAGEMENT).sees("What came of it", "The new text says more about notice.").looks("what came of it")
    visitor.goes("/wrenbridge").does_not_see("What should the next")


def today() -> datetime:
    return datetime.now(UTC)

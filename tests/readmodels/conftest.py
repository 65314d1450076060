"""Histories to be read, and generations of a test's own to read them into."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from uuid import UUID

import psycopg
import pytest

from domain.compacts import Disposition, Owner
from domain.compacts.engaging import HeldKind
from domain.groups import GroupKind
from domain.organisations import OrganisationKind, Size
from domain.shared.actor import Role
from domain.shared.policy import Cell
from domain.shared.rules import Clock
from infra.composition import Parts
from infra.demo.wrenbridge import EARLY_NOTICE
from infra.readmodels import generations
from infra.settings import Settings
from services.areas.changing_host import offer_area
from services.areas.questions import ask_host
from services.permissions.commands import change_permissions
from services.shared.rows import ReadModel
from tests.championed import asks as asks_to_serve
from tests.championed import champion
from tests.erasure.forgetting import asks
from tests.eventstore.five_facts import PUBLISHED, STORY, Told, tell
from tests.given import COUNCIL, CVS, OTHER_SERVICE, PANTRY, SERVICE, TRUST, TestArea, World
from tests.web.coming import comes
from tests.web.pictured import wears

PASS_OVER = """INSERT INTO rm.cursor (tenant_id, generation, position)
  SELECT tenant_id, %s, position FROM es.head WHERE tenant_id <> ALL (%s)"""


@pytest.fixture(scope="package")
def told(made: Parts) -> Told:
    """With something of everything still under way; for tests that add nothing to it and destroy nothing in it."""
    told = tell(World(made))
    area, today = told.area, told.area.narrator.day(0)
    area.text(2, "wrenbridge-2024.md", "The Next Compact", today)
    area.clock(Clock.CONSULTATION, 84, EARLY_NOTICE)
    area.opens("officer", COUNCIL, {"title": PUBLISHED["title"], "about": PUBLISHED["about"]}, today + timedelta(days=90))
    area.raises("contact", PANTRY, TRUST, None, EARLY_NOTICE, STORY, 2)
    area.lists("officer", COUNCIL, None, ("Front desk", f"desk@{area.slug}.example"), mailbox=True)
    area.describes("contact", PANTRY, "GB-CHC-1234567", OrganisationKind.CHARITY, Size.SMALL)
    area.names_service("lead", CVS, "Young people")
    area.names_service("officer", COUNCIL, "Parks")
    area.ends_service("officer", COUNCIL, "Parks")
    asks(area, "chair")
    wears(area)
    redrafts(area, today)
    keeps(area, told.escalated)
    return told


def redrafts(area: TestArea, today: date) -> None:
    """A version by clause that one body adopts; and another, on which somebody comments."""
    area.opens_engagement("lead", today - timedelta(days=40), "What has worked?", "Come to the library.")
    area.holds("chair", 1, HeldKind.SESSION, today - timedelta(days=30), "Small groups", took_part=23, heard="Too late.")
    area.holds("chair", 1, HeldKind.SURVEY, today, "Everybody who signed")
    area.begins("lead", "The Third Compact")
    area.closes_engagement("lead", 1, today, "More on notice.")
    area.amends("lead", 3, EARLY_NOTICE, "give early notice, and sixteen weeks", Owner.PUBLIC, "Twelve were too few.")
    area.splits("lead", 3, "8.1.7", "give feedback", "say why", owner=Owner.PUBLIC)
    area.drops("lead", 3, "8.1.3", "It is law now.")
    area.gives_example("lead", 3, "8.1.7a", "After the libraries review, each group had a letter.")
    area.writes_front("lead", 3, tag_line="Keeping our word", foreword="We meant it.", foreword_by="Ada Grey")
    area.explains("lead", 3, "cut: less money than was agreed")
    area.records_instrument("lead", "Code on notice", today, EARLY_NOTICE, link="https://council.example/code")
    area.names_related("lead", parent="The national Compact, 2010 https://compact.example/2010", predecessor="Our first")
    area.puts("lead", 3, COUNCIL)
    area.is_ready("officer", 3, COUNCIL, "Each service names somebody.")
    area.adopts("officer", 3, COUNCIL, today, "Cabinet, minute 14")
    area.begins("lead", "The Fourth Compact")
    area.issues("lead", 4, today + timedelta(days=30), "Is it clear?")
    ref = area.comments("contact", 4, EARLY_NOTICE, "Say from when.", PANTRY, "early notice")
    area.comments("contact", 4, EARLY_NOTICE, "Say to whom.", PANTRY)
    area.puts("lead", area.begins("lead", "The Fifth Compact"), COUNCIL)
    area.decides("lead", ref, Disposition.ACCEPTED, "It is clearer so.")


def keeps(area: TestArea, concern: str) -> None:
    """What waits for somebody: a slot that nobody fills, somebody unconfirmed, an auditor, and two hosts."""
    today = area.narrator.day(0)
    champion(area, "warden", TRUST, "Wards")
    asks_to_serve(area, COUNCIL, OTHER_SERVICE, "nominee")
    comes(area, "passer-by")
    area.asks_to_read("auditor", concern, "Whether it was answered in time.")
    area.draws("auditor", "consultation", today - timedelta(days=60), today, 3, "9f3c01ab")
    area.answers_observation("lead", area.observes("auditor", "Nobody wrote down when."), "It was in May.")
    taken = [Cell("champion.nominate", Role.MEMBER)]
    area._do("lead", lambda journal: change_permissions(journal, take=taken, give=[], why="The group is large."))
    area._do("contact", lambda journal: ask_host(journal, page="concerns", words="How do I add a body?"))
    area._do("chair", lambda journal: offer_area(journal, host_id=area.asked_host(), why="Ours closes in spring."))
    area.notes_return(
        "lead", area.lists("officer", COUNCIL, SERVICE, ("Second desk", f"second@{area.slug}.example"), mailbox=True)
    )
    area.stands_down("warden", TRUST, "Wards")
    sits_together(area)


def sits_together(area: TestArea) -> None:
    """A group with a vacant seat, one that somebody left, and one in which somebody agreed to be named."""
    day = area.narrator.day(0)
    group = area.forms("lead", GroupKind.OVERSIGHT, "The Testing Oversight Group", day)
    seats = [area.adds_seat("lead", group, body) for body in (COUNCIL, PANTRY)]
    for who in ("chair", "secretary"):
        area.seats("lead", seats[0], who, day)
    area.leaves_seat("lead", seats[0], "secretary", day)
    area.agrees_to_be_named("chair", group)
    area.elects("lead", group, "secretary", (day, day + timedelta(days=45)), "No body here pays them.")
    decision = area.group_decides("lead", group, day, ("To begin anew.", "It is old."), ["chair"], ["secretary"])
    area.leads_to("lead", decision, "compact.begun")
    area.declares_conflict("chair", group, "chair", "The lease of the old library.", day)


@pytest.fixture
def beside(settings: Settings, superuser: str) -> Iterator[Callable[..., int]]:
    """`beside(models, *tenants)`: a generation beside the one in use, gone after the test.

    It begins empty for those tenants and any that come later; what other tests have made is passed over.
    """
    with ExitStack() as stack:

        def make(models: Sequence[ReadModel], *tenants: UUID) -> int:
            number = generations.make(settings.migrator_database_url, models)
            stack.callback(_remove, superuser, number)
            with psycopg.connect(superuser) as cx:
                cx.execute(PASS_OVER, (number, list(tenants)))
            return number

        yield make


def _remove(superuser: str, number: int) -> None:
    with psycopg.connect(superuser) as cx:
        for schema in generations.schemas(number):
            cx.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        for table in ("cursor", "parked", "generation"):
            cx.execute(f"DELETE FROM rm.{table} WHERE generation = %s", (number,))

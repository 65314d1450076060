"""A table brought in by a page: looked at, confirmed, and recorded by the worker, all of it or nothing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from domain import champions, people
from domain.shared.actor import Role
from infra.composition import Parts
from infra.processes import make_bringer
from services.importing import recording
from tests.browser import Browser, Page
from tests.given import CVS, PANTRY, SERVICE, TestArea, World
from tests.work.happening import history, mails, of_kind

SignedIn = Callable[[TestArea, str], Browser]
SEAT = "Testing CVS,{0},{1}@seats.example,member"


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def brings(browser: Browser, area: TestArea, table: str, kind: str = "seats", status: int = 200) -> Page:
    """With addresses of that area's own: in two areas they would be the same people."""
    own = table.replace("seats.example", f"{area.slug}.example")
    return browser.send(browser.get(f"/{area.slug}/tables"), "/tables", status, kind=kind, source="A list of 2024", table=own)


def recorded(browser: Browser, page: Page, made: Parts, area: TestArea) -> Page:
    browser.send(page, "/recording")
    make_bringer(made).bring()
    area.narrator.settle()
    return browser.get(page.path)


def seats(*people: tuple[str, str]) -> str:
    return "\n".join(["Organisation,Name,Email,Role", *(SEAT.format(*one) for one in people)])


def test_what_is_understood_is_shown_and_nothing_is_recorded_before_it_is_confirmed(
    area: TestArea, signed_in: SignedIn, made: Parts
) -> None:
    before = len(history(made, area.tenant))

    page = brings(signed_in(area, "lead"), area, seats(("Ada Prior", "ada.prior"), ("Ben Ode", "jim.smith")))
    make_bringer(made).bring()

    assert "2 rows 2 rows are clear 1 row is odd: look" in page.words
    assert "Row 3 look The name “Ben Ode” and the address" in page.words
    assert len(history(made, area.tenant)) == before


def test_once_confirmed_all_of_it_is_recorded_as_added_later_and_nobody_is_mailed(
    area: TestArea, signed_in: SignedIn, made: Parts
) -> None:
    lead, before, mailed = signed_in(area, "lead"), len(history(made, area.tenant)), mails(made, area)
    page = brings(lead, area, seats(("Ada Prior", "ada.prior"), ("Ben Ode", "ben.ode")))

    done = recorded(lead, page, made, area)

    new = history(made, area.tenant)[before:]
    assert "Recorded All 2 rows, as added later from older records." in done.words
    assert [type(one.fact) for one in new] == [people.PersonAdded, people.RoleGranted] * 2
    assert {(one.meta.backfilled, one.meta.person_id) for one in new} == {(True, area.people["lead"])}
    assert mails(made, area) == mailed
    assert "A list of 2024" in lead.get(f"/{area.slug}/timeline").words


def test_confirmed_twice_and_brought_twice_it_is_recorded_once(area: TestArea, signed_in: SignedIn, made: Parts) -> None:
    lead, table = (
        signed_in(area, "lead"),
        f"Organisation,Service,Champion,Email,Since\nTesting Council,{SERVICE},Ada Prior,ada.prior@seats.example,1/2/2026\n",
    )
    page = brings(lead, area, table, "champions")
    lead.send(page, "/recording")

    recorded(lead, page, made, area)
    again = recorded(lead, brings(lead, area, table, "champions"), made, area)

    assert "Recorded" in again.words
    assert len(of_kind(made, area.tenant, champions.Accepted)) == 1


def test_where_one_row_cannot_be_so_nothing_is_recorded_and_each_such_row_is_named(
    area: TestArea, signed_in: SignedIn, made: Parts
) -> None:
    lead, day, before = signed_in(area, "lead"), area.narrator.day(3), len(history(made, area.tenant))
    table = f"Organisation,Signed on\n{CVS},{day}\n{PANTRY},1/1/1999\nTesting Council,2/2/1998\n"

    refused = recorded(lead, brings(lead, area, table, "signatories"), made, area)

    assert "Nothing was recorded" in refused.words
    assert "Row 3: No version was in force here on 1999-01-01." in refused.words
    assert "Row 4: No version was in force here on 1998-02-02." in refused.words
    assert len(history(made, area.tenant)) == before


def test_killed_halfway_nothing_of_it_is_there_and_the_next_worker_records_it(
    area: TestArea, signed_in: SignedIn, made: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, before, real = signed_in(area, "lead"), len(history(made, area.tenant)), recording.record
    page = brings(lead, area, seats(*[(f"Ada {letter}prior", f"ada.{letter}prior") for letter in "abcdefgh"]))
    lead.send(page, "/recording")

    def killed(journal: Any, line: Any, row_id: UUID) -> None:
        real(journal, line, row_id)
        if line.row == 6:
            raise KeyboardInterrupt

    monkeypatch.setattr(recording, "record", killed)
    with pytest.raises(KeyboardInterrupt):
        make_bringer(made).bring()
    halfway = len(history(made, area.tenant))
    monkeypatch.setattr(recording, "record", real)
    make_bringer(made).bring()
    area.narrator.settle()

    assert halfway == before
    assert len(history(made, area.tenant)) == before + 16
    assert "All 8 rows" in lead.get(page.path).words


def test_more_events_than_one_append_takes_are_one_command(area: TestArea, signed_in: SignedIn, made: Parts) -> None:
    lead, before = signed_in(area, "lead"), len(history(made, area.tenant))
    many = [
        (f"Ada Num{'abcdefghij'[n // 100]}{'abcdefghij'[n // 10 % 10]}{'abcdefghij'[n % 10]}", f"ada.n{n}") for n in range(300)
    ]

    done = recorded(lead, brings(lead, area, seats(*many)), made, area)

    new = history(made, area.tenant)[before:]
    assert "All 300 rows" in done.words
    assert len(new) == 600
    assert len({one.meta.command_id for one in new}) == 1
    assert [one.position for one in new] == list(range(new[0].position, new[0].position + 600))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "Choose a file, or paste the table."),
        ("Name\nAda Prior", "The first row names no column for: organisation, address."),
        ("Organisation,Name,Email\n", "The table has no rows."),
    ],
)
def test_what_is_no_table_is_said_and_what_was_typed_stays(area: TestArea, signed_in: SignedIn, table: str, said: str) -> None:
    refused = brings(signed_in(area, "lead"), area, table, status=422)

    assert said in refused.words
    assert refused.typed("/tables")["source"] == "A list of 2024"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (seats(("Ada Prior", "ada.prior")).encode("utf-16"), "1 row is clear"),
        (seats(("Zoë Prior", "zoe.prior")).encode("cp1252"), "1 row is clear"),
        (b"x," * 10_000_000, "The file has 20 million characters; there is room for 5."),
        (b"PK\x03\x04 a workbook", "This is not a text. Save the sheet as CSV, and bring that."),
        (seats(("=HYPERLINK(1)", "ada.prior")).encode(), "is a formula, not a value."),
        (seats(("Ada Prior and Ben Ode", "ada.prior")).encode(), "More than one person is in this row"),
    ],
)
def test_a_file_in_any_encoding_is_read_and_one_that_is_too_large_or_none_is_said(
    area: TestArea, signed_in: SignedIn, content: bytes, said: str
) -> None:
    lead = signed_in(area, "lead")
    typed = lead.get(f"/{area.slug}/tables").typed("/tables") | {"kind": "seats", "source": "A list of 2024"}

    data = {name: value for name, value in typed.items() if name != "file"}
    sent = lead.raw("POST", f"/{area.slug}/tables", data=data, files={"file": ("seats.csv", content, "text/csv")})

    assert said in Page(sent.text).words


def test_a_file_that_came_with_a_form_that_is_not_right_is_asked_for_again(area: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")
    typed = lead.get(f"/{area.slug}/tables").typed("/tables") | {"kind": "seats", "source": ""}

    data = {name: value for name, value in typed.items() if name != "file"}
    sent = lead.raw("POST", f"/{area.slug}/tables", data=data, files={"file": ("seats.csv", b"Name", "text/csv")})

    assert sent.status_code == 422
    assert "Say where the table comes from." in Page(sent.text).words
    assert "Choose the file again" in Page(sent.text).words


def test_nobody_but_the_lead_brings_tables_in_and_each_sees_their_own(area: TestArea, signed_in: SignedIn) -> None:
    page = brings(signed_in(area, "lead"), area, seats(("Ada Prior", "ada.prior")))

    signed_in(area, "chair").get(f"/{area.slug}/tables", 403)
    area.somebody("second", Role.LEAD)
    signed_in(area, "second").get(page.path, 404)

"""A table with real-world dirt is reported row by row; what is clear is understood, and nothing is made up."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.importing import Body, Checked, Kind, Known, SeatedGroup, check, read
from domain.importing.reading import LARGEST, MOST_ROWS
from domain.organisations import Sector

DIRT = Path(__file__).parent / "dirt"
COUNCIL = Body(UUID(int=1), "Kestrel Borough Council", Sector.PUBLIC, ("Adult Social Care", "Public Health"))
TRUST = Body(UUID(int=2), "Kestrel Hospitals", Sector.PUBLIC, ("Wards",))
CVS = Body(UUID(int=3), "Kestrel CVS", Sector.VCS, ("Groups",))
KNOWN = Known((COUNCIL, TRUST, CVS))
GROUPS = (SeatedGroup(uuid4(), "Steering group"), SeatedGroup(uuid4(), "Partnership board"))
HEAD = "Organisation,Name,Email\n"


def checked(kind: Kind, text: str) -> Checked:
    return check([read(kind, text.encode())], KNOWN)[0]


def said(one: Checked) -> list[tuple[int, bool, str]]:
    return [(doubt.row, doubt.grave, doubt.message.format(**doubt.values)) for doubt in one.doubts]


def test_a_clean_table_is_understood_and_nothing_is_said() -> None:
    found = checked(Kind.SEATS, HEAD + "Kestrel CVS,Ada Prior,ada.prior@kestrel-cvs.example\n")

    assert said(found) == []
    assert [(line.name, line.body, line.role) for line in found.lines] == [("Ada Prior", CVS, "group-member")]


@pytest.mark.parametrize(
    ("row", "grave", "words"),
    [
        ('Kestrel CVS,"Ada Prior\nBen Ode","ada@k.example\nben@k.example"', True, "More than one person is in this row (Ada Prior, Ben Ode)"),
        ("Kestrel CVS,Ada Prior and Ben Ode,ada.prior@k.example", True, "More than one person is in this row"),
        ("Kestrel CVS,Ada Prior,ada at k", True, "“ada at k” is not a mail address."),
        ("Kestrel CVS,,ada@k.example", True, "It names nobody."),
        (",Ada Prior,ada.prior@k.example", True, "It names no organisation."),
        ("Nobody's Trust,Ada Prior,ada.prior@k.example", True, "No organisation here is called “Nobody's Trust”."),
        ("=cmd|'/c calc'!A0,Ada Prior,ada.prior@k.example", True, "is a formula, not a value"),
        ("Kestrel Borough Council Adult Social Care,Ada Prior,ada.prior@k.example", False, "holds a body and a service"),
        ("Kestrel Borough Council Parks,Ada Prior,ada.prior@k.example", True, "“Parks” is none of its services here"),
        ("Kestrel CVS,Addy Prior,adelaide.prior@k.example", False, "(the first name differs). A nickname is possible"),
        ("Kestrel CVS,Ada Brooks,ada.brookes1@k.example", False, "(the last name differs)"),
        ("Kestrel CVS,Ada Prior,ben.ode@k.example", False, "(it names somebody else)"),
        ("Kestrel CVS,Ada Prior,ada.prior@kestrelcvcs.example", False, "nearly, but not quite, the name of Kestrel CVS"),
        ("Kestrel CVS,Ada Prior,ada.prior@k.example,more", True, "more cells than the first one names"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_odd_about_a_row_is_said_with_its_number(row: str, grave: bool, words: str) -> None:
    found = said(checked(Kind.SEATS, HEAD + row + "\n"))

    assert [(number, how) for number, how, message in found if words in message] == [(2, grave)], found


@pytest.mark.parametrize(
    "name", ["info@k.example", "ada@k.example", "a.prior@k.example", "aprior@k.example", "adaprior@k.example"]
)
def test_an_address_that_fits_or_is_nobodys_name_is_not_odd(name: str) -> None:
    assert said(checked(Kind.SEATS, HEAD + f"Kestrel CVS,Dr Ada Prior,{name}\n")) == []


def test_an_address_twice_is_odd_and_under_another_name_it_is_wrong() -> None:
    rows = ["Ada Prior,ada.prior@k.example", "Ada  prior,ADA.PRIOR@k.example", "Ben Ode,ada.prior@k.example"]

    found = said(checked(Kind.SEATS, HEAD + "\n".join(f"Kestrel CVS,{row}" for row in rows)))

    assert [(row, grave) for row, grave, message in found if "is that of “Ada Prior” in row 2 too" in message] == [
        (3, False),
        (4, True),
    ]


def test_a_domain_unlike_those_of_the_same_body_is_odd() -> None:
    rows = ["Ada Prior,ada.prior@trust.example", "Ben Ode,ben.ode@trust.example", "Cy Poe,cy.poe@gmail.example"]

    found = said(checked(Kind.SEATS, HEAD + "\n".join(f"Kestrel Hospitals,{row}" for row in rows)))

    assert found == [(4, False, "Its domain “gmail.example” is not that of the others of Kestrel Hospitals (“trust.example”).")]


def test_whoever_is_in_two_tables_is_said_and_neither_table_makes_a_signatory() -> None:
    row = HEAD + "Kestrel CVS,Ada Prior,ada.prior@k.example\n"
    champions, seats = check([read(Kind.CHAMPIONS, row.encode()), read(Kind.SEATS, row.encode())], KNOWN)

    assert said(seats) == [(2, False, "“Ada Prior”, at the same address, is in the table of champions too, in row 2.")]
    assert {line.kind for line in (*champions.lines, *seats.lines)} == {Kind.CHAMPIONS, Kind.SEATS}


def test_champions_of_one_sector_alone_are_noticed() -> None:
    rows = [f"Kestrel Hospitals,Person {letter}x,person.{letter}x@trust.example" for letter in "abcd"]

    assert (0, False, "4 of 4 champions are of public bodies: one sector has few.") in said(
        checked(Kind.CHAMPIONS, HEAD + "\n".join(rows))
    )


@pytest.mark.parametrize(
    ("day", "fine"), [("14/3/2027", True), ("2027-03-14", True), ("14 March 2027", True), ("31/6/2027", False), ("soon", False), ("", False)]
)  # fmt: skip
def test_a_signatory_has_a_date_that_is_one(day: str, fine: bool) -> None:
    found = checked(Kind.SIGNATORIES, f"Organisation,Signed on\nKestrel CVS,{day}\n")

    assert bool(found.lines) == found.fit == fine


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_it_is_read_as_offices_save_it(encoding: str, mark: str) -> None:
    text = f"Organisation{mark}Name{mark}Email\r\nKestrel CVS{mark}Zoë Prior{mark}zoe@k.example\r\n"

    table = read(Kind.SEATS, text.encode(encoding))

    assert table.rows == ((2, {"organisation": "Kestrel CVS", "name": "Zoë Prior", "address": "zoe@k.example"}),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x" * (LARGEST + 1), "The file has 5 million characters"),
        (b"PK\x03\x04 a spreadsheet", "This is not a text."),
        (b"", "names no column"),
        (b"Organisation,Colour\nKestrel CVS,red\n", "names no column for: name, address"),
        (HEAD.encode(), "The table has no rows."),
        ((HEAD + "Kestrel CVS,Ada Prior,ada@k.example\n" * (MOST_ROWS + 1)).encode(), "more than 10000 rows"),
    ],
)
def test_what_is_no_such_table_is_said(content: bytes, words: str) -> None:
    (one,) = check([read(Kind.SEATS, content)], KNOWN)

    assert any(words in message for _row, _grave, message in said(one))
    assert not one.fit


@given(some.binary(max_size=300), some.sampled_from(list(Kind)))
def test_whatever_comes_is_reported_and_never_breaks(content: bytes, kind: Kind) -> None:
    (one,) = check([read(kind, content)], KNOWN)

    assert one.fit == (not any(doubt.grave for doubt in one.doubts))


@given(some.lists(some.lists(some.text(max_size=20), min_size=3, max_size=4), min_size=1, max_size=5))
def test_no_row_is_lost_each_is_clear_or_something_grave_is_said_of_it(rows: list[list[str]]) -> None:
    quoted = ["|".join(cell.replace('"', "").replace("|", "") for cell in row) for row in rows]
    text = HEAD + "\n".join(",".join(f'"{cell}"' for cell in row.split("|")) for row in quoted)

    table = read(Kind.SEATS, text.encode("utf-8", "replace"))
    (one,) = check([table], KNOWN)

    grave = {doubt.row for doubt in one.doubts if doubt.grave}
    assert {number for number, _cells in table.rows} <= {line.row for line in one.lines} | grave


def test_the_file_of_invented_dirt_says_what_it_always_said() -> None:
    expected = (DIRT / "champions.expected.txt").read_text().splitlines()

    found = said(checked(Kind.CHAMPIONS, (DIRT / "champions.csv").read_text()))

    assert [f"{row} {'grave' if grave else 'look'} {message}" for row, grave, message in found] == expected


def test_seats_are_those_of_the_only_group_or_of_the_one_that_the_row_names_and_it_is_said_beforehand() -> None:
    row = "Kestrel CVS,Ada Prior,ada.prior@kestrel-cvs.example"
    (alone,) = check([read(Kind.SEATS, (HEAD + row + "\n").encode())], Known(KNOWN.bodies, GROUPS[:1]))
    (named,) = check(
        [read(Kind.SEATS, (HEAD.strip() + ",Sits on\n" + row + ",partnership  BOARD\n").encode())], Known(KNOWN.bodies, GROUPS)
    )

    assert [line.group for line in (*alone.lines, *named.lines)] == list(GROUPS)
    assert [(one.grave, one.values) for one in alone.doubts] == [(False, {"count": 1, "group": "Steering group"})]


@pytest.mark.parametrize(("cell", "say"), [("", "It does not say which group"), ("Third group", "No group here is called")])
def test_a_seat_of_no_group_or_of_one_of_several_is_not_guessed(cell: str, say: str) -> None:
    content = HEAD.strip() + f",Sits on\nKestrel CVS,Ada Prior,ada.prior@kestrel-cvs.example,{cell}\n"
    (one,) = check([read(Kind.SEATS, content.encode())], Known(KNOWN.bodies, GROUPS))

    assert not one.fit
    assert any(doubt.message.startswith(say) for doubt in one.doubts)

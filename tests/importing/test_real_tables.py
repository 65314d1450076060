"""The champions and the oversight group of a real Compact, in a dry run: every trap in them is reported.

Nothing of that document is repeated here: a row is told by its number, and a body known by what its cell begins with.
"""

import re
from pathlib import Path
from uuid import uuid4

import pytest

from domain.importing import Body, Checked, Kind, Known, check, read
from domain.organisations import Sector

DOCUMENT = Path(__file__).resolve().parents[2].parent / "shared" / "examples" / "001_d43647cd8c08ba60.txt"
pytestmark = pytest.mark.needs_examples
VCS = re.compile(r"CVS|Foodbank|^[A-Z]{5}$")
DIRECTORATES = re.compile(r"^(\S+ [A-Z]{3}) (.+)$")


def tables() -> list[str]:
    """Those whose first row has an address in its last column."""
    found = re.findall(r"(?:^\|.*\n)+", DOCUMENT.read_text(), flags=re.MULTILINE)
    return [one for one in found if re.search(r"e-?mail", one.splitlines()[0], re.IGNORECASE)]


def known_from(*documents: str) -> Known:
    """Every body that they name, as a lead would have entered it: with its directorates as services."""
    bodies: dict[str, set[str]] = {}
    for document in documents:
        for _number, cells in read(Kind.SEATS, document.encode()).rows:
            named = cells["organisation"]
            divided = DIRECTORATES.match(named)
            body, service = divided.groups() if divided else (named, None)
            bodies.setdefault(body, set()).update({service} if service else ())
    sector = {body: Sector.VCS if VCS.search(body) else Sector.PUBLIC for body in bodies}
    return Known(tuple(Body(uuid4(), body, sector[body], tuple(sorted(services))) for body, services in bodies.items()))


@pytest.fixture(scope="module")
def champions_and_group() -> tuple[Checked, Checked]:
    champions, group = tables()
    checked = check([read(Kind.CHAMPIONS, champions.encode()), read(Kind.SEATS, group.encode())], known_from(champions, group))
    return checked[0], checked[1]


def rows(one: Checked, words: str) -> list[int]:
    return [doubt.row for doubt in one.doubts if words in doubt.message.format(**doubt.values)]


def test_seven_of_eight_champions_are_of_public_bodies(champions_and_group: tuple[Checked, Checked]) -> None:
    champions, _group = champions_and_group

    assert rows(champions, "7 of 8 champions are of public bodies") == [0]


def test_a_cell_that_holds_body_and_directorate_is_said_three_times(champions_and_group: tuple[Checked, Checked]) -> None:
    champions, _group = champions_and_group

    assert len(rows(champions, "holds a body and a service")) == 3


def test_a_champion_whose_first_name_is_not_the_address_s_may_have_a_nickname(
    champions_and_group: tuple[Checked, Checked],
) -> None:
    champions, _group = champions_and_group

    assert len(rows(champions, "the first name differs")) == 1


def test_the_domain_that_nearly_spells_its_body_is_noticed_in_both_tables(
    champions_and_group: tuple[Checked, Checked],
) -> None:
    champions, _group = champions_and_group

    assert len(rows(champions, "nearly, but not quite, the name of")) == 1


def test_a_row_with_anothers_address_and_one_with_another_last_name_are_found(
    champions_and_group: tuple[Checked, Checked],
) -> None:
    _champions, group = champions_and_group

    assert len(rows(group, "it names somebody else")) == 1
    assert len(rows(group, "is that of")) == 1
    assert len(rows(group, "the last name differs")) == 1


def test_two_people_in_one_cell_are_not_taken_for_one(champions_and_group: tuple[Checked, Checked]) -> None:
    _champions, group = champions_and_group

    assert len(rows(group, "More than one person is in this row")) == 1


def test_who_is_both_champion_and_in_the_group_is_said(champions_and_group: tuple[Checked, Checked]) -> None:
    _champions, group = champions_and_group

    assert len(rows(group, "is in the table of champions too")) == 2


def test_neither_table_makes_a_signatory(champions_and_group: tuple[Checked, Checked]) -> None:
    assert {line.kind for one in champions_and_group for line in one.lines} == {Kind.CHAMPIONS, Kind.SEATS}

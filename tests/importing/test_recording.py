"""What a table says is recorded row by row, each once, as added later, with its source; what was begun can be gone on with."""

import tracemalloc
from typing import Any

import pytest

from domain import champions, groups, people, signatories
from domain.groups import GroupKind
from domain.importing import Checked, Kind, check, read
from infra.commands import tables
from infra.composition import Parts
from services.groups.commands import form_group
from services.importing import recording
from tests.given import CVS, PANTRY, SERVICE, TestArea, World
from tests.work.happening import history, mails, of_kind

CHAMPIONS = f"Organisation,Service,Champion,Email,Since\nTesting Council,{SERVICE},Ada Prior,ada.prior@{{0}}.example,1/2/2026\n"
SEATS = "Organisation,Name,Email,Role\nTesting CVS,Ben Ode,ben.ode@{0}.example,chair\n"
PEOPLE = "Name,Email,Role,Organisation\nCy Poe,cy.poe@{0}.example,contact,Testing CVS\nDi Rae,di.rae@{0}.example,mediator,\n"


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def checked(made: Parts, area: TestArea, kind: Kind, content: str) -> Checked:
    known = made.desk.within(area.tenant, recording.known)
    (one,) = check([read(kind, content.encode())], known)
    return one


def bring(made: Parts, area: TestArea, kind: Kind, content: str) -> bool:
    one = checked(made, area, kind, content)
    assert one.fit, one.doubts
    done = tables.record(made, area.tenant, one.lines, "a list of 2026", content.encode())
    area.narrator.settle()
    return done


def test_champions_seats_and_people_are_recorded_with_their_source_and_nobody_is_mailed(made: Parts, area: TestArea) -> None:
    before, mailed = len(history(made, area.tenant)), mails(made, area)

    for kind, content in ((Kind.CHAMPIONS, CHAMPIONS), (Kind.SEATS, SEATS), (Kind.PEOPLE, PEOPLE)):
        assert bring(made, area, kind, content.format(area.slug))

    new = history(made, area.tenant)[before:]
    granted = [one.fact.role for one in new if isinstance(one.fact, people.RoleGranted)]
    (accepted,) = [one.fact for one in new if isinstance(one.fact, champions.Accepted)]
    assert {one.meta.backfilled for one in new} == {True}
    assert granted == ["champion", "chair", "contact", "mediator"]
    assert (str(accepted.serves_from), accepted.service_area) == ("2026-02-01", SERVICE)
    assert not any(isinstance(one.fact, signatories.SignedUp) for one in new)
    assert mails(made, area) == mailed


def test_a_signatory_signed_the_version_of_its_day(made: Parts, area: TestArea) -> None:
    day = area.narrator.day(3)

    bring(made, area, Kind.SIGNATORIES, f"Organisation,Signed on,Authority\n{CVS},{day},Its board\n")

    (signed,) = of_kind(made, area.tenant, signatories.SignedUp)
    assert (signed.fact.signed_on, signed.fact.version_id) == (day, area.versions[1])
    assert signed.meta.backfilled


def test_a_row_that_cannot_be_so_stops_it_and_the_place_is_said(made: Parts, area: TestArea, capsys: Any) -> None:
    day = area.narrator.day(3)

    done = bring(made, area, Kind.SIGNATORIES, f"Organisation,Signed on\n{CVS},{day}\n{PANTRY},1/1/1999\n")

    said = capsys.readouterr().out
    assert not done
    assert (
        "row 3 of signatories: No version was in force here on 1999-01-01. It stopped there; rows up to 2 are recorded." in said
    )
    assert len(of_kind(made, area.tenant, signatories.SignedUp)) == 1


def test_brought_again_it_goes_on_where_it_stopped_and_nothing_is_recorded_twice(
    made: Parts, area: TestArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = PEOPLE.format(area.slug)
    one = checked(made, area, Kind.PEOPLE, content)
    real, calls = recording.record, []

    def killed(journal: Any, line: Any) -> None:
        calls.append(line.row)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(journal, line)

    monkeypatch.setattr(recording, "record", killed)
    with pytest.raises(KeyboardInterrupt):
        tables.record(made, area.tenant, one.lines, "a list", content.encode())
    monkeypatch.undo()
    before = len(of_kind(made, area.tenant, people.RoleGranted))
    for _ in range(2):
        assert tables.record(made, area.tenant, one.lines, "a list", content.encode())

    assert len(of_kind(made, area.tenant, people.RoleGranted)) == before + 1


def test_five_thousand_rows_are_read_in_bounded_memory(made: Parts, area: TestArea) -> None:
    rows = "".join(f"{CVS},Person {chr(97 + n % 26)}{n},person{n}@k.example\n" for n in range(5_000))
    content = ("Organisation,Name,Email\n" + rows).encode()
    known = made.desk.within(area.tenant, recording.known)

    tracemalloc.start()
    (one,) = check([read(Kind.SEATS, content)], known)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(one.lines) == 5_000
    assert most < 60_000_000


def test_seats_of_a_group_are_taken_as_by_its_page_and_whoever_sits_is_asked_to_be_named(made: Parts, area: TestArea) -> None:
    area.narrator.does(
        area.tenant,
        area.people["lead"],
        lambda journal: form_group(journal, kind=GroupKind.OVERSIGHT, name="Oversight group", formed_on=journal.today),
    )
    area.narrator.settle()
    content = "Organisation,Name,Email\nTesting CVS,Ben Ode,ben.ode@{0}.example\nTesting CVS,Eve Tam,eve.tam@{0}.example\n"
    before = len(history(made, area.tenant))

    assert bring(made, area, Kind.SEATS, content.format(area.slug))

    new = [one.fact for one in history(made, area.tenant)[before:]]
    sat = [one for one in new if isinstance(one, groups.SeatTaken)]
    assert len([one for one in new if isinstance(one, groups.SeatAdded)]) == len({one.seat_id for one in sat}) == 2
    assert {one.person_id for one in new if isinstance(one, people.RoleGranted)} == {one.person_id for one in sat}
    assert {one.person_id for one in sat} == asked_to_be_named(made, area, {one.person_id for one in sat})
    again = len(history(made, area.tenant))
    bring(made, area, Kind.SEATS, content.format(area.slug))
    assert len(history(made, area.tenant)) == again


def asked_to_be_named(made: Parts, area: TestArea, among: set[Any]) -> set[Any]:
    def look(cx: Any) -> set[Any]:
        cx.execute("SELECT set_config('app.people', %s, true)", (",".join(map(str, among)),))
        return {person for (person,) in cx.execute("SELECT person_id FROM duty WHERE kind = 'agree-naming'")}

    return made.desk.within(area.tenant, look)

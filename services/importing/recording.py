"""Rows, recorded as added later from older records: each a command of its own, or a whole table at once."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain import champions, compacts, organisations, people, signatories
from domain.champions import NominatedBy
from domain.importing import Body, Kind, Known, Line, SeatedGroup
from domain.organisations import Sector
from domain.shared.actor import Role, Seat
from domain.shared.dates import Due, Unit
from domain.shared.errors import DomainError, Refused
from domain.shared.events import N_
from domain.shared.ids import NominationId, OrganisationId, PersonId, reference
from domain.signatories import SignatureKind
from services.importing.seating import seat
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal

A_YEAR = 12
PROGRESS = 100  # rows
FROM_RECORDS = "Recorded from older records"


def known(cx: Any) -> Known:
    """The area's organisations and groups, what is known of their signatures, and the day, in a transaction bound to it."""
    rows = cx.execute(
        """SELECT o.organisation_id, o.name, o.sector,
             coalesce(array_agg(s.name ORDER BY s.name) FILTER (WHERE s.name IS NOT NULL), '{}') AS service_areas,
             ARRAY(SELECT g.signed_on FROM signature g JOIN signatory a USING (organisation_id)
               WHERE g.organisation_id = o.organisation_id AND a.state = 'stands') AS signed,
             (SELECT greatest(max(g.signed_on) - 1, max(g.ended_on)) FROM signature g WHERE g.organisation_id = o.organisation_id),
             (SELECT v.in_force_from - 1 FROM signatory a JOIN compact_version v ON v.version_id = a.asked_id
               WHERE a.organisation_id = o.organisation_id)
           FROM organisation o LEFT JOIN service_area s USING (organisation_id) WHERE o.successor_id IS NULL AND o.into_id IS NULL
           GROUP BY o.organisation_id, o.name, o.sector ORDER BY o.name, o.organisation_id"""
    ).fetchall()
    groups = cx.execute("SELECT group_id, name FROM area_group WHERE ended_on IS NULL ORDER BY name, group_id").fetchall()
    return Known(
        tuple(
            Body(one, name, Sector(sector), tuple(services), tuple(signed), max((day for day in days if day), default=None))
            for one, name, sector, services, signed, *days in rows
        ),
        tuple(SeatedGroup(group_id, name) for group_id, name in groups),
        cx.execute("SELECT (es.now() AT TIME ZONE 'Europe/London')::date").fetchone()[0],
    )


class NotRecorded(Exception):
    """Some rows cannot be so: nothing of the table is recorded. `rows` are (number, why)."""

    def __init__(self, rows: list[tuple[int, DomainError]]) -> None:
        super().__init__()
        self.rows = rows


def record_all(journal: Journal, lines: Sequence[Line], reached: Callable[[int], None] = lambda _done: None) -> None:
    """A whole table as one command of whoever brought it: all of it or nothing. `reached` hears how many were looked at."""
    require(journal.actor, "register.bring-in")
    wrong: list[tuple[int, DomainError]] = []
    for number, line in enumerate(lines, 1):
        try:
            record(journal, line, uuid5(journal.command_id, f"{line.kind} {line.row}"))
        except DomainError as problem:
            wrong.append((line.row, problem))
        if number % PROGRESS == 0:
            reached(number)
    if wrong:
        raise NotRecorded(wrong)


def record(journal: Journal, line: Line, row_id: UUID | None = None) -> None:
    """`row_id` names what the row makes; a row that is a command of its own needs none."""
    match line.kind:
        case Kind.PEOPLE | Kind.SEATS:
            seat(journal, line, row_id or journal.command_id)
        case Kind.CHAMPIONS:
            _champion(journal, line, row_id or journal.command_id)
        case Kind.SIGNATORIES:
            _signature(journal, line, row_id or journal.command_id)


def _champion(journal: Journal, line: Line, row_id: UUID) -> None:
    """Who serves by the older records' word, for a year from then."""
    assert line.body
    body = OrganisationId(line.body.organisation_id)
    state: organisations.Organisation = journal.known(organisations.evolve, body)
    service = line.service_area or (state.service_areas[0] if len(state.service_areas) == 1 else "")
    since = line.since or journal.today
    person_id = membership.find_or_add(journal, line.name, line.address)
    slot = journal.load(champions.evolve, champions.slot_stream(journal.tenant_id, body, service))
    if slot.state and any((one.champion_id, one.serves_from) == (person_id, since) for one in slot.state.terms):
        return
    nomination = NominationId(uuid5(row_id, "nomination"))
    asked = champions.nominate(
        slot.state,
        nomination_id=nomination,
        ref=reference(row_id),
        organisation_id=body,
        service_area=service,
        known_service_areas=state.service_areas,
        nominee_id=person_id,
        nominated_by=NominatedBy.GROUP,
        term_months=A_YEAR,
        minimum_months=A_YEAR,
        answer_by=Due(since, since, 0, Unit.DAYS),
        why="",
        on=since,
    )
    accepted = [event for one in asked for event in champions.accept(champions.evolve(slot.state, one), nomination, since)]
    journal.append(slot, [*asked, *accepted], effective=since)
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.grant(person.state, person_id, Seat(Role.CHAMPION, body, service)))


def _signature(journal: Journal, line: Line, row_id: UUID) -> None:
    """Of the version that was in force on the day it was signed."""
    assert line.body
    assert line.since
    body = OrganisationId(line.body.organisation_id)
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id)).state
    stream = signatories.signatory_stream(journal.tenant_id, body)
    signatory = journal.load(signatories.evolve, stream)
    version_id = _in_force_on(agreement, line.since)
    signatories.must_be_latest(signatory.state, version_id=version_id, since=line.since, today=journal.today)
    events = signatories.sign_up(
        signatory.state,
        signatory_id=stream,
        organisation_id=body,
        in_force=version_id,
        kind=SignatureKind(line.signed_as or "full"),
        represents="",
        signer_id=PersonId(row_id),
        position=line.position or FROM_RECORDS,
        authority=line.authority or FROM_RECORDS,
        on=line.since,
    )
    journal.append(signatory, events, effective=line.since)


def _in_force_on(agreement: compacts.Agreement | None, day: date) -> Any:
    found = [version for since, version in (agreement.adopted if agreement else ()) if since <= day]
    if not found:
        raise Refused(N_("No version was in force here on {day}."), day=day)
    return found[-1]

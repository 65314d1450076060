"""A duty begun, and duties done."""

from datetime import date
from uuid import UUID

from domain.shared.ids import OrganisationId, PersonId, claim
from services.duties.waiting.rows import Duty, DutyArea, DutyKind
from services.shared.cells import Words
from services.shared.rows import Rows


def wait(
    rows: Rows,
    person_id: PersonId,
    kind: DutyKind,
    *,
    thing: UUID,
    ref: str,
    due_on: date | None,
    since: int,
    task: UUID | None = None,
    organisation_id: OrganisationId | None = None,
    acting_for_id: OrganisationId | None = None,
    service_area: str | None = None,
    title: Words | None = None,
) -> None:
    duty_id = claim(person_id, kind, thing, acting_for_id)
    area = rows.get(DutyArea)
    if rows.get(Duty, duty_id) or not area:
        return
    rows.put(
        Duty(
            duty_id=duty_id,
            person_id=person_id,
            kind=kind,
            thing=thing,
            task=task or thing,
            ref=ref,
            slug=area.slug,
            organisation_id=organisation_id,
            acting_for_id=acting_for_id,
            service_area=service_area,
            title=title,
            due_on=due_on,
            since=since,
        )
    )


def done(rows: Rows, *, person_id: PersonId | None = None, **what: UUID) -> None:
    for duty in rows.where(Duty, **what):
        if person_id in (None, duty.person_id):
            rows.drop(duty)


def done_with(rows: Rows, person_id: PersonId) -> None:
    """Nothing waits for them any more."""
    for duty in rows.where(Duty, person_id=person_id):
        rows.drop(duty)

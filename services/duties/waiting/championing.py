"""Champions: an end that nears waits for whoever serves; a slot that somebody leaves, for the group, until another is asked."""

from uuid import UUID

from domain import champions, people
from domain.shared.actor import Role
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, PersonId, claim
from services.duties.waiting.rows import Duty, DutyKind, Gap, GroupPerson, LatestChampion, OpenNomination
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows

GROUP = (Role.LEAD, Role.CHAIR, Role.MEMBER)
"""Whom a gap is raised with."""
Gone = champions.Left | champions.StoodDown


def absorb(rows: Rows, event: Recorded) -> None:
    slot, at = event.stream_id, event.position
    match event.fact:
        case champions.Nominated() as nominated:
            _nominated(rows, nominated, slot, at)
        case champions.Accepted(nomination_id=nomination_id, champion_id=champion_id):
            done(rows, thing=nomination_id)
            _accepted(rows, slot, champion_id)
        case champions.Declined(nomination_id=nomination_id) | champions.NominationExpired(nomination_id=nomination_id):
            done(rows, thing=nomination_id)
            _not_taken_up(rows, slot, at)
        case champions.Renewed():
            _covered(rows, slot)
        case champions.Left() | champions.StoodDown() as fact:
            _gone(rows, event, fact)
        case champions.TermEnding() as ending:
            _ending(rows, event, ending)
        case champions.TermEnded() as ended:
            _ended(rows, event, ended)


def seat_begins(rows: Rows, granted: people.RoleGranted, at: int) -> None:
    rows.put(_group_person(granted))
    for gap in rows.every(Gap):
        if not gap.asked:
            _ask(rows, granted.person_id, gap, at)


def seat_ends(rows: Rows, ended: people.RoleEnded) -> None:
    rows.drop(_group_person(ended))
    if not any(one.person_id == ended.person_id for one in rows.every(GroupPerson)):
        for gap in rows.every(Gap):
            done(rows, task=_nominating(gap.slot), person_id=ended.person_id)


def _nominated(rows: Rows, nominated: champions.Nominated, slot: UUID, at: int) -> None:
    """Somebody is asked: until they answer, nobody need look further."""
    wait(
        rows,
        nominated.nominee_id,
        DutyKind.ANSWER_NOMINATION,
        thing=nominated.nomination_id,
        ref=nominated.ref,
        organisation_id=nominated.organisation_id,
        service_area=nominated.service_area,
        due_on=nominated.answer_by.on,
        since=at,
    )
    rows.put(OpenNomination(slot=slot))
    done(rows, task=_nominating(slot))
    if gap := rows.get(Gap, slot):
        rows.change(gap, asked=True)


def _not_taken_up(rows: Rows, slot: UUID, at: int) -> None:
    rows.drop(OpenNomination(slot=slot))
    if gap := rows.get(Gap, slot):
        rows.change(gap, asked=False)
        _ask_all(rows, gap, at)


def _accepted(rows: Rows, slot: UUID, champion_id: PersonId) -> None:
    rows.put(LatestChampion(slot=slot, champion_id=champion_id))
    rows.drop(OpenNomination(slot=slot))
    _covered(rows, slot)


def _gone(rows: Rows, event: Recorded, fact: Gone) -> None:
    """Unless somebody has said that they follow."""
    latest = rows.get(LatestChampion, event.stream_id)
    if latest and latest.champion_id == fact.champion_id:
        done(rows, task=_renewing(event.stream_id))
        _opens(rows, event, fact.organisation_id, fact.service_area)


def _ending(rows: Rows, event: Recorded, fact: champions.TermEnding) -> None:
    """The second time is mailed once more."""
    done(rows, task=_renewing(event.stream_id))
    _wait_for_champion(rows, event, fact)


def _ended(rows: Rows, event: Recorded, fact: champions.TermEnded) -> None:
    if not rows.where(Duty, task=_renewing(event.stream_id)):
        _wait_for_champion(rows, event, fact)
    _opens(rows, event, fact.organisation_id, fact.service_area)


def _covered(rows: Rows, slot: UUID) -> None:
    done(rows, task=_renewing(slot))
    done(rows, task=_nominating(slot))
    if gap := rows.get(Gap, slot):
        rows.drop(gap)


def _wait_for_champion(rows: Rows, event: Recorded, fact: champions.TermEnding | champions.TermEnded) -> None:
    wait(
        rows,
        fact.champion_id,
        DutyKind.RENEW_TERM,
        thing=event.stream_id,
        task=_renewing(event.stream_id),
        ref=champions.slot_reference(fact.organisation_id, fact.service_area),
        organisation_id=fact.organisation_id,
        service_area=fact.service_area,
        due_on=fact.term_ends,
        since=event.position,
    )


def _opens(rows: Rows, event: Recorded, organisation_id: OrganisationId, service_area: str) -> None:
    gap = rows.get(Gap, event.stream_id) or Gap(
        slot=event.stream_id,
        ref=champions.slot_reference(organisation_id, service_area),
        organisation_id=organisation_id,
        service_area=service_area,
        asked=rows.get(OpenNomination, event.stream_id) is not None,
    )
    rows.put(gap)
    if not gap.asked:
        _ask_all(rows, gap, event.position)


def _ask_all(rows: Rows, gap: Gap, at: int) -> None:
    for person_id in dict.fromkeys(one.person_id for one in rows.every(GroupPerson)):
        _ask(rows, person_id, gap, at)


def _ask(rows: Rows, person_id: PersonId, gap: Gap, at: int) -> None:
    wait(
        rows,
        person_id,
        DutyKind.FILL_SLOT,
        thing=gap.slot,
        task=_nominating(gap.slot),
        ref=gap.ref,
        organisation_id=gap.organisation_id,
        service_area=gap.service_area,
        due_on=None,
        since=at,
    )


def _group_person(event: people.RoleGranted | people.RoleEnded) -> GroupPerson:
    return GroupPerson(person_id=event.person_id, role=event.role, for_what=str(event.organisation_id or ""))


def _renewing(slot: UUID) -> UUID:
    return claim(slot, DutyKind.RENEW_TERM)


def _nominating(slot: UUID) -> UUID:
    return claim(slot, DutyKind.FILL_SLOT)

"""Champions: an end that nears waits for whoever serves; a slot that is new, or that somebody leaves, for the group, until
somebody is asked.
"""

from uuid import UUID

from domain import champions, organisations, people
from domain.champions import slot_key, slot_reference
from domain.shared.actor import Role
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId, claim
from services.duties.waiting.gaps import BodyGone, Gap, GroupPerson, LatestChampion, OpenNomination
from services.duties.waiting.rows import Duty, DutyKind
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows

GROUP = (Role.LEAD, Role.CHAIR, Role.MEMBER)
"""With whom a gap is raised."""
Opening = organisations.ServiceAreaNamed | champions.Left | champions.StoodDown | champions.TermEnded
"""What leaves a slot with nobody in it."""


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case people.RoleGranted(role=role) if role in GROUP:
            _seat_begins(rows, fact, at)
        case people.RoleEnded(role=role) if role in GROUP:
            _seat_ends(rows, fact)
        case champions.Nominated(organisation_id=body, service_area=service):
            _nominated(rows, slot_key(body, service))
        case champions.Declined(organisation_id=body, service_area=service):
            _not_taken_up(rows, slot_key(body, service), at)
        case champions.NominationExpired(organisation_id=body, service_area=service):
            _not_taken_up(rows, slot_key(body, service), at)
        case champions.Accepted(organisation_id=body, service_area=service, champion_id=champion_id):
            _accepted(rows, slot_key(body, service), champion_id)
        case champions.Renewed(organisation_id=body, service_area=service):
            _covered(rows, slot_key(body, service))
        case organisations.ServiceAreaNamed():
            _opens(rows, fact, slot_key(fact.organisation_id, fact.service_area), at)
        case organisations.ServiceAreaEnded(organisation_id=body, service_area=service):
            _no_longer(rows, slot_key(body, service))
        case organisations.Succeeded(organisation_id=body) | organisations.Merged(organisation_id=body):
            _vanishes(rows, body)
        case organisations.Separated(organisation_id=body):
            _is_back(rows, body, at)
        case champions.Left() | champions.StoodDown():
            _gone(rows, fact, at)
        case champions.TermEnding():
            _ending(rows, fact, at)
        case champions.TermEnded():
            _ended(rows, fact, at)


def _seat_begins(rows: Rows, granted: people.RoleGranted, at: int) -> None:
    rows.put(_group_person(granted))
    for gap in rows.every(Gap):
        if not gap.asked:
            _ask(rows, granted.person_id, gap, at)


def _seat_ends(rows: Rows, ended: people.RoleEnded) -> None:
    rows.drop(_group_person(ended))
    if not any(one.person_id == ended.person_id for one in rows.every(GroupPerson)):
        for gap in rows.every(Gap):
            done(rows, task=_nominating(gap.slot), person_id=ended.person_id)


def _nominated(rows: Rows, slot: UUID) -> None:
    """Somebody is asked: until they answer, nobody need look further."""
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


def _covered(rows: Rows, slot: UUID) -> None:
    done(rows, task=_renewing(slot))
    done(rows, task=_nominating(slot))
    if gap := rows.get(Gap, slot):
        rows.drop(gap)


def _no_longer(rows: Rows, slot: UUID) -> None:
    """Who serves there stops with it, and nobody need follow."""
    _covered(rows, slot)
    if latest := rows.get(LatestChampion, slot):
        rows.drop(latest)


def _vanishes(rows: Rows, body: OrganisationId) -> None:
    rows.put(BodyGone(organisation_id=body))
    for gap in rows.every(Gap):
        if gap.organisation_id == body:
            done(rows, task=_nominating(gap.slot))


def _is_back(rows: Rows, body: OrganisationId, at: int) -> None:
    rows.drop(BodyGone(organisation_id=body))
    for gap in rows.every(Gap):
        if gap.organisation_id == body and not gap.asked:
            _ask_all(rows, gap, at)


def _gone(rows: Rows, fact: champions.Left | champions.StoodDown, at: int) -> None:
    """Unless somebody has said that they follow."""
    slot = slot_key(fact.organisation_id, fact.service_area)
    latest = rows.get(LatestChampion, slot)
    if latest and latest.champion_id == fact.champion_id:
        done(rows, task=_renewing(slot))
        _opens(rows, fact, slot, at)


def _ending(rows: Rows, fact: champions.TermEnding, at: int) -> None:
    """The second time is mailed once more."""
    slot = slot_key(fact.organisation_id, fact.service_area)
    done(rows, task=_renewing(slot))
    _wait_for_champion(rows, fact, slot, at)


def _ended(rows: Rows, fact: champions.TermEnded, at: int) -> None:
    slot = slot_key(fact.organisation_id, fact.service_area)
    if not rows.where(Duty, task=_renewing(slot)):
        _wait_for_champion(rows, fact, slot, at)
    _opens(rows, fact, slot, at)


def _wait_for_champion(rows: Rows, fact: champions.TermEnding | champions.TermEnded, slot: UUID, at: int) -> None:
    wait(
        rows,
        fact.champion_id,
        DutyKind.RENEW_TERM,
        thing=slot,
        task=_renewing(slot),
        ref=slot_reference(fact.organisation_id, fact.service_area),
        organisation_id=fact.organisation_id,
        service_area=fact.service_area,
        due_on=fact.term_ends,
        since=at,
    )


def _opens(rows: Rows, fact: Opening, slot: UUID, at: int) -> None:
    gap = rows.get(Gap, slot) or Gap(
        slot=slot,
        ref=slot_reference(fact.organisation_id, fact.service_area),
        organisation_id=fact.organisation_id,
        service_area=fact.service_area,
        asked=rows.get(OpenNomination, slot) is not None,
    )
    rows.put(gap)
    if not gap.asked:
        _ask_all(rows, gap, at)


def _ask_all(rows: Rows, gap: Gap, at: int) -> None:
    for person_id in dict.fromkeys(one.person_id for one in rows.every(GroupPerson)):
        _ask(rows, person_id, gap, at)


def _ask(rows: Rows, person_id: PersonId, gap: Gap, at: int) -> None:
    if rows.get(BodyGone, gap.organisation_id):
        return
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

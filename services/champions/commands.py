"""What people can do about champions."""

from uuid import UUID, uuid5

from domain import areas, champions, organisations, people
from domain.champions import NominatedBy
from domain.shared.actor import Role, Seat
from domain.shared.ids import NominationId, OrganisationId, reference
from domain.shared.policy import Resource
from domain.shared.rules import Clock
from services.champions.terms import acting_for, end_role, must_serve
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal

FOR_THE_GROUP = (Role.LEAD, Role.CHAIR, Role.MEMBER, Role.SECRETARY, Role.HOST)


def nominate(
    journal: Journal,
    *,
    organisation_id: UUID,
    service_area: str,
    name: str,
    address: str,
    term_months: int,
    why: str,
    acting: Seat | None = None,
    replacing: bool = False,
    whom: str | None = None,
) -> str:
    """Asks somebody, by mail, to be champion; without a name and address, offers oneself. Returns its reference.

    `acting`: which of their seats they chose to act in. `replacing`: on their yes they take over at once from whoever serves
    there; `whom`: who did when the form was opened.
    """
    actor, organisation = journal.actor, OrganisationId(organisation_id)
    acting = acting or acting_for(actor, organisation)
    require(actor, "champion.nominate")
    if replacing:
        require(actor, "champion.replace", Resource(organisation_id=organisation))
    body: organisations.Organisation = journal.known(organisations.evolve, organisation)
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    oneself = not address.strip() and not name.strip()
    nominee = actor.person_id if oneself else membership.find_or_add(journal, name, address)
    assert nominee
    ref = reference(journal.command_id)
    slot = journal.load(champions.evolve, champions.slot_stream(journal.tenant_id, organisation, service_area))
    serving = slot.state.serving(journal.today) if slot.state else None
    if replacing and serving:
        must_serve(serving.champion_id, whom)
    events = champions.nominate(
        slot.state,
        nomination_id=NominationId(uuid5(journal.command_id, "nomination")),
        ref=ref,
        organisation_id=organisation,
        service_area=service_area,
        known_service_areas=body.service_areas,
        nominee_id=nominee,
        nominated_by=_as_whom(acting, oneself=nominee == actor.person_id),
        term_months=term_months,
        minimum_months=area.clocks[Clock.CHAMPION_TERM].length,
        answer_by=area.due(Clock.NOMINATION, journal.calendar.counts_as_received(journal.now), journal.calendar),
        why=why,
        on=journal.today,
        replacing=replacing,
    )
    journal.append(slot, events, acting=acting)
    return ref


def accept(journal: Journal, *, slot: UUID, nomination: UUID, seen: int | None = None) -> None:
    """The nominee says yes: a champion, and shown as one. The role of whoever they follow ends when theirs begins."""
    loaded = journal.load(champions.evolve, slot, seen=seen)
    asked = _asked(journal, loaded.state, nomination)
    before = loaded.state.serving(journal.today) if loaded.state else None
    journal.append(loaded, champions.accept(loaded.state, asked.nomination_id, journal.today))
    accepted = journal.load(champions.evolve, slot).state
    assert accepted
    if before and accepted.serving(journal.today) == accepted.terms[-1] and before.champion_id != asked.nominee_id:
        end_role(journal, before.champion_id, asked.organisation_id, asked.service_area)
    person = journal.load(people.evolve, asked.nominee_id)
    seat = Seat(Role.CHAMPION, asked.organisation_id, asked.service_area)
    journal.append(person, people.grant(person.state, asked.nominee_id, seat))


def decline(journal: Journal, *, slot: UUID, nomination: UUID, why: str, seen: int | None = None) -> None:
    loaded = journal.load(champions.evolve, slot, seen=seen)
    asked = _asked(journal, loaded.state, nomination)
    journal.append(loaded, champions.decline(loaded.state, asked.nomination_id, why))


def expire(journal: Journal, *, slot: UUID, nomination: UUID) -> None:
    """The ticker's."""
    loaded = journal.load(champions.evolve, slot)
    journal.append(loaded, champions.expire(loaded.state, NominationId(nomination), journal.today))


def _asked(journal: Journal, slot: champions.Slot | None, nomination: UUID) -> champions.Nominated:
    asked = champions.pending(slot, NominationId(nomination))
    require(journal.actor, "champion.answer", Resource(holder=asked.nominee_id))
    return asked


def _as_whom(acting: Seat | None, *, oneself: bool) -> NominatedBy:
    if oneself:
        return NominatedBy.ONESELF
    return NominatedBy.GROUP if acting and acting.role in FOR_THE_GROUP else NominatedBy.SIGNATORY

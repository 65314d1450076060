"""What people do: mostly the right thing by the right person, often enough the wrong one, late, or about another area's."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from domain import people
from domain.shared.actor import Role, Seat
from domain.shared.ids import OrganisationId, PersonId
from services.breaches import commands as breaches
from services.breaches.cases import Breach
from services.champions import commands as champions
from services.champions.register import Nomination
from services.compacts.text import Clause
from services.consultations import commands as consultations
from services.consultations.register import Consultation
from services.signatories.commands import sign_up
from tests.simulation.world import SERVICES, Decide, Place, World

WORDS = ("Because it rained.", "We were told in March.", "", "   ", "Für alle, 15 % – “now”.")
Act = Callable[[World, Place, Random], tuple[PersonId | None, Decide]]


def signs(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    body = chance.choice(elsewhere(world, place, chance).bodies)
    represents, position, authority = chance.choice(WORDS), chance.choice(("Chair", "Chair", "")), chance.choice(WORDS)
    who = fitting(place, chance, Role.CONTACT, Role.OFFICER, body=body)
    return who, lambda journal: sign_up(
        journal, organisation_id=body, represents=represents, position=position, authority=authority
    )


def nominates(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    body, service = chance.choice((*place.public, *place.bodies)), chance.choice((*SERVICES, *SERVICES, "Nothing of theirs"))
    name, address = chance.choice((("", ""), ("Ada", f"p{chance.randrange(9)}@people.example")))
    months, why = chance.choice((12, 12, 24, 6, 0, 99)), chance.choice(WORDS)
    who = fitting(place, chance, Role.LEAD, Role.CHAIR, Role.OFFICER)
    return who, lambda journal: champions.nominate(
        journal, organisation_id=body, service_area=service, name=name, address=address, term_months=months, why=why
    )


def answers_nomination(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    known = place.ledger.rows(Nomination)
    if not known:
        return nominates(world, place, chance)
    one, yes, why = chance.choice(known[-8:]), chance.random() < 0.7, chance.choice(WORDS)
    seen = chance.choice((None, one.version, one.version, one.version - 1))
    who = one.nominee_id if chance.random() < 0.9 else anybody(place, chance)
    if yes:
        return who, lambda journal: champions.accept(journal, slot=one.slot, nomination=one.nomination_id, seen=seen)
    return who, lambda journal: champions.decline(journal, slot=one.slot, nomination=one.nomination_id, why=why, seen=seen)


def opens_consultation(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    body, today = chance.choice((*place.public, *place.bodies)), world.now.date()
    opens, closes = (
        today - timedelta(chance.choice((0, 0, 0, 0, 3, 500))),
        today + timedelta(chance.choice((84, 91, 91, 20, 20, 0, 3000))),
    )
    why, none_given = chance.choice(WORDS), chance.random() < 0.3
    return fitting(place, chance, Role.OFFICER, body=body), lambda journal: consultations.open_consultation(
        journal,
        organisation_id=body,
        title="Opening hours",
        about="Should they change?",
        opens_on=opens,
        closes_on=closes,
        why_short=why,
        none_given=none_given,
    )


def responds(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    known = elsewhere(world, place, chance).ledger.rows(Consultation)
    if not known:
        return opens_consultation(world, place, chance)
    one, body, late = chance.choice(known[-8:]), chance.choice(place.groups), chance.choice(WORDS)
    seen = chance.choice((None, one.version))
    return fitting(place, chance, Role.CONTACT, body=body), lambda journal: consultations.respond(
        journal, ref=one.ref, organisation_id=body, text="Sundays suit us.", why_late=late, seen=seen
    )


def raises_concern(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    clauses = place.ledger.rows(Clause)
    clause, about, body = chance.choice(clauses), elsewhere(world, place, chance).public, chance.choice(place.bodies)
    concern = breaches.Concern(
        organisation_id=body,
        respondent_id=chance.choice(about),
        service_area=chance.choice((*SERVICES, *SERVICES, None)),
        version_id=clause.version_id,
        clause_id=clause.clause_id if chance.random() < 0.95 else "9.9.9",
        happened_on=chance.choice((None, None, world.now.date(), world.now.date() + timedelta(9))),
        what_happened=chance.choice(WORDS[:2]),
        effect=chance.choice(WORDS[:2]),
        remedy=chance.choice((*WORDS[:2], *WORDS[:3])),
    )
    return fitting(place, chance, Role.CONTACT, Role.OFFICER, body=body), lambda journal: breaches.raise_concern(journal, concern)


def moves_concern(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    known = elsewhere(world, place, chance).ledger.rows(Breach)
    if not known:
        return raises_concern(world, place, chance)
    one: Breach = chance.choice(known[-8:])
    seen, text = (
        chance.choice((None, one.version, one.version, one.version, one.version - 1)),
        chance.choice((*WORDS[:2], *WORDS)),
    )
    who = chance.choice((one.owner_id, one.owner_id, one.raiser_id, anybody(place, chance)))
    doings: list[Decide] = [
        lambda journal: breaches.acknowledge(journal, ref=one.ref, seen=seen),
        lambda journal: breaches.answer(journal, ref=one.ref, text=text, seen=seen),
        lambda journal: breaches.escalate(journal, ref=one.ref, handover=text, seen=seen),
        lambda journal: breaches.settle(journal, ref=one.ref, seen=seen),
    ]
    return who, chance.choice(doings)


def changes_roles(world: World, place: Place, chance: Random) -> tuple[PersonId | None, Decide]:
    """By the operator: somebody loses a role that they may hold, or gets one."""
    person_id, role, body = (
        anybody(place, chance),
        chance.choice((Role.LEAD, Role.CHAIR, Role.OFFICER)),
        chance.choice(place.public),
    )
    seat = Seat(role, body if role is Role.OFFICER else None)
    change = chance.choice((people.end, lambda state, seat: people.grant(state, person_id, seat)))

    def decide(journal: Any) -> None:
        person = journal.load(people.evolve, person_id)
        journal.append(person, change(person.state, seat))

    return None, decide


ACTS: dict[Act, int] = {
    signs: 6,
    nominates: 9,
    answers_nomination: 10,
    opens_consultation: 10,
    responds: 14,
    raises_concern: 16,
    moves_concern: 32,
    changes_roles: 3,
}


def anybody(place: Place, chance: Random) -> PersonId:
    return chance.choice(list(place.persons))


def fitting(place: Place, chance: Random, *roles: Role, body: OrganisationId | None = None) -> PersonId:
    """Mostly somebody who may, as things were at first."""
    may = [one for one, seat in place.persons.items() if seat.role in roles and body in (None, seat.organisation_id)]
    return chance.choice(may) if may and chance.random() < 0.85 else anybody(place, chance)


def elsewhere(world: World, place: Place, chance: Random) -> Place:
    """Nearly always here."""
    return place if chance.random() < 0.95 else chance.choice(world.places)


def live(world: World, commands: int) -> None:
    """Lets that many commands happen, some of them in the middle of another."""
    chance = world.chance
    for number in range(commands):
        world.pass_time()
        place = chance.choice(world.places)
        person, decide = chance.choices(list(ACTS), list(ACTS.values()))[0](world, place, chance)
        if chance.random() < 0.15:
            decide = interrupted(world, place, chance, decide)
        world.sends(place, person, f"command {number}", decide)
        if chance.random() < 0.02:
            world.new_version(place)
        if chance.random() < 0.4:
            world.tick()
    world.tick()


def interrupted(world: World, place: Place, chance: Random, decide: Decide) -> Decide:
    """Somebody else's command in the same area comes between this one's decision and its append, once."""
    waiting = [True]

    def first_let_another_in(journal: Any) -> Any:
        answer = decide(journal)
        if waiting:
            waiting.clear()
            person, other = chance.choices(list(ACTS), list(ACTS.values()))[0](world, place, chance)
            world.sends(place, person, "in between", other)
        return answer

    return first_let_another_in

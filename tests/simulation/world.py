"""Three areas with people in them, time that passes, and a log of what each client was told."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from msgspec import Struct

from domain import areas, people
from domain.champions import Accepted
from domain.compacts import reading
from domain.organisations import Sector
from domain.shared.actor import Role, Seat
from domain.shared.errors import DomainError, Refused
from domain.shared.events import Loaded
from domain.shared.ids import HostId, OrganisationId, PersonId, TenantId
from services import ticker
from services.areas import templates
from services.breaches.cases import Breach
from services.breaches.commands import hand_to_successor
from services.compacts.commands import adopt_version, draft_version
from services.duties.alarms import Alarm
from services.organisations.commands import add_organisation
from services.shared.ports import Command
from tests.given import TEXT
from tests.simulation.store import Fault, Ledger, MemoryDesk, Plan

BEGAN = datetime(2025, 3, 3, 9, tzinfo=UTC)
SERVICES = ("Adult social care", "Libraries")
ROLES = (Role.LEAD, Role.LEAD, Role.CHAIR, Role.SECRETARY, Role.MEMBER, Role.MEDIATOR, Role.AUDITOR)
SOON, LATER = timedelta(hours=30), timedelta(days=25)
Decide = Callable[[Any], Any]


class Told(Struct):
    """What one client knows of one command: done, refused, or nothing, because its answer was lost."""

    tenant_id: UUID
    command_id: UUID
    outcome: str
    position: int | None = None


class Place(Struct):
    """An area, and whom and what one can name in it."""

    ledger: Ledger
    public: list[OrganisationId] = []
    groups: list[OrganisationId] = []
    persons: dict[PersonId, Seat] = {}
    """With the seat that each had at first."""
    versions: int = 1

    @property
    def tenant_id(self) -> TenantId:
        return TenantId(self.ledger.tenant_id)

    @property
    def bodies(self) -> list[OrganisationId]:
        return self.public + self.groups


class World:
    """Everything in it is drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance, self.now, self.desk = Random(seed), BEGAN, MemoryDesk()
        self.log: list[Told] = []
        self.reacted: dict[UUID, int] = {}
        self.addresses: dict[tuple[UUID, str], PersonId] = {}
        self.places = [self._area(number) for number in range(3)]

    def an_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def pass_time(self) -> None:
        """Mostly minutes; now and then days go by, and nobody looks."""
        longest = self.chance.choices((timedelta(minutes=20), SOON, LATER), (60, 30, 10))[0]
        self.now += timedelta(milliseconds=1) + longest * self.chance.random()

    def sends(self, place: Place, person: PersonId | None, route: str, decide: Decide) -> Told:
        """One form, perhaps with something going wrong; sent once more if its sender cannot know, or has two fingers."""
        command = Command(tenant_id=place.tenant_id, command_id=self.an_id(), route=route, person_id=person)
        told = self._arrives(command, decide, self._plan())
        while told.outcome == "unknown" or self.chance.random() < 0.05:
            again = self._arrives(command, decide, self._plan() if self.chance.random() < 0.3 else Plan())
            if again.outcome != "unknown":
                return again
            told = again
        return told

    def operates(self, place: Place, decide: Decide, **more: Any) -> Any:
        command = Command(tenant_id=place.tenant_id, command_id=self.an_id(), route="operator", **more)
        return self.desk.perform(command, decide, self.now, Plan()).answer

    def tick(self) -> None:
        """The ticker and the reactions, perhaps twice, perhaps killed in between; now and then it rings too early."""
        for place in self.places:
            for alarm in place.ledger.rows(Alarm):
                if alarm.at <= self.now or self.chance.random() < 0.1:
                    rung = ticker.Rung(place.tenant_id, alarm.alarm_id, alarm.kind, alarm.thing, alarm.stream_id, alarm.at)
                    self._follows(place, uuid5(alarm.alarm_id, "tick"), "ticker", ticker.decision(rung))
            self._react(place)

    def _react(self, place: Place) -> None:
        for event in place.ledger.events[self.reacted.get(place.tenant_id, 0) :]:
            if isinstance(event.fact, Accepted):
                for breach in place.ledger.rows(Breach):
                    if self._waits_for_predecessor(breach, event.fact):
                        name = f"{event.position} {breach.breach_id}"
                        self._follows(place, uuid5(place.tenant_id, name), "reaction", _hand_over(breach.breach_id))
            self.reacted[place.tenant_id] = event.position

    def _waits_for_predecessor(self, breach: Breach, accepted: Accepted) -> bool:
        same = (breach.respondent_id, breach.service_area) == (accepted.organisation_id, accepted.service_area)
        return same and breach.state in ("raised", "acknowledged")

    def _follows(self, place: Place, command_id: UUID, actor: str, decide: Decide) -> None:
        command = Command(tenant_id=place.tenant_id, command_id=command_id, route=actor, actor=actor)
        outcome = "unknown"
        while outcome == "unknown" or self.chance.random() < 0.2:
            self.now += timedelta(milliseconds=1)
            outcome = self._arrives(command, decide, self._plan()).outcome

    def _arrives(self, command: Command, decide: Decide, plan: Plan) -> Told:
        try:
            done = self.desk.perform(command, decide, self.now, plan)
            told = Told(command.tenant_id, command.command_id, "ok", done.position)
        except DomainError:
            told = Told(command.tenant_id, command.command_id, "refused")
        except Fault:
            told = Told(command.tenant_id, command.command_id, "unknown")
        self.log.append(told)
        return told

    def _plan(self) -> Plan:
        drawn = self.chance.random()
        return Plan(before=drawn < 0.03, after=0.03 <= drawn < 0.06)

    def find_or_add(self, journal: Any, name: str, address: str) -> PersonId:
        """Stands where `membership.find_or_add` asks the database who an address is."""
        known = self.addresses.setdefault((journal.tenant_id, address), PersonId(self.an_id()))
        person = journal.load(people.evolve, known)
        journal.append(person, people.add(person.state, known, name))
        return known

    def somebody(self, place: Place, role: Role, body: OrganisationId | None = None) -> PersonId:
        person_id = PersonId(self.an_id())

        def decide(journal: Any) -> None:
            journal.append(Loaded(person_id, 0, None), people.add(None, person_id, f"Person {len(place.persons)}"))
            known = journal.load(people.evolve, person_id)
            journal.append(known, people.grant(known.state, person_id, Seat(role, body)))

        self.operates(place, decide)
        place.persons[person_id] = Seat(role, body)
        return person_id

    def _area(self, number: int) -> Place:
        place = Place(self.desk.ledger(self.an_id()))
        template = ("three-steps", "panel")[number % 2]
        found = templates.load(template)
        opening = areas.open_area(
            None,
            area_id=place.tenant_id,
            slug=f"place-{number}",
            name=f"Place {number}",
            instrument=found.instrument,
            host_id=HostId(self.an_id()),
            places=(),
            template=template,
            clocks=found.clocks,
            stages=found.stages,
            raisers=found.raisers,
        )
        self.operates(place, lambda journal: journal.append(Loaded(place.tenant_id, 0, None), opening))
        for one in range(2):
            place.public.append(self._body(place, f"Body {one}", Sector.PUBLIC, SERVICES))
        for one in range(3):
            place.groups.append(self._body(place, f"Group {one}", Sector.VCS, ()))
        for body in place.public:
            self.somebody(place, Role.OFFICER, body)
        for body in place.groups:
            self.somebody(place, Role.CONTACT, body)
        for role in ROLES:
            self.somebody(place, role)
        self.new_version(place)
        return place

    def _body(self, place: Place, name: str, sector: Sector, services: tuple[str, ...]) -> OrganisationId:
        found: OrganisationId = self.operates(
            place, lambda journal: add_organisation(journal, name=name, sector=sector, service_areas=services)
        )
        return found

    def new_version(self, place: Place) -> None:
        number, sections = place.versions, reading.read(TEXT.replace("twelve", f"{11 + place.versions}")).sections
        self.operates(place, lambda journal: draft_version(journal, number=number, title="The Compact", sections=sections))
        with suppress(Refused):  # on the day of the one before it stays a draft
            self.operates(place, lambda journal: adopt_version(journal, number=number, in_force_from=journal.today))
        place.versions += 1


def _hand_over(breach_id: UUID) -> Decide:
    return lambda journal: hand_to_successor(journal, breach_id=breach_id)

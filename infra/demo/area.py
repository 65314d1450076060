"""An area being told: short verbs for the story, each the same command that a page sends."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

from domain.areas import Place
from domain.compacts import reading
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.dates import LONDON
from domain.shared.ids import HostId, TenantId, VersionId
from domain.shared.rules import Clock
from infra.demo.audits import ToldAudits
from infra.demo.championing import ToldTerms
from infra.demo.contacts import ToldContacts
from infra.demo.drafts import ToldDrafts
from infra.demo.grouping import ToldGroups
from infra.demo.roles import ToldRoles
from infra.demo.signing import ToldSignatures
from infra.demo.telling import Narrator
from services.areas import templates
from services.areas.commands import open_area, set_clock
from services.breaches import commands as breaches
from services.champions import commands as champions
from services.compacts.commands import adopt_version, draft_version
from services.consultations import commands as consultations
from services.organisations.commands import add_organisation
from services.people.commands import add_person
from services.shared.ports import Journal

Answer = TypeVar("Answer")
TEXTS = Path(__file__).parent / "texts"


class ToldArea(ToldRoles, ToldAudits, ToldContacts, ToldSignatures, ToldTerms, ToldGroups, ToldDrafts):
    def __init__(self, narrator: Narrator, lead: tuple[str, str], host_id: HostId, **area: Any) -> None:
        self.narrator, self.tenant = narrator, TenantId(uuid4())
        self.people: dict[str, UUID] = {}
        self.bodies: dict[str, UUID] = {}
        self.versions: dict[int, VersionId] = {}
        template = templates.load(area["template_name"])
        places = [Place(code, name) for code, name in area.pop("places")]
        self._operate(
            lambda journal: open_area(
                journal, host_id=host_id, template=template, places=places, lead_name=lead[0], lead_address=lead[1], **area
            )
        )
        self.people[lead[0]] = self._person_with(lead[1])

    def body(self, name: str, sector: Sector, *services: str, identifier: str | None = None) -> None:
        self.bodies[name] = self._operate(
            lambda journal: add_organisation(journal, name=name, sector=sector, identifier=identifier, service_areas=services)
        )

    def person(self, name: str, address: str, role: Role, body: str | None = None) -> None:
        organisation_id = self.bodies[body] if body else None
        self.people[name] = self._operate(
            lambda journal: add_person(journal, name=name, address=address, role=role, organisation_id=organisation_id)
        )

    def text(self, number: int, file: str, title: str, since: date, source: str | None = None) -> None:
        """A version out of a text, in force from that day; with a source it is added later from older records."""
        self.text_of(number, (TEXTS / file).read_text(), title, since, source)

    def text_of(self, number: int, document: str, title: str, since: date, source: str | None = None) -> None:
        found = reading.read(document)
        more = {"source": source} if source else {}
        self.versions[number] = self._operate(
            lambda journal: draft_version(journal, number=number, title=title, sections=found.sections), **more
        )
        self._operate(lambda journal: adopt_version(journal, number=number, in_force_from=since), **more)

    def clock(self, clock: Clock, length: int, clause_id: str) -> None:
        self._operate(lambda journal: set_clock(journal, clock=clock, length=length, clause_id=clause_id))

    def nominates(
        self, who: str, body: str, service: str, nominee: tuple[str, str] = ("", ""), months: int = 12, why: str = ""
    ) -> str:
        ref = self._do(
            who,
            lambda journal: champions.nominate(
                journal,
                organisation_id=self.bodies[body],
                service_area=service,
                name=nominee[0],
                address=nominee[1],
                term_months=months,
                why=why,
            ),
        )
        if nominee[1]:
            self.people[nominee[0]] = self._person_with(nominee[1])
        return ref

    def answers(self, ref: str, *, yes: bool, why: str = "") -> None:
        """The nominee says yes or no."""
        row = self._within("SELECT slot, nomination_id, nominee_id FROM nomination WHERE ref = %s", ref)
        slot, nomination, nominee = row
        if yes:
            self.narrator.does(self.tenant, nominee, lambda journal: champions.accept(journal, slot=slot, nomination=nomination))
        else:
            self.narrator.does(
                self.tenant, nominee, lambda journal: champions.decline(journal, slot=slot, nomination=nomination, why=why)
            )

    def champion(self, who: str, body: str, service: str, nominee: tuple[str, str], months: int = 12) -> None:
        self.answers(self.nominates(who, body, service, nominee, months), yes=True)

    def opens(
        self, who: str, body: str, words: dict[str, str], closes_on: date, why_short: str = "", none_given: bool = False
    ) -> str:
        today = self.narrator.now.astimezone(LONDON).date()
        return self._do(
            who,
            lambda journal: consultations.open_consultation(
                journal,
                organisation_id=self.bodies[body],
                title=words["title"],
                about=words["about"],
                opens_on=today,
                closes_on=closes_on,
                why_short=why_short,
                none_given=none_given,
            ),
        )

    def responds(self, who: str, body: str, ref: str, text: str, why_late: str = "") -> None:
        self._do(
            who,
            lambda journal: consultations.respond(
                journal, ref=ref, organisation_id=self.bodies[body], text=text, why_late=why_late
            ),
        )

    def raises(
        self, who: str, body: str, about: str, service: str | None, clause_id: str, words: dict[str, str], version: int
    ) -> str:
        concern = breaches.Concern(
            organisation_id=self.bodies[body],
            respondent_id=self.bodies[about],
            service_area=service,
            version_id=self.versions[version],
            clause_id=clause_id,
            happened_on=None,
            **words,
        )
        return self._do(who, lambda journal: breaches.raise_concern(journal, concern))

    def acknowledges(self, who: str, ref: str) -> None:
        self._do(who, lambda journal: breaches.acknowledge(journal, ref=ref))

    def replies(self, who: str, ref: str, text: str) -> None:
        self._do(who, lambda journal: breaches.answer(journal, ref=ref, text=text))

    def passes_on(self, who: str, ref: str, handover: str = "") -> None:
        self._do(who, lambda journal: breaches.escalate(journal, ref=ref, handover=handover))

    def settles(self, who: str, ref: str) -> None:
        self._do(who, lambda journal: breaches.settle(journal, ref=ref))

    def undertaking(self, owner: str) -> str:
        """The first one that is owed by those."""
        return str(
            self._within(
                "SELECT clause_id FROM clause JOIN in_force USING (version_id) WHERE owner = %s ORDER BY section, ordinal LIMIT 1",
                owner,
            )[0]
        )

    def _do(self, who: str, decide: Callable[[Journal], Answer], **more: Any) -> Answer:
        return self.narrator.does(self.tenant, self.people[who], decide, **more)

    def _operate(self, decide: Callable[[Journal], Answer], **more: Any) -> Answer:
        return self.narrator.does(self.tenant, None, decide, **more)

    def _person_with(self, address: str) -> Any:
        made = self.narrator.made
        return self._within(
            """SELECT person_id FROM auth.membership JOIN auth.login USING (login_id) WHERE address_hash = %s AND tenant_id = %s""",
            made.addresses.hash(address),
            self.tenant,
        )[0]

    def _within(self, query: str, *values: object) -> tuple[Any, ...]:
        row = self.narrator.made.desk.within(self.tenant, lambda cx: cx.execute(query, values).fetchone())
        assert row
        return tuple(row)

"""The tables of concerns, their stages and who is in on them."""

from datetime import date, datetime

from domain.shared.actor import Role
from domain.shared.dates import Due
from domain.shared.ids import BreachId, OrganisationId, PersonId, VersionId
from services.shared.cells import Locked
from services.shared.rows import Row, case


class Breach(Row, frozen=True, kw_only=True):
    """`state` is raised, acknowledged, answered or settled: where the present stage stands."""

    __key__ = ("breach_id",)
    __indexes__ = ("ref",)

    breach_id: BreachId
    version: int
    ref: str
    raiser_id: PersonId
    organisation_id: OrganisationId
    respondent_id: OrganisationId
    service_area: str | None
    version_id: VersionId
    clause_id: str
    happened_on: date | None
    what_happened: Locked
    effect: Locked
    remedy: Locked
    procedure: int
    raised_at: datetime
    stage: int
    owner_id: PersonId
    state: str = "raised"
    unconfirmed: bool = False
    """When it was raised; whether the raiser has been confirmed since, the seats say."""

    @property
    def audience(self) -> str:
        return case(self.breach_id)


class BreachStage(Row, frozen=True, kw_only=True):
    """A stage that the case has reached."""

    __key__ = ("breach_id", "stage")

    breach_id: BreachId
    stage: int
    owner_id: PersonId
    role: Role
    began_on: date
    acknowledge_by: Due
    answer_by: Due
    acknowledged_on: date | None = None
    answered_on: date | None = None
    answer: Locked | None = None
    handover: Locked | None = None
    """The note that came with it from the stage before."""

    @property
    def audience(self) -> str:
        return case(self.breach_id)


class BreachPerson(Row, frozen=True, kw_only=True):
    """Somebody in the case: from here on they see it."""

    __key__ = ("person_id", "breach_id")
    __indexes__ = ("breach_id",)

    person_id: PersonId
    breach_id: BreachId
    raised_it: bool

    @property
    def audience(self) -> str:
        return case(self.breach_id)

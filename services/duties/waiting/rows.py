"""The tables of what waits, and what is kept here to find whom it waits for."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.shared.actor import Role
from domain.shared.ids import BreachId, ConsultationId, OrganisationId, PersonId, RequestId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, Row, case, person

MINE = "person_id = ANY (string_to_array(current_setting('app.people'), ',')::uuid[])"


class DutyKind(StrEnum):
    ANSWER_NOMINATION = "answer-nomination"
    ANSWER_HANDOVER = "answer-handover"
    RESPOND = "respond"
    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    READ_ANSWER = "read-answer"
    MAY_PASS_ON = "may-pass-on"
    DECIDE_ERASURE = "decide-erasure"
    DECIDE_READING = "decide-reading"
    CONFIRM_MEMBER = "confirm-member"
    DECIDE_COMMENTS = "decide-comments"
    CONFIRM_READINESS = "confirm-readiness"
    ADOPT = "adopt"
    REVIEW = "review"
    REVIEW_INSTRUMENT = "review-instrument"
    CONFIRM_CLOCK = "confirm-clock"
    CLOSE_ENGAGEMENT = "close-engagement"
    APPROVE_SIGNATURE = "approve-signature"
    REAFFIRM = "reaffirm"
    CONFIRM_CONTACT = "confirm-contact"
    RENEW_TERM = "renew-term"
    FILL_SLOT = "fill-slot"
    AGREE_NAMING = "agree-naming"
    FILL_SEAT = "fill-seat"
    ELECT_CHAIR = "elect-chair"


class Duty(Row, frozen=True, kw_only=True):
    """One thing that waits for one person. `since` is the position of the event that brought it.

    `thing` is what it is about and `task` what is to be done about it, by whoever does it first. `title` is a published
    text; there is no confidential word here.
    """

    __wide__ = MINE
    __key__ = ("duty_id",)
    __find__ = ("thing", "task", "person_id")
    __indexes__ = ("person_id, due_on", "tenant_id, since")

    duty_id: UUID
    person_id: PersonId
    kind: DutyKind
    thing: UUID
    task: UUID
    ref: str
    slug: str
    organisation_id: OrganisationId | None
    acting_for_id: OrganisationId | None
    service_area: str | None
    title: Words | None
    due_on: date | None
    since: int

    @property
    def audience(self) -> str:
        return person(self.person_id)


class DutyArea(Row, frozen=True, kw_only=True):
    """The area's web address, to which every duty links."""

    slug: str


class Respondent(Row, frozen=True, kw_only=True):
    """Somebody who responds to consultations for an organisation."""

    __key__ = ("person_id", "organisation_id")

    person_id: PersonId
    organisation_id: OrganisationId

    @property
    def audience(self) -> str:
        return person(self.person_id)


class Confirming(Row, frozen=True, kw_only=True):
    """Somebody who says who acts for an organisation: its contact; for any, the Compact lead."""

    __key__ = ("person_id", "for_what")

    person_id: PersonId
    for_what: str
    organisation_id: OrganisationId | None

    @property
    def audience(self) -> str:
        return MEMBERS


class Unconfirmed(Row, frozen=True, kw_only=True):
    """Somebody who asks to be confirmed as acting for an organisation."""

    __key__ = ("person_id", "organisation_id")

    person_id: PersonId
    organisation_id: OrganisationId
    ref: str

    @property
    def audience(self) -> str:
        return person(self.person_id)


class Answerable(Row, frozen=True, kw_only=True):
    """A consultation that is open."""

    __key__ = ("consultation_id",)

    consultation_id: ConsultationId
    ref: str
    organisation_id: OrganisationId
    title: Words
    closes_on: date


class Keeper(Row, frozen=True, kw_only=True):
    """Somebody who decides on requests to be forgotten, as Compact lead or for the host."""

    __key__ = ("person_id", "role")

    person_id: PersonId
    role: Role

    @property
    def audience(self) -> str:
        return MEMBERS


class LeadTask(Row, frozen=True, kw_only=True):
    """Something that waits for whoever leads the area, now or next. `ref` says which clock, version, or code or guide, where it is about one."""

    __key__ = ("task_id",)

    task_id: UUID
    kind: DutyKind
    ref: str
    due_on: date | None

    @property
    def audience(self) -> str:
        return MEMBERS


class OpenErasure(Row, frozen=True, kw_only=True):
    """A request that waits for a decision; whoever proposed one waits for another's yes."""

    __key__ = ("request_id",)

    request_id: RequestId
    ref: str
    person_id: PersonId
    decide_on: date
    proposed_by: PersonId | None = None

    @property
    def audience(self) -> str:
        return MEMBERS


class OpenBreach(Row, frozen=True, kw_only=True):
    __key__ = ("breach_id",)

    breach_id: BreachId
    ref: str
    raiser_id: PersonId
    owner_id: PersonId

    @property
    def audience(self) -> str:
        return case(self.breach_id)

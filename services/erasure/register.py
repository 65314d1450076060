"""Requests to be forgotten: each with where it stands, who decided in which role, and what was done."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import erasure, people
from domain.erasure import Outcome
from domain.shared.actor import Role
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.grounds import Ground
from domain.shared.ids import PersonId, RequestId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, ReadModel, Row, Rows


class Erasure(Row, frozen=True, kw_only=True):
    """`state` is asked, proposed, withdrawn, refused, granted or erased; `destroyed` how many keys that took.

    `erased_at` is the position of the entry that records it.
    """

    __key__ = ("request_id",)
    __indexes__ = ("ref", "certificate", "person_id, asked_on")

    request_id: RequestId
    version: int
    ref: str
    person_id: PersonId
    state: str
    asked_on: date
    decide_on: date
    late: bool = False
    outcome: Outcome | None = None
    ground: Ground | None = None
    reasons: Words | None = None
    proposer_id: PersonId | None = None
    proposer_role: Role | None = None
    confirmer_role: Role | None = None
    decided_on: date | None = None
    erased_on: date | None = None
    certificate: str = ""
    destroyed: int = 0
    erased_at: int = 0

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    on, fact = event.recorded_at.astimezone(LONDON).date(), event.fact
    match fact:
        case erasure.Requested():
            rows.add(
                Erasure(
                    request_id=fact.request_id,
                    version=event.version,
                    ref=fact.ref,
                    person_id=fact.person_id,
                    state="asked",
                    asked_on=on,
                    decide_on=fact.decide_by.on,
                )
            )
        case erasure.Proposed():
            _change(
                rows,
                event,
                fact.request_id,
                state="proposed",
                outcome=fact.outcome,
                ground=fact.ground,
                reasons=fact.reasons,
                proposer_id=fact.proposed_by,
                proposer_role=event.meta.role,
            )
        case erasure.Confirmed():
            _change(
                rows,
                event,
                fact.request_id,
                state=fact.outcome.value,
                confirmer_role=event.meta.role,
                decided_on=on,
                certificate=fact.certificate,
            )
        case erasure.Withdrawn():
            _change(rows, event, fact.request_id, state="withdrawn")
        case erasure.DecisionOverdue():
            _change(rows, event, fact.request_id, late=True)
        case people.PersonErased(request_id=request_id, keys=keys) if request_id:
            found = rows.get(Erasure, request_id)
            if found:
                rows.change(found, state="erased", erased_on=on, destroyed=len(keys), erased_at=event.position)


def _change(rows: Rows, event: Recorded, request_id: RequestId, **new: object) -> None:
    found = rows.get(Erasure, request_id)
    if found:
        rows.change(found, version=event.version, **new)


MODEL = ReadModel("erasures", (Erasure,), absorb, of=("erasure", "person"))


class Asked(Struct, frozen=True):
    """A request as whoever asked, or whoever decides, sees it."""

    request_id: UUID
    version: int
    ref: str
    person_id: PersonId
    person: str | None
    state: str
    asked_on: date
    decide_on: date
    late: bool
    outcome: Outcome | None
    ground: Ground | None
    reasons: str | None
    reasons_lang: str | None
    proposer_id: UUID | None
    proposer: str | None
    proposer_role: Role | None
    confirmer_role: Role | None
    decided_on: date | None
    erased_on: date | None
    certificate: str
    destroyed: int
    erased_at: int

    @property
    def is_open(self) -> bool:
        return self.state in ("asked", "proposed")


ASKED = """SELECT e.request_id, e.version, e.ref, e.person_id, p.name AS person, e.state, e.asked_on, e.decide_on, e.late, e.outcome,
    e.ground, e.reasons, e.reasons_lang, e.proposer_id, q.name AS proposer, e.proposer_role, e.confirmer_role, e.decided_on,
    e.erased_on, e.certificate, e.destroyed, e.erased_at
  FROM erasure e LEFT JOIN person p ON p.person_id = e.person_id LEFT JOIN person q ON q.person_id = e.proposer_id """


async def mine(ask: Asking) -> Asked | None:
    """The viewer's latest request here."""
    return await ask.row(
        Asked,
        ASKED + "WHERE e.person_id = %(me)s ORDER BY e.asked_on DESC, e.decide_on DESC, e.ref LIMIT 1",
        {"me": ask.viewer.person_id},
    )


async def by_ref(ask: Asking, ref: str) -> Asked | None:
    return await ask.row(Asked, ASKED + "WHERE e.ref = %(ref)s", {"ref": ref})


async def by_certificate(ask: Asking, certificate: str) -> Asked | None:
    """For everybody who has its address: nobody is named in what is shown of it."""
    return await ask.row(Asked, ASKED + "WHERE e.certificate = %(it)s AND e.state = 'erased'", {"it": certificate})


class Keepers(Struct, frozen=True):
    """Who, besides the viewer, leads the area, and who is there for its host."""

    leads: int
    hosts: int


async def other_keepers(ask: Asking) -> Keepers:
    found = await ask.row(
        Keepers,
        """SELECT count(DISTINCT person_id) FILTER (WHERE role = 'lead') AS leads,
             count(DISTINCT person_id) FILTER (WHERE role = 'host') AS hosts FROM seat WHERE person_id <> %(me)s""",
        {"me": ask.viewer.person_id},
    )
    return found or Keepers(0, 0)

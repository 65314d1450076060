"""Handovers: which lead has asked whom to follow, and what came of it."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import people
from domain.shared.events import Recorded
from domain.shared.ids import HandoverId, PersonId
from services.shared.asking import Asking
from services.shared.rows import MEMBERS, ReadModel, Row, Rows

OFFERED = "offered"


class Handover(Row, frozen=True, kw_only=True):
    """`state` is offered, accepted, declined, withdrawn or lapsed; `version` that of the giver's offers."""

    __key__ = ("handover_id",)
    __indexes__ = ("ref", "state, handover_id")

    handover_id: HandoverId
    ref: str
    version: int
    giver_id: PersonId
    taker_id: PersonId
    answer_on: date
    state: str = OFFERED

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case people.HandoverOffered() as offered:
            rows.add(
                Handover(
                    handover_id=offered.handover_id,
                    ref=offered.ref,
                    version=event.version,
                    giver_id=offered.giver_id,
                    taker_id=offered.taker_id,
                    answer_on=offered.answer_by.on,
                )
            )
        case people.HandoverAccepted(handover_id=handover_id):
            _ended(rows, handover_id, "accepted", event.version)
        case people.HandoverDeclined(handover_id=handover_id):
            _ended(rows, handover_id, "declined", event.version)
        case people.HandoverWithdrawn(handover_id=handover_id):
            _ended(rows, handover_id, "withdrawn", event.version)
        case people.HandoverLapsed(handover_id=handover_id):
            _ended(rows, handover_id, "lapsed", event.version)


def _ended(rows: Rows, handover_id: HandoverId, state: str, version: int) -> None:
    if handover := rows.get(Handover, handover_id):
        rows.change(handover, state=state, version=version)


MODEL = ReadModel("handovers", (Handover,), absorb, of=("handover",))


class Offered(Struct, frozen=True):
    """A handover as the people of the area see it."""

    handover_id: UUID
    ref: str
    version: int
    giver_id: PersonId
    taker_id: PersonId
    giver: str | None
    taker: str | None
    answer_on: date
    state: str


OFFER = """SELECT h.handover_id, h.ref, h.version, h.giver_id, h.taker_id, coalesce(p.called, p.name) AS giver, coalesce(q.called, q.name) AS taker, h.answer_on, h.state FROM handover h
  LEFT JOIN person p ON p.person_id = h.giver_id LEFT JOIN person q ON q.person_id = h.taker_id """


async def waiting(ask: Asking) -> list[Offered]:
    return await ask.rows(Offered, OFFER + "WHERE h.state = 'offered' ORDER BY h.handover_id LIMIT 50")


async def handover(ask: Asking, ref: str) -> Offered | None:
    return await ask.row(Offered, OFFER + "WHERE h.ref = %(ref)s ORDER BY h.handover_id LIMIT 1", {"ref": ref})

"""Mail that tells what was decided, to whoever it is about: an outbox row, named by what was decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from domain import erasure
from domain.erasure import Outcome
from domain.shared.events import N_, Recorded
from domain.shared.ids import claim
from services.duties import outbox
from services.duties.letters import Letter
from services.shared.phrases import Phrase

ERASURE = "erasure"


class Told(Struct, frozen=True):
    """Who is told, and in which area."""

    slug: str
    area: str
    name: str | None
    login_id: UUID
    address: bytes


def write_outbox(cx: psycopg.Connection[Any], tenant_id: UUID, events: Sequence[Recorded], now: datetime) -> int:
    decided = [event.fact for event in events if isinstance(event.fact, erasure.Confirmed)]
    for one in decided:
        about = {"outcome": one.outcome.value, "certificate": one.certificate}
        outbox.write(cx, tenant_id, claim(one.request_id, "mail"), ERASURE, about, now, person_id=one.person_id)
    return len(decided)


def told(cx: psycopg.Connection[Any], tenant_id: UUID, person_id: UUID | None) -> Told | None:
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(tenant_id),))
    with cx.cursor(row_factory=class_row(Told)) as cursor:
        return cursor.execute(
            """SELECT a.slug, a.name AS area, p.name, l.login_id, l.address FROM auth.membership m JOIN auth.login l USING (login_id)
               JOIN person p ON p.person_id = m.person_id JOIN area a ON true WHERE (m.tenant_id, m.person_id) = (%s, %s)""",
            (tenant_id, person_id),
        ).fetchone()


def erasure_letter(outcome: Outcome, area: str) -> Letter:
    filled = {"area": area}
    why = Phrase(N_("You get this because you asked to be forgotten in {area}."), filled)
    if outcome is Outcome.GRANTED:
        return Letter(
            Phrase(N_("You will be forgotten in {area}"), filled),
            Phrase(N_("What you asked was granted: your name leaves {area} now. This is the last mail about it."), filled),
            why,
            Phrase(N_("The certificate will be here")),
        )
    return Letter(
        Phrase(N_("What you asked in {area} was refused"), filled),
        Phrase(N_("Your request to be forgotten in {area} was refused. Here you can read why, and what you can do."), filled),
        why,
        Phrase(N_("Read why")),
    )

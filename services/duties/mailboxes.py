"""The yearly question to a mailbox that is nobody's own: it has no login, so the link in it answers by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from domain import contacts
from domain.shared.events import Recorded
from domain.shared.ids import claim
from services.duties import outbox
from services.duties.delivery import POINTER_LASTS, Addressed
from services.duties.letters import duty_letter
from services.duties.outbox import Mail
from services.duties.waiting import DutyKind
from services.shared import links

KIND = "contact"
Cx = psycopg.Connection[Any]


class Told(Struct, frozen=True):
    slug: str
    area: str
    organisation: str
    ref: str
    name: str
    address: str


def write_outbox(cx: Cx, tenant_id: UUID, events: Sequence[Recorded], now: datetime) -> None:
    for event in events:
        match event.fact:
            case contacts.Listed(contact_id=contact_id, person_id=None) | contacts.Asked(contact_id=contact_id, person_id=None):
                mail_id = claim(contact_id, "mail", event.version)
                outbox.write(cx, tenant_id, mail_id, KIND, {"contact_id": str(contact_id)}, now)


def address(cx: Cx, mail: Mail, now: datetime) -> Addressed | None:
    """None if it is listed no longer, or its words were taken out."""
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(mail.tenant_id),))
    with cx.cursor(row_factory=class_row(Told)) as cursor:
        told = cursor.execute(
            """SELECT a.slug, a.name AS area, o.name AS organisation, c.ref, c.name, c.address
               FROM contact c JOIN area a ON true JOIN organisation o USING (organisation_id)
               WHERE c.tenant_id = %s AND c.contact_id = %s AND c.person_id IS NULL AND c.address IS NOT NULL AND NOT c.ended""",
            (mail.tenant_id, mail.about["contact_id"]),
        ).fetchone()
    if told is None:
        return None
    token = links.make_link(
        cx,
        None,
        power=links.CONTACT,
        target=f"/{told.slug}/contacts/{told.ref}",
        now=now,
        lasts=POINTER_LASTS,
        tenant_id=mail.tenant_id,
    )
    letter = duty_letter(DutyKind.CONFIRM_CONTACT, {"organisation": told.organisation, "area": told.area})
    return Addressed(mail.mail_id, mail.tenant_id, told.name, told.address, letter, f"/links/{token}")


class Listed(Struct, frozen=True):
    slot: UUID
    contact_id: UUID


def listed_at(cx: Cx, mail: Mail) -> list[Listed]:
    """The contacts that a mail was to reach: nobody takes mail at that address."""
    with cx.cursor(row_factory=class_row(Listed)) as cursor:
        return cursor.execute(
            """SELECT slot, contact_id FROM contact WHERE tenant_id = %s AND NOT ended AND stale = '' AND (person_id = %s OR contact_id::text = %s)
               ORDER BY contact_id""",
            (mail.tenant_id, mail.person_id, mail.about.get("contact_id", "")),
        ).fetchall()

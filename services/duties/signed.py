"""Mail to an organisation's contacts that somebody else signed for it: whoever answers for it hears of it from us."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from domain import signatories
from domain.shared.events import N_, Recorded
from domain.shared.ids import claim, reference
from domain.signatories import SignatureKind
from services.duties import outbox
from services.duties.delivery import POINTER_LASTS, Addressed
from services.duties.letters import Letter
from services.duties.outbox import Mail
from services.shared import links
from services.shared.membership import Addresses
from services.shared.phrases import Phrase

KIND = "signed"
Cx = psycopg.Connection[Any]


class Contact(Struct, frozen=True):
    """Who is told, and of which signature. The address is still sealed."""

    slug: str
    area: str
    instrument: str
    organisation: str
    organisation_id: UUID
    name: str | None
    login_id: UUID
    address: bytes


def write_outbox(cx: Cx, tenant_id: UUID, events: Sequence[Recorded], now: datetime) -> None:
    """A mail to each contact but whoever signed; none for a signature that older records tell of."""
    for event in events:
        match event.fact:
            case signatories.SignedUp() | signatories.Reaffirmed() if not event.meta.backfilled:
                _write(cx, tenant_id, event, event.fact, now)


def _write(
    cx: Cx, tenant_id: UUID, event: Recorded, signature: signatories.SignedUp | signatories.Reaffirmed, now: datetime
) -> None:
    contacts = cx.execute(
        "SELECT DISTINCT person_id FROM seat WHERE (tenant_id, organisation_id, role) = (%s, %s, 'contact') AND person_id <> %s",
        (tenant_id, signature.organisation_id, signature.signer_id),
    ).fetchall()
    about = {"organisation_id": str(signature.organisation_id), "kind": signature.kind.value}
    for (person_id,) in contacts:
        outbox.write(cx, tenant_id, claim(person_id, KIND, event.position), KIND, about, now, person_id=person_id)


def address(cx: Cx, mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    """None once they speak for it no longer, or were forgotten."""
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(mail.tenant_id),))
    with cx.cursor(row_factory=class_row(Contact)) as cursor:
        contact = cursor.execute(
            """SELECT a.slug, a.name AS area, a.instrument, o.name AS organisation, o.organisation_id, p.name, l.login_id, l.address
               FROM seat s JOIN area a ON true JOIN organisation o USING (organisation_id) JOIN person p USING (person_id)
               JOIN auth.membership m ON (m.tenant_id, m.person_id) = (s.tenant_id, s.person_id) JOIN auth.login l USING (login_id)
               WHERE (s.tenant_id, s.person_id, s.organisation_id, s.role) = (%s, %s, %s, 'contact') LIMIT 1""",
            (mail.tenant_id, mail.person_id, mail.about["organisation_id"]),
        ).fetchone()
    to = addresses.open(contact.login_id, contact.address) if contact and contact.name is not None else None
    if contact is None or to is None:
        return None
    token = links.make_link(
        cx,
        contact.login_id,
        power="sign-in",
        target=f"/{contact.slug}/signatories/{reference(contact.organisation_id)}",
        now=now,
        lasts=POINTER_LASTS,
        tenant_id=mail.tenant_id,
    )
    return Addressed(
        mail.mail_id,
        mail.tenant_id,
        contact.name or "",
        to,
        letter(contact, SignatureKind(mail.about["kind"])),
        f"/links/{token}",
    )


def letter(contact: Contact, kind: SignatureKind) -> Letter:
    values = {"area": contact.area, "instrument": contact.instrument, "organisation": contact.organisation}
    supports = kind is SignatureKind.SUPPORTER
    return Letter(
        Phrase(SUPPORTS if supports else SIGNED, values),
        Phrase(SUPPORTS_SAID if supports else SIGNED_SAID, values),
        Phrase(N_("You get this because you are the contact of {organisation} in {area}, and somebody else did it."), values),
        Phrase(N_("Read who did it, and when")),
    )


SIGNED = N_("{organisation} signed the {instrument} in {area}")
SIGNED_SAID = N_("It is recorded that {organisation} signed the {instrument} in {area}; if that is not so, you can withdraw it.")
SUPPORTS = N_("{organisation} supports the {instrument} in {area}")
SUPPORTS_SAID = N_(
    "It is recorded that {organisation} supports the {instrument} in {area}; if that is not so, you can withdraw it."
)

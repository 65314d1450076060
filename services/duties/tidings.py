"""Mail that is no duty's: an invitation, to a mailbox that may be nobody's here yet; that an area was recovered; that
nobody followed; that an auditor's request was answered.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from domain import areas, audits, people
from domain.shared.actor import Role
from domain.shared.dates import end_of
from domain.shared.events import N_, Recorded
from domain.shared.ids import claim
from services.duties import asking_host, outbox
from services.duties.delivery import POINTER_LASTS, Addressed
from services.duties.letters import Letter
from services.duties.outbox import Mail
from services.shared import links
from services.shared.membership import Addresses
from services.shared.phrases import Phrase

INVITATION, RECOVERY, LAPSED, READING = "invitation", "recovery", "handover-lapsed", "reading-decided"
KINDS = (INVITATION, RECOVERY, LAPSED, READING, asking_host.QUESTION)
Cx = psycopg.Connection[Any]


class Told(Struct, frozen=True):
    """All that such a letter says, and to whom it goes."""

    slug: str
    area: str
    name: str | None
    login_id: UUID
    address: bytes
    ref: str = ""
    role: Role = Role.LEAD
    organisation: str | None = None
    ends_on: date = date.max
    instrument: str = ""


def write_outbox(cx: Cx, tenant_id: UUID, events: Sequence[Recorded], now: datetime) -> None:
    """A row for each mail that those events mean; each once, however often this runs."""
    for event in events:
        match event.fact:
            case people.InvitationSent(invitation_id=invitation_id) | people.InvitationSentAgain(invitation_id=invitation_id):
                about = {"invitation_id": str(invitation_id)}
                mail_id = claim(invitation_id, "mail", event.version)
                outbox.write(cx, tenant_id, mail_id, INVITATION, about, now)
            case areas.QuestionAsked() as asked:
                asking_host.write_outbox(cx, tenant_id, asked, now)
            case people.HandoverLapsed(handover_id=handover_id, giver_id=giver_id):
                outbox.write(cx, tenant_id, claim(handover_id, LAPSED), LAPSED, {}, now, person_id=giver_id)
            case audits.CaseOpened(auditor_id=auditor_id) | audits.CaseDeclined(auditor_id=auditor_id):
                mail_id = claim(event.stream_id, READING, event.version)
                outbox.write(cx, tenant_id, mail_id, READING, {}, now, person_id=auditor_id)
            case people.AreaRecovered():
                everybody = cx.execute(
                    "SELECT DISTINCT person_id FROM seat WHERE tenant_id = %s AND role <> 'participant' ORDER BY person_id",
                    (tenant_id,),
                ).fetchall()
                for (person_id,) in everybody:
                    mail_id = claim(person_id, RECOVERY, event.position)
                    outbox.write(cx, tenant_id, mail_id, RECOVERY, {}, now, person_id=person_id)


def address(cx: Cx, mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    """None if it is needed no longer: accepted or taken back meanwhile, its week over, or its person forgotten."""
    if mail.kind == asking_host.QUESTION:
        return asking_host.address(cx, mail, addresses)
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(mail.tenant_id),))
    told = _invitation(cx, mail) if mail.kind == INVITATION else _somebody(cx, mail)
    to = addresses.open(told.login_id, told.address) if told and told.name is not None else None
    if told is None or to is None or end_of(told.ends_on if mail.kind == INVITATION else now.date()) <= now:
        return None
    invited = mail.kind == INVITATION
    token = links.make_link(
        cx,
        told.login_id,
        power=links.INVITATION if invited else "sign-in",
        target=f"/{told.slug}/" + TARGETS[mail.kind].format(ref=told.ref),
        now=now,
        lasts=end_of(told.ends_on) - now if invited else POINTER_LASTS,
        tenant_id=mail.tenant_id,
    )
    letter = LETTERS[mail.kind](told)
    return Addressed(mail.mail_id, mail.tenant_id, told.name or "", to, letter, f"/links/{token}")


def _invitation(cx: Cx, mail: Mail) -> Told | None:
    with cx.cursor(row_factory=class_row(Told)) as cursor:
        return cursor.execute(
            """SELECT a.slug, a.name AS area, p.name, l.login_id, l.address, i.ref, i.role, o.name AS organisation, i.ends_on
               FROM invitation i JOIN area a ON true JOIN person p ON p.person_id = i.invitee_id
               JOIN auth.invitation m ON (m.tenant_id, m.invitation_id) = (i.tenant_id, i.invitation_id)
               JOIN auth.login l USING (login_id) LEFT JOIN organisation o ON o.organisation_id = i.organisation_id
               WHERE i.tenant_id = %s AND i.invitation_id = %s AND i.state = 'waiting'""",
            (mail.tenant_id, mail.about["invitation_id"]),
        ).fetchone()


def _somebody(cx: Cx, mail: Mail) -> Told | None:
    with cx.cursor(row_factory=class_row(Told)) as cursor:
        return cursor.execute(
            """SELECT a.slug, a.name AS area, a.instrument, p.name, l.login_id, l.address FROM person p JOIN area a ON true
               JOIN auth.membership m ON (m.tenant_id, m.person_id) = (p.tenant_id, p.person_id) JOIN auth.login l USING (login_id)
               WHERE p.tenant_id = %s AND p.person_id = %s""",
            (mail.tenant_id, mail.person_id),
        ).fetchone()


def invitation_letter(told: Told) -> Letter:
    values = {"area": told.area, "role": Role(told.role), "organisation": told.organisation, "ends_on": told.ends_on}
    for_a_body = N_("You are invited to be {role} for {organisation} in {area}; the link works until {ends_on}, once.")
    plainly = N_("You are invited to be {role} in {area}; the link works until {ends_on}, once.")
    return Letter(
        Phrase(N_("You are invited to take part in {area}"), values),
        Phrase(for_a_body if told.organisation else plainly, values),
        Phrase(N_("You get this because somebody in {area} gave your name and this address."), values),
        Phrase(N_("Read what it means and accept")),
    )


def recovery_letter(told: Told) -> Letter:
    values = {"area": told.area}
    return Letter(
        Phrase(N_("{area} has been recovered by its host"), values),
        Phrase(N_("A host administrator has recovered {area} and named a Compact lead; the reason is in its timeline."), values),
        Phrase(N_("You get this because you have a role in {area}."), values),
        Phrase(N_("See who is here now")),
    )


def lapsed_letter(told: Told) -> Letter:
    values = {"area": told.area, "instrument": told.instrument}
    return Letter(
        Phrase(N_("You still lead the {instrument} in {area}"), values),
        Phrase(
            N_("Whoever you asked to follow you in {area} did not answer in time. You can ask them again, or somebody else."),
            values,
        ),
        Phrase(N_("You get this because you asked somebody to follow you."), values),
        Phrase(N_("See who is here")),
    )


def reading_letter(told: Told) -> Letter:
    """Neither the concern nor the answer: they read both where they sign in."""
    values = {"area": told.area}
    return Letter(
        Phrase(N_("Your request to read a concern in {area} was answered"), values),
        Phrase(N_("Somebody has said whether you may read the words of the concern that you asked for in {area}."), values),
        Phrase(N_("You get this because you audit in {area}."), values),
        Phrase(N_("Read the answer")),
    )


LETTERS = {INVITATION: invitation_letter, RECOVERY: recovery_letter, LAPSED: lapsed_letter, READING: reading_letter}
TARGETS = {INVITATION: "people/invitations/{ref}", RECOVERY: "people", LAPSED: "people", READING: "audit"}

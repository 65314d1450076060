"""From a duty to a mail: an outbox row when it arises, a letter when it is sent. Ids only until then."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from domain.erasure import Outcome
from domain.shared.ids import claim
from services.duties import news, outbox
from services.duties.letters import Letter, duty_letter, sign_in_letter
from services.duties.outbox import Mail
from services.duties.waiting import DutyKind
from services.shared import attempts, links
from services.shared.membership import Addresses

POINTER_LASTS = timedelta(days=30)


class DutyToTell(Struct, frozen=True):
    """All that a letter about a duty says, and to whom it goes."""

    kind: DutyKind
    ref: str
    slug: str
    area: str
    instrument: str
    organisation: str | None
    acting_for: str | None
    service_area: str | None
    title: str | None
    due_on: date | None
    name: str | None
    login_id: UUID
    address: bytes


class Addressed(Struct, frozen=True):
    """A letter ready to be sent; `mail_id` names it, so that a second sending is the same message."""

    mail_id: UUID
    tenant_id: UUID
    name: str
    address: str
    letter: Letter
    link: str


def write_outbox(cx: psycopg.Connection[Any], tenant_id: UUID, positions: Sequence[int], now: datetime) -> int:
    """A row for each duty that those events brought and that still waits; each once, however often this runs."""
    duties = cx.execute(
        "SELECT duty_id, person_id, since FROM duty WHERE tenant_id = %s AND since = ANY(%s) ORDER BY since, duty_id",
        (tenant_id, list(positions)),
    ).fetchall()
    for duty_id, person_id, since in duties:
        mail_id = claim(duty_id, "mail", since)
        outbox.write(cx, tenant_id, mail_id, "duty", {"duty_id": str(duty_id)}, now, person_id=person_id)
    return len(duties)


def address(cx: psycopg.Connection[Any], mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    """None if it is needed no longer: done meanwhile, or its person forgotten."""
    if mail.kind == "sign-in":
        return _sign_in(cx, mail, addresses, now)
    if mail.kind == news.ERASURE:
        return _decided(cx, mail, addresses, now)
    duty = _duty(cx, mail)
    if duty is None or duty.name is None or (to := addresses.open(duty.login_id, duty.address)) is None:
        return None
    power = POWERS.get(duty.kind, "sign-in")
    target = f"/{duty.slug}/{PATHS[duty.kind].format(ref=duty.ref)}"
    token = links.make_link(
        cx,
        duty.login_id,
        power=power,
        target=target,
        now=now,
        lasts=_until(duty.due_on, now) if power == links.NOMINATION else POINTER_LASTS,
        tenant_id=mail.tenant_id,
    )
    letter = duty_letter(duty.kind, duty_values(duty))
    return Addressed(mail.mail_id, mail.tenant_id, duty.name, to, letter, f"/links/{token}")


def duty_values(duty: DutyToTell) -> dict[str, Any]:
    names = ("area", "instrument", "organisation", "acting_for", "service_area", "title", "due_on")
    return {name: getattr(duty, name) for name in names}


PATHS = {
    DutyKind.ANSWER_NOMINATION: "champions/nominations/{ref}",
    DutyKind.RENEW_TERM: "champions/{ref}",
    DutyKind.FILL_SLOT: "champions/{ref}",
    DutyKind.AGREE_NAMING: "groups/{ref}/naming",
    DutyKind.FILL_SEAT: "groups/{ref}",
    DutyKind.ELECT_CHAIR: "groups/{ref}/chair",
    DutyKind.ANSWER_HANDOVER: "people/handovers/{ref}",
    DutyKind.RESPOND: "consultations/{ref}/response",
    DutyKind.ACKNOWLEDGE: "concerns/{ref}",
    DutyKind.ANSWER: "concerns/{ref}",
    DutyKind.READ_ANSWER: "concerns/{ref}",
    DutyKind.MAY_PASS_ON: "concerns/{ref}",
    DutyKind.DECIDE_ERASURE: "erasures/{ref}",
    DutyKind.DECIDE_READING: "audit/requests/{ref}",
    DutyKind.CONFIRM_MEMBER: "taking-part/{ref}",
    DutyKind.DECIDE_COMMENTS: "agreement/comments?version={ref}&only=undecided",
    DutyKind.CONFIRM_READINESS: "agreement/versions/{ref}/adoption/readiness",
    DutyKind.ADOPT: "agreement/versions/{ref}/adoption/decision",
    DutyKind.REVIEW: "agreement/review",
    DutyKind.REVIEW_INSTRUMENT: "agreement/instruments/{ref}",
    DutyKind.CLOSE_ENGAGEMENT: "agreement/engagement/{ref}/closing",
    DutyKind.CONFIRM_CLOCK: "agreement/clocks/{ref}",
    DutyKind.APPROVE_SIGNATURE: "signatories/requests/{ref}",
    DutyKind.REAFFIRM: "signatories/{ref}/reaffirmation",
    DutyKind.CONFIRM_CONTACT: "contacts/{ref}",
}
POWERS = {DutyKind.ANSWER_NOMINATION: links.NOMINATION, DutyKind.CONFIRM_CONTACT: links.CONTACT}
"""What the link in the mail can do by itself; every other one only signs in."""


def _duty(cx: psycopg.Connection[Any], mail: Mail) -> DutyToTell | None:
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(mail.tenant_id),))
    with cx.cursor(row_factory=class_row(DutyToTell)) as cursor:
        return cursor.execute(
            """SELECT d.kind, d.ref, d.slug, a.name AS area, a.instrument, o.name AS organisation, f.name AS acting_for,
                 d.service_area, d.title, d.due_on, p.name, l.login_id, l.address
               FROM duty d JOIN area a ON true JOIN person p USING (person_id)
               JOIN auth.membership m ON (m.tenant_id, m.person_id) = (d.tenant_id, d.person_id) JOIN auth.login l USING (login_id)
               LEFT JOIN organisation o ON o.organisation_id = d.organisation_id
               LEFT JOIN organisation f ON f.organisation_id = d.acting_for_id
               WHERE d.tenant_id = %s AND d.duty_id = %s""",
            (mail.tenant_id, mail.about["duty_id"]),
        ).fetchone()


def _sign_in(cx: psycopg.Connection[Any], mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    attempt = attempts.find(cx, UUID(mail.about["attempt_id"]))
    to = addresses.unbox(attempt.address) if attempt and attempt.used_at is None else None
    if attempt is None or to is None:
        return None
    token = links.make_link(
        cx, None, power="sign-in", target=attempt.target, now=now, lasts=links.SIGN_IN, attempt_id=attempt.attempt_id
    )
    letter = sign_in_letter(addresses.code(attempt.attempt_id))
    return Addressed(mail.mail_id, mail.tenant_id, "", to, letter, f"/links/{token}")


def _decided(cx: psycopg.Connection[Any], mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    """Where it was granted, to the certificate; else, signed in, to the reasons."""
    to = news.told(cx, mail.tenant_id, mail.person_id)
    if to is None or (at := addresses.open(to.login_id, to.address)) is None:
        return None
    outcome = Outcome(mail.about["outcome"])
    link = f"/{to.slug}/certificates/{mail.about['certificate']}"
    if outcome is Outcome.REFUSED:
        link = "/links/" + links.make_link(
            cx,
            to.login_id,
            power="sign-in",
            target=f"/{to.slug}/my-data/erasure",
            now=now,
            lasts=POINTER_LASTS,
            tenant_id=mail.tenant_id,
        )
    letter = news.erasure_letter(outcome, to.area)
    return Addressed(mail.mail_id, mail.tenant_id, to.name or "", at, letter, link)


def _until(due_on: date | None, now: datetime) -> timedelta:
    return max((due_on - now.date()) if due_on else timedelta(), timedelta()) + timedelta(days=1)

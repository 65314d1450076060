"""Mail that somebody who shares a mailbox has added a passkey: to the mailbox, and to whoever keeps their areas."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import psycopg

from domain.shared.events import N_
from services.duties import news
from services.duties.delivery import POINTER_LASTS, Addressed
from services.duties.letters import Letter
from services.duties.outbox import Mail
from services.shared import links
from services.shared.membership import Addresses
from services.shared.phrases import Phrase

KINDS = ("passkey", "passkey-noticed")
Cx = psycopg.Connection[Any]


def address(cx: Cx, mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    """None if whoever it is about, or would be told, is here no longer; nobody is told of whoever came uninvited."""
    return (_to_the_mailbox if mail.kind == KINDS[0] else _to_a_keeper)(cx, mail, addresses, now)


def _to_the_mailbox(cx: Cx, mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    login_id = UUID(mail.about["login_id"])
    row = cx.execute("SELECT address FROM auth.login WHERE login_id = %s", (login_id,)).fetchone()
    to, name = addresses.open(login_id, row[0]) if row else None, _name_of(cx, login_id)
    if to is None or name is None:
        return None
    token = links.make_link(cx, login_id, power="sign-in", target="/account", now=now, lasts=POINTER_LASTS)
    values = {"name": name, "opens_on": date.fromisoformat(mail.about["opens_on"])}
    return Addressed(mail.mail_id, mail.tenant_id, "", to, mailbox_letter(values), f"/links/{token}")


def _to_a_keeper(cx: Cx, mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    keeper = news.told(cx, mail.tenant_id, mail.person_id)
    person = cx.execute(
        """SELECT coalesce(called, name), ref FROM person
           WHERE tenant_id = %s AND person_id = %s AND (NOT uninvited OR called IS NOT NULL)""",
        (mail.tenant_id, mail.about["person_id"]),
    ).fetchone()
    to = addresses.open(keeper.login_id, keeper.address) if keeper else None
    if keeper is None or to is None or person is None or person[0] is None:
        return None
    token = links.make_link(
        cx,
        keeper.login_id,
        power="sign-in",
        target=f"/{keeper.slug}/people/{person[1]}",
        now=now,
        lasts=POINTER_LASTS,
        tenant_id=mail.tenant_id,
    )
    values = {"name": person[0], "area": keeper.area, "opens_on": date.fromisoformat(mail.about["opens_on"])}
    return Addressed(mail.mail_id, mail.tenant_id, keeper.name or "", to, keeper_letter(values), f"/links/{token}")


def _name_of(cx: Cx, login_id: UUID) -> str | None:
    """In the first area that they have a part in."""
    member = cx.execute(
        "SELECT tenant_id, person_id FROM auth.membership WHERE login_id = %s ORDER BY tenant_id LIMIT 1", (login_id,)
    ).fetchone()
    if member is None:
        return None
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(member[0]),))
    row = cx.execute("SELECT name FROM person WHERE tenant_id = %s AND person_id = %s", member).fetchone()
    return row[0] if row else None


def mailbox_letter(values: dict[str, Any]) -> Letter:
    said = N_(
        "Somebody who reads this mailbox has added a passkey as {name}. From {opens_on} it opens what is confidential for {name}. "
        "If it was not {name}, remove it before then."
    )
    return Letter(
        Phrase(N_("A passkey was added for {name}"), values),
        Phrase(said, values),
        Phrase(N_("You get this because several people sign in with this mailbox. Please show it to {name}."), values),
        Phrase(N_("Look at it, or remove it")),
    )


def keeper_letter(values: dict[str, Any]) -> Letter:
    said = N_(
        "{name}, who shares a mailbox with others, has added a passkey; from {opens_on} it opens what is confidential for them. "
        "If you are not sure that it was {name}, ask by telephone; you can end their roles here."
    )
    return Letter(
        Phrase(N_("{name} added a passkey from a shared mailbox"), values),
        Phrase(said, values),
        Phrase(N_("You get this because you keep the register in {area}."), values),
        Phrase(N_("Look at their roles")),
    )

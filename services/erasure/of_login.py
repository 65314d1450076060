"""What is held on somebody's login: their address, what signs them in, and the mail that was written to them."""

from datetime import datetime

from msgspec import Struct

from services.shared.asking import Asking

MINE = "(person_id = ANY (string_to_array(current_setting('app.people'), ',')::uuid[]) OR login_id = %(me)s)"


class Login(Struct, frozen=True):
    address: bytes
    made_at: datetime


class Session(Struct, frozen=True):
    """`device` in words, or empty."""

    device: str
    by_passkey: bool
    made_at: datetime
    seen_at: datetime
    ends_at: datetime


class Passkey(Struct, frozen=True):
    """What lies here of it; the key itself is on their device."""

    name: str
    made_at: datetime
    used_at: datetime | None


class MailedLink(Struct, frozen=True):
    """`power` is what using it does; `target` where it leads."""

    power: str
    target: str
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None


class Mailed(Struct, frozen=True):
    """That there is, or was, a mail to write. Its words are made when it is sent."""

    kind: str
    made_at: datetime
    sent_at: datetime | None
    gave_up_at: datetime | None


class Copy(Struct, frozen=True):
    """A mail in the mailbox, where the installation keeps one."""

    subject: str
    body: str
    sent_at: datetime


class Set(Struct, frozen=True):
    done: str


async def login(ask: Asking) -> Login | None:
    return await ask.row(Login, "SELECT address, made_at FROM auth.login WHERE login_id = %(me)s", {"me": ask.viewer.login_id})


async def sessions(ask: Asking) -> list[Session]:
    return await ask.rows(
        Session,
        "SELECT device, by_passkey, made_at, seen_at, ends_at FROM auth.session WHERE login_id = %(me)s ORDER BY made_at",
        {"me": ask.viewer.login_id},
    )


async def passkeys(ask: Asking) -> list[Passkey]:
    return await ask.rows(
        Passkey,
        "SELECT name, made_at, used_at FROM auth.passkey WHERE login_id = %(me)s ORDER BY made_at, name",
        {"me": ask.viewer.login_id},
    )


async def mailed_links(ask: Asking) -> list[MailedLink]:
    return await ask.rows(
        MailedLink,
        "SELECT power, target, made_at, ends_at, used_at FROM auth.link WHERE login_id = %(me)s ORDER BY made_at, target",
        {"me": ask.viewer.login_id},
    )


async def mails(ask: Asking, address: str) -> tuple[list[Mailed], list[Copy]]:
    """Needs `app.people` set, as a page across areas has it. Of a mailbox that others share, only what was for oneself."""
    me = {"me": str(ask.viewer.login_id), "address": address}
    bound = "SELECT set_config('app.login', %(me)s, true) || set_config('app.address', %(address)s, true) AS done"
    await ask.rows(Set, bound, me)
    mailed = await ask.rows(
        Mailed,
        f"SELECT kind, made_at, sent_at, gave_up_at FROM ops.outbox WHERE {MINE} ORDER BY made_at, mail_id",
        {"me": ask.viewer.login_id},
    )
    copies = await ask.rows(
        Copy,
        f"""SELECT b.subject, b.body, b.sent_at FROM ops.mailbox b WHERE b.address = %(address)s
             AND ((SELECT count(*) FROM auth.login o JOIN auth.login l USING (address_hash) WHERE l.login_id = %(me)s) = 1
               OR substr(b.message_id, 2, 36) IN (SELECT mail_id::text FROM ops.outbox WHERE {MINE}))
           ORDER BY b.sent_at, b.message_id""",
        {"address": address, "me": ask.viewer.login_id},
    )
    return mailed, copies

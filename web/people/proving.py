"""What signing in and confirming have in common: asking for a mail, trying its code, answering for a passkey."""

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from wtforms import HiddenField

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.people import passkeys, signing_in
from services.people.passkeys import NotProved, Passkey
from services.shared import attempts
from services.shared.attempts import Attempt
from web.people.devices import device
from web.shared.forms import PageForm, line
from web.shared.outside import Rate
from web.shared.security import SESSION_HOURS
from web.shared.visit import Visit

MAILS_TO_AN_ADDRESS = Rate("mails to", 5, timedelta(minutes=3))
CODES_FOR_AN_ADDRESS = Rate("codes for", 25, timedelta(minutes=20))
"""Each mail takes five guesses, and more mails can be asked for: without this, 2,400 guesses a day at one address. The mailed
link goes on working, so nobody is locked out by somebody else's guesses.
"""
TRIES_FROM_A_NETWORK = Rate("tries from", 40, timedelta(seconds=6))
TOO_OFTEN = N_("That was tried often just now. Wait {minutes} minutes; if a mail was asked for, the latest one works meanwhile.")
WRONG = N_("That is not the code in the latest mail. You can try {left} more times.")
OVER = N_("This code is over: it was used, or its 30 minutes have passed, or it was tried too often. Ask for a new one.")
NO_PASSKEY = N_("That passkey is not known here, or it was not confirmed in time. Try again, or use your mail address.")
ANSWER_WITHIN = 300  # seconds


class Code(PageForm):
    code = line(N_("The code in the mail"), needed=N_("Enter the six digits in the mail."), most=20)


class WithPasskey(PageForm):
    """What a browser brings back; `challenge` is ours, sealed."""

    challenge = HiddenField()
    credential = HiddenField()


class Asked(Struct, frozen=True):
    """What this window asked for. `address` is as it was typed, or empty where it is not to be shown."""

    attempt_id: UUID
    address: str
    target: str
    until: float


async def let_through(visit: Visit, *more: tuple[Rate, str]) -> None:
    """Raises `Refused`, in the same words whoever is known here, once something was tried too often."""
    asked = [*more, *([(TRIES_FROM_A_NETWORK, network)] if (network := _network(visit)) else [])]
    wait = await asyncio.to_thread(visit.outside.limits.wait, asked) if asked else 0
    if wait:
        raise Refused(TOO_OFTEN, minutes=max(1, round(wait / 60 + 0.5)))


async def ask_for_mail(visit: Visit, address: str, target: str, *, show: bool = True) -> None:
    """Mails a link and a code, and lets this window remember that it asked."""
    await let_through(visit, (MAILS_TO_AN_ADDRESS, address))
    attempt_id = await visit.within(lambda cx: attempts.ask(cx, visit.outside.addresses, address, target))
    asked = Asked(attempt_id, address if show else "", target, time.time() + attempts.LASTS.total_seconds())
    sealed = visit.outside.secret.seal("asked", msgspec.json.encode(asked))
    visit.set_cookies.append(visit.cookies.make(visit.cookies.asked, sealed, int(attempts.LASTS.total_seconds())))


def asked_for(visit: Visit) -> Asked | None:
    opened = visit.outside.secret.open("asked", visit.request.cookies.get(visit.cookies.asked, ""))
    asked = msgspec.json.decode(opened, type=Asked) if opened else None
    return asked if asked and time.time() < asked.until else None


async def prove(visit: Visit, asked: Asked, form: Code) -> Attempt | None:
    """The attempt, if the code typed proves it; else the form says why not."""
    if not form.validate():
        return None
    known = await visit.within(lambda cx: attempts.find(cx, asked.attempt_id))
    try:
        await let_through(visit, *([(CODES_FOR_AN_ADDRESS, known.address_hash.hex())] if known else []))
    except Refused as refused:
        form.refuse(refused)
        return None
    tried = await visit.within(lambda cx: attempts.try_code(cx, visit.outside.addresses, asked.attempt_id, form.code.data))
    if tried and tried.used_at:
        return tried
    if tried and tried.tries_left > 0:
        form.refuse(Refused(WRONG, field="code", left=tried.tries_left))
    else:
        form.refuse(Refused(OVER))
    return None


async def prove_by_passkey(visit: Visit, form: WithPasskey) -> Passkey | None:
    """The passkey that answered, once; else the form says that none did."""
    try:
        await let_through(visit)
        found = await visit.within(lambda cx: _answered(cx, visit, form))
    except Refused as refused:
        form.refuse(refused)
        return None
    if found is None:
        form.refuse(Refused(NO_PASSKEY))
    return found


def challenge(visit: Visit) -> str:
    """Bound to this window, good for five minutes, and answered once."""
    return visit.outside.secret.seal("passkey", msgspec.json.encode([visit.subject, int(time.time()) + ANSWER_WITHIN]))


def opened_challenge(visit: Visit, form: Any) -> bytes:
    """Raises `NotProved` if it is not one of ours for this window, or too old."""
    sealed = str(form.challenge.data or "")
    opened = visit.outside.secret.open("passkey", sealed)
    if opened is None:
        raise NotProved
    subject, until = msgspec.json.decode(opened, type=tuple[str, int])
    if subject not in (signing_in.forms_of(visit.session), visit.visitor) or time.time() > until:
        raise NotProved
    return sealed.encode()


def enter(cx: Any, visit: Visit, login_id: UUID, *, by_passkey: bool = False, risen: bool = False, proved: bool = True) -> str:
    """A session for whoever proved that they are this login; `risen` from one that they have. Not `proved`: too long ago."""
    if visit.session and not risen:
        signing_in.end_session(cx, visit.session)
    words = device(visit.request.headers.get("user-agent", ""))
    before = visit.session if risen else ""
    return signing_in.start_session(cx, login_id, by_passkey=by_passkey, device=words, before=before, proved=proved)


def carry(visit: Visit, session: str) -> None:
    """The browser keeps it from the next answer on."""
    visit.set_cookies.append(visit.cookies.make(visit.cookies.session, session, SESSION_HOURS * 3600))


def inside(target: str) -> str:
    """Only ever to a page of ours: a path, and not one that a browser takes for another place."""
    fine = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable() and len(target) < 300
    return target if fine else "/duties"


def names(passkeys: Sequence[Passkey]) -> list[bytes]:
    return [one.credential_id for one in passkeys]


def _answered(cx: Any, visit: Visit, form: WithPasskey) -> Passkey | None:
    sent = str(form.credential.data or "")
    try:
        ours = opened_challenge(visit, form)
        passkey = passkeys.find(cx, visit.outside.passkeys.named(sent))
        if passkey is None:
            return None
        count = visit.outside.passkeys.proved(sent, ours, passkey)
    except NotProved:
        return None
    passkeys.used(cx, passkey, count)
    return passkey if passkeys.spend(cx, ours) else None


def _network(visit: Visit) -> str:
    """The neighbourhood that a request comes from. Empty for this machine: a proxy that was not named would be everybody."""
    client = visit.request.client
    try:
        address = ip_address(client.host if client else "")
    except ValueError:
        return ""
    return "" if address.is_loopback else str(ip_network((address, 24 if address.version == 4 else 64), strict=False))

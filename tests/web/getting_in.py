"""The forms by which people get in: each with what has to be there first."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import redis

from domain.shared.actor import Role
from infra.composition import Parts
from infra.passkeys import WebAuthn
from services.people import passkeys, signing_in
from services.shared.links import hashed
from tests.authenticator import Device
from tests.browser import DEVICE, Browser, Page
from tests.given import BAND, CVS, TestArea
from tests.web.furnished import Things
from tests.web.listing import joins_the_mailbox
from tests.web.sending import Sending

CHALLENGE = b"a challenge that nobody else was given"


def has_passkey(made: Parts, area: TestArea, who: str, device: Device = DEVICE, name: str = "Phone") -> UUID:
    """Somebody has made one with that device."""

    def add(cx: psycopg.Connection[Any]) -> UUID:
        ceremonies = WebAuthn(device.origin)
        login_id = signing_in.login_of(cx, made.addresses, area.addresses[who])
        assert login_id
        sent = device.answers("create", ceremonies.invite(login_id, area.addresses[who], [], CHALLENGE))
        new = ceremonies.made(sent, CHALLENGE)
        passkeys.add(cx, login_id, new, name)
        found = passkeys.find(cx, new.credential_id)
        assert found
        return found.passkey_id

    return made.desk.within(UUID(int=0), add)


def begins_session(made: Parts, area: TestArea, who: str) -> UUID:
    """On another device of theirs."""

    def begin(cx: psycopg.Connection[Any]) -> UUID:
        login_id = signing_in.login_of(cx, made.addresses, area.addresses[who])
        assert login_id
        token = signing_in.start_session(cx, login_id, device="Firefox, Linux")
        (session_id,) = cx.execute("SELECT session_id FROM auth.session WHERE id_hash = %s", (hashed(token),)).fetchone() or (
            None,
        )
        assert isinstance(session_id, UUID)
        return session_id

    return made.desk.within(UUID(int=0), begin)


def code_for(made: Parts, address: str) -> str:
    """What the latest mail to that address says, sent or not."""
    with made.app_pool.connection() as cx:
        query = "SELECT attempt_id FROM auth.attempt WHERE address_hash = %s ORDER BY made_at DESC LIMIT 1"
        (attempt_id,) = cx.execute(query, (made.addresses.hash(address),)).fetchone() or (None,)
    assert attempt_id, f"nobody asked to come in as {address}"
    return made.addresses.code(attempt_id)


def forget_tries(made: Parts) -> None:
    """The same few people try again and again here; that only so much is let through has tests of its own."""
    valkey = redis.Redis.from_url(made.settings.redis_url)
    for key in valkey.scan_iter("oc:try:*"):
        valkey.delete(key)


def let_pass(made: Parts, browser: Browser, minutes: int) -> None:
    """That long ago they showed that it is them."""
    with made.app_pool.connection() as cx:
        query = "UPDATE auth.session SET proved_at = proved_at - make_interval(mins => %s) WHERE id_hash = %s"
        cx.execute(query, (minutes, hashed(browser.cookies["oc"])))


def asks_for_code(browser: Browser, address: str) -> Page:
    return browser.send(browser.get("/sign-in"), "/sign-in", address=address)


def parts(things: Things) -> Parts:
    return things.area.narrator.made


def passkey_of(things: Things, who: str) -> UUID:
    """A new one, instead of any before it."""
    with parts(things).app_pool.connection() as cx:
        cx.execute(
            "DELETE FROM auth.passkey USING auth.login l WHERE passkey.login_id = l.login_id AND address_hash = %s",
            (parts(things).addresses.hash(things.area.addresses[who]),),
        )
    return has_passkey(parts(things), things.area, who)


def another_session(things: Things, who: str) -> UUID:
    return begins_session(parts(things), things.area, who)


def _typing_the_code(who: str, to: str, things: Things, address: str, asks: Callable[[Browser], Page]) -> Sending:
    typed: dict[str, str] = {}

    def before(browser: Browser) -> Page:
        forget_tries(parts(things))
        page = asks(browser)
        typed["code"] = code_for(parts(things), address)
        return page

    return Sending(who, "", to, typed, before)


def _grown_old(things: Things, next_page: Callable[[Browser], Page]) -> Callable[[Browser], Page]:
    def before(browser: Browser) -> Page:
        forget_tries(parts(things))
        let_pass(parts(things), browser, 11)
        return next_page(browser)

    return before


def _refused_for_now(things: Things) -> Callable[[Browser], Page]:
    """A form that waits for whoever sent it to show that it is them."""
    action = f"/{passkey_of(things, 'chair')}/removal"

    def before(browser: Browser) -> Page:
        page = browser.get("/account")
        let_pass(parts(things), browser, 11)
        return browser.send(page, action, 403)

    return before


def _confirming_by_code(t: Things) -> Sending:
    def asks(browser: Browser) -> Page:
        let_pass(parts(t), browser, 11)
        return browser.send(browser.get("/confirm?next=/account"), "/confirm/mail")

    return _typing_the_code("chair", "/confirm/code", t, t.area.addresses["chair"], asks)


def _confirming_by_passkey(t: Things) -> Sending:
    passkey_of(t, "chair")
    return Sending("chair", "", "/confirm/passkey", before=_grown_old(t, lambda browser: browser.get("/confirm?next=/account")))


def _signing_in_by_passkey(t: Things) -> Sending:
    passkey_of(t, "chair")
    return Sending("visitor", "/sign-in", "/sign-in/passkey")


def _choosing_who(t: Things) -> Sending:
    """Two share a mailbox."""
    typed: dict[str, str] = {}
    if "sharer" not in t.area.people:
        t.area.somebody("sharer", Role.VCS, BAND)
        joins_the_mailbox(t.area, "sharer", "Another Sharer")
    address = t.area.addresses["sharer"]

    def before(browser: Browser) -> Page:
        forget_tries(parts(t))
        page = asks_for_code(browser, address)
        page = browser.send(page, "/sign-in/code", code=code_for(parts(t), address))
        typed["who"] = page.form("/sign-in/who")["choices"]["who"][0]
        return page

    return Sending("visitor", "", "/sign-in/who", typed, before)


def _of_a_part(t: Things, who: str, to: str) -> Sending:
    return Sending(who, f"/{t.slug}/taking-part", to, {"organisation": str(t.area.bodies[CVS])})


def _about_a_part(t: Things, ref: str, to: str) -> Sending:
    return Sending("lead", f"/{t.slug}/taking-part/{ref}", f"{ref}{to}", {"organisation": str(t.area.bodies[CVS])})


GETTING_IN: dict[str, Callable[[Things], Sending]] = {
    "/sign-in/code": lambda t: _typing_the_code(
        "visitor", "/sign-in/code", t, t.area.addresses["ward"], lambda browser: asks_for_code(browser, t.area.addresses["ward"])
    ),
    "/sign-in/passkey": _signing_in_by_passkey,
    "/sign-in/who": _choosing_who,
    "/account/passkeys": lambda _t: Sending("chair", "/account/passkeys/new", "/passkeys", {"name": "My phone"}),
    "/account/passkeys/{passkey_id:uuid}/removal": lambda t: Sending("chair", "/account", f"/{passkey_of(t, 'chair')}/removal"),
    "/account/sessions/{session_id:uuid}/end": lambda t: Sending("chair", "/account", f"/{another_session(t, 'chair')}/end"),
    "/account/sessions/end": lambda _t: Sending("secretary", "/account", "/account/sessions/end"),
    "/{area:str}/taking-part": lambda t: Sending(
        "regretted", f"/{t.slug}/taking-part", "/taking-part", {"name": "Ada Grey", "group_name": "Testing Allotments"}
    ),
    "/{area:str}/taking-part/asked": lambda t: _of_a_part(t, "passer-by", "/asked"),
    "/{area:str}/taking-part/left": lambda t: _of_a_part(t, "passer-by", "/left"),
    "/{area:str}/taking-part/{ref:str}/confirmation": lambda t: _about_a_part(t, t.to_confirm, "/confirmation"),
    "/{area:str}/taking-part/{ref:str}/refusal": lambda t: _about_a_part(t, t.to_refuse, "/refusal"),
    "/confirm": lambda t: Sending("chair", "", "/confirm", before=_refused_for_now(t)),
    "/confirm/mail": lambda t: Sending(
        "chair", "", "/confirm/mail", before=_grown_old(t, lambda browser: browser.get("/confirm?next=/account"))
    ),
    "/confirm/code": _confirming_by_code,
    "/confirm/passkey": _confirming_by_passkey,
}

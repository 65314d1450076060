"""Your account: how you sign in, where you are signed in, and the areas that you have a part in."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from wtforms import HiddenField

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.areas import hosted
from services.people import passkeys, sharing, signing_in
from services.people.passkeys import NotProved
from services.shared.links import hashed
from web.people.devices import device
from web.people.proving import NO_PASSKEY, challenge, names, opened_challenge
from web.people.signing_in import left
from web.shared.forms import PageForm, line
from web.shared.visit import Visit, unproved

LONGEST = 60
WAITS = N_(
    "You can now sign in with this passkey. Because you share a mailbox, it opens what is confidential in three days; the mailbox "
    "and whoever keeps your areas have been told."
)


class NewPasskey(PageForm):
    name = line(N_("What do you call this device?"), needed=N_("Give it a name that you will know again."), most=LONGEST)
    challenge = HiddenField()
    credential = HiddenField()


class Account(Controller):
    path = "/account"

    @get("/", policy="account.own", login=True)
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        own = _own(visit)
        return visit.show(
            "people/account.html",
            address=await visit.within(lambda cx: signing_in.address_of(cx, visit.outside.addresses, own)),
            passkeys=await passkeys.of_login(visit.page, own),
            sessions=await signing_in.sessions(visit.page, own, hashed(visit.session)),
            areas=await signing_in.areas_of(visit.page, own),
            hosts=await hosted.hosts_of(visit.page, own),
            shared=await sharing.shares(visit.page, own),
        )

    @get("/passkeys/new", policy="account.own", login=True, fresh=True, by_mail=True)
    async def ask_for_passkey(self, visit: NamedDependency[Visit]) -> Response[Any]:
        await _shown_lately(visit)
        words = device(visit.request.headers.get("user-agent", ""))
        return await _new_passkey(visit, NewPasskey(name=words))

    @post("/passkeys", policy="account.own", login=True, fresh=True, by_mail=True)
    async def add_passkey(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """From a shared mailbox it waits before it speaks for its person: see `services.people.sharing`."""
        waits = await _shown_lately(visit)
        form, own = NewPasskey(visit.typed), _own(visit)
        if form.validate():
            try:
                await visit.within(lambda cx: _add(cx, visit, form, own, waits=waits))
            except Refused as refused:
                form.refuse(refused)
            else:
                return visit.go("/account", WAITS if waits else N_("You can now sign in with this passkey."))
        return await _new_passkey(visit, form)

    @post("/passkeys/{passkey_id:uuid}/removal", policy="account.own", login=True, fresh=True, by_mail=True)
    async def remove_passkey(self, visit: NamedDependency[Visit], passkey_id: FromPath[UUID]) -> Response[Any]:
        """While it waits, by anybody who reads the shared mailbox."""
        own = _own(visit)
        if await _shown_lately(visit) and not await passkeys.still_waits(visit.page, own, passkey_id):
            raise unproved(visit)
        await visit.within(lambda cx: passkeys.remove(cx, own, passkey_id))
        return visit.go("/account", N_("That passkey no longer signs you in here. You may remove it from the device as well."))

    @post("/sessions/{session_id:uuid}/end", policy="account.own", login=True)
    async def end_session(self, visit: NamedDependency[Visit], session_id: FromPath[UUID]) -> Response[Any]:
        own = _own(visit)
        await visit.within(lambda cx: signing_in.end_one(cx, own, session_id))
        return visit.go("/account", N_("That device is signed out."))

    @post("/sessions/end", policy="session.end")
    async def end_all(self, visit: NamedDependency[Visit]) -> Response[Any]:
        if own := visit.page.viewer.login_id:
            await visit.within(lambda cx: signing_in.end_all(cx, own))
        return left(visit, visit.go("/", N_("You have signed out everywhere.")))


def _own(visit: Visit) -> UUID:
    own = visit.page.viewer.login_id
    assert own, "the policy lets nobody else in"
    return own


async def _shown_lately(visit: Visit) -> bool:
    """That it is them; or, True, that it is one of those who share their mailbox."""
    if visit.page.viewer.proved:
        return False
    if await sharing.shares(visit.page, _own(visit)) and await sharing.mailbox_proved(visit.page, visit.session):
        return True
    raise unproved(visit)


def _add(cx: Any, visit: Visit, form: NewPasskey, own: UUID, *, waits: bool) -> None:
    try:
        ours = opened_challenge(visit, form)
        made = visit.outside.passkeys.made(str(form.credential.data or ""), ours)
    except NotProved:
        raise Refused(NO_PASSKEY) from None
    if not passkeys.spend(cx, ours):
        return  # the form, sent twice
    passkeys.add(cx, own, made, form.name.data, sharing.WAITS if waits else timedelta())
    if waits:
        sharing.announce(cx, own)


async def _new_passkey(visit: Visit, form: NewPasskey) -> Response[Any]:
    own, asks = _own(visit), challenge(visit)
    known = names(await passkeys.of_login(visit.page, own))
    address = await visit.within(lambda cx: signing_in.address_of(cx, visit.outside.addresses, own))
    invites = visit.outside.passkeys.invite(own, address or "", known, asks.encode())
    waits = not visit.page.viewer.proved
    return visit.show("people/passkey.html", form=form, waits=waits, passkey={"challenge": asks, "asks": invites})

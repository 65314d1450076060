"""Which of those who share a mailbox is it? Asked once the mailbox is proved: before that no name is shown."""

import time
from typing import Any
from uuid import UUID

import msgspec
from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect
from msgspec import Struct

from domain.shared.events import N_
from services.people import sharing
from services.people.sharing import Sharer
from web.people.proving import carry, enter
from web.shared.forms import OneOf, PageForm
from web.shared.visit import Visit

LASTS = 600  # seconds
PURPOSE = "who"


class Who(PageForm):
    who = OneOf(N_("Who are you?"), N_("Say who you are."))


class Proved(Struct, frozen=True):
    """The mailbox that this window has proved, and where it was going."""

    address_hash: bytes
    target: str
    until: float


class Choosing(Controller):
    path = "/sign-in/who"

    @get("/", policy="session.start")
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        proved = _proved(visit)
        if proved is None or visit.signed_in:
            return Redirect(proved.target if proved else "/sign-in", status_code=303)
        return await _ask(visit, Who(), proved)

    @post("/", policy="session.start")
    async def choose(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, proved = Who(visit.typed), _proved(visit)
        if proved is None or visit.signed_in:  # too late, or the button pressed twice
            return Redirect(proved.target if proved else "/sign-in", status_code=303)
        there = await visit.within(lambda cx: sharing.sharers(cx, proved.address_hash))
        form.who.choices = choices(visit, there)
        if not form.validate():
            return await _ask(visit, form, proved)
        carry(visit, await visit.within(lambda cx: enter(cx, visit, UUID(form.who.data))))
        return visit.go(proved.target)


def ask_who(visit: Visit, address_hash: bytes, target: str) -> Response[Any]:
    """On to the question; this window remembers what it has proved."""
    proved = Proved(address_hash, target, time.time() + LASTS)
    sealed = visit.outside.secret.seal(PURPOSE, msgspec.json.encode(proved))
    visit.set_cookies.append(visit.cookies.make(visit.cookies.asked, sealed, LASTS))
    return visit.go("/sign-in/who")


def choices(visit: Visit, there: list[Sharer]) -> list[tuple[str, str]]:
    """By name, with the areas that they are in."""
    said = N_("{name}, in {areas}")
    return [
        (
            str(one.login_id),
            visit.words.plain(said, name=one.names[0], areas=visit.words.list(list(one.areas))) if one.areas else one.names[0],
        )
        for one in there
    ]


async def _ask(visit: Visit, form: Who, proved: Proved) -> Response[Any]:
    there = await visit.within(lambda cx: sharing.sharers(cx, proved.address_hash))
    form.who.choices = choices(visit, there)
    return visit.show("people/who.html", form=form)


def _proved(visit: Visit) -> Proved | None:
    opened = visit.outside.secret.open(PURPOSE, visit.request.cookies.get(visit.cookies.asked, ""))
    found = msgspec.json.decode(opened, type=Proved) if opened else None
    return found if found and time.time() < found.until else None

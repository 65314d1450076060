"""Who looks at what, and what they may."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import UUID

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from domain.areas import whence
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.policy import ANYTHING, SIGN_IN, Allow, Deny, Resource, can
from services.shared.links import hashed
from web.shared.forms import Typed
from web.shared.outside import Glance, Outside, Page
from web.shared.security import Cookies, new_nonce
from web.shared.templates import Templates
from web.shared.visit.ending import Denied
from web.shared.words import Words

Answer = TypeVar("Answer")
NO_TENANT = UUID(int=0)
PART_OF = {"clauses": "agreement", "comments": "agreement", "decisions": "groups", "tables": "people"}
NOT_IN_THIS_AREA = N_("You are signed in, but you have no part in this area yet. You can take part for a voluntary group now.")


def here(request: Request[Any, Any, Any]) -> str:
    """The address that was asked for, to come back to; of the door to an area also where that leads."""
    query = request.url.query if request.url.path.endswith("/taking-part") else ""
    return request.url.path + (f"?{query}" if query else "")


class Looking:
    """`page` is the transaction that a request reads in; it can be opened anew."""

    def __init__(self, request: Request[Any, Any, Any], outside: Outside, templates: Templates, cookies: Cookies) -> None:
        self.request, self.outside, self.templates, self.cookies = request, outside, templates, cookies
        self.words = Words()
        self.nonce = new_nonce()
        self.session = request.cookies.get(cookies.session, "")
        self.visitor = request.cookies.get(cookies.visit, "")
        self.said = self._said()
        self.typed = Typed(())
        self.set_cookies: list[Cookie] = [cookies.drop(cookies.said)] if self.said else []
        self.stack = AsyncExitStack()
        self.scene: Glance
        self.version = ""
        self.page: Page

    @property
    def area(self) -> Any:
        return self.scene.area

    @property
    def host(self) -> Any:
        return self.scene.host

    @property
    def ledger_id(self) -> Any:
        """Of the area, or the host, whose page this is."""
        place = self.area or self.host
        return place.tenant_id if place else NO_TENANT

    @property
    def base(self) -> str:
        return f"/{self.area.slug}" if self.area else f"/hosts/{self.host.slug}"

    @property
    def signed_in(self) -> bool:
        return bool(self.session and self.scene.viewer.login_id)

    @property
    def section(self) -> str:
        """Which of the area's links is the present one: the first word of the path inside it, or what that is a part of."""
        first = [*self.request.url.path.split("/"), "", ""][2]
        return PART_OF.get(first, first)

    @property
    def whence(self) -> str:
        """What the host may be told of this page, if somebody asks from it."""
        return whence(self.request.url.path.removeprefix(self.base))

    async def look(self, slug: str | None = None, login_id: UUID | None = None) -> None:
        """Opens the page's transaction, anew if there is one; for a login proved by a mailed link, with that."""
        await self.stack.aclose()
        asked = self._asked() if slug is None else self._asked() | {"slug": slug.lower()[:100]}
        opened = self.outside.pages.page(**asked, login_id=login_id, own_write=self.wrote)
        self.page = await self.stack.enter_async_context(opened)
        self._see(self.page)

    async def glance(self) -> None:
        """What it takes to say that nothing has changed; there is no `page` then."""
        self._see(await self.outside.pages.glance(**self._asked()))

    def _see(self, scene: Glance) -> None:
        self.scene = scene
        self.version = self.outside.version_of(scene.moved)

    def _asked(self) -> dict[str, Any]:
        return {
            "slug": self._where(),
            "session": hashed(self.session) if self.session else None,
            "models": self.reads,
        }

    def _where(self) -> str:
        path = self.request.path_params
        return (f"hosts/{path['host']}" if "host" in path else str(path.get("area", ""))).lower()[:100]

    @property
    def reads(self) -> Sequence[str]:
        """The read models that the page is made of, if it may be kept."""
        reads: Sequence[str] = self.request.route_handler.opt.get("reads", ())
        return reads

    async def within(self, do: Callable[[Any], Answer]) -> Answer:
        """A transaction for what is not history, in the area if there is one."""
        return await asyncio.to_thread(self.outside.desk.within, self.ledger_id, do)

    def may(self, action: str, resource: Resource = ANYTHING) -> bool:
        return isinstance(can(self.scene.viewer.actor, action, resource), Allow)

    def only_for(self, action: str, resource: Resource = ANYTHING) -> None:
        match can(self.scene.viewer.actor, action, resource):
            case Allow():
                return
            case Deny(reason):
                raise self.denied(reason)
        raise NotFound

    def denied(self, reason: str) -> Denied:
        """To sign in again would not help whoever is signed in and has no part in this area; a host's pages are then not there."""
        if reason == SIGN_IN and self.signed_in and "host" in self.request.path_params:
            raise NotFound
        if reason == SIGN_IN and self.area and self.signed_in:
            back = self.request.url.path if self.request.method == "GET" else ""
            return Denied(NOT_IN_THIS_AREA, self.typed.written(), self.way_in(back))
        return Denied(reason, self.typed.written())

    def way_in(self, back: str = "") -> str:
        """Where somebody without a part in this area takes one, and where that leads them back to."""
        return f"{self.base}/taking-part" + (f"?next={quote(back)}" if back else "")

    @property
    def wrote(self) -> tuple[UUID, int] | None:
        """What they have just written, as (tenant, position)."""
        opened = self.outside.secret.open("wrote", self.request.cookies.get(self.cookies.wrote, ""))
        if opened:
            tenant_id, position, until = msgspec.json.decode(opened, type=tuple[UUID, int, float])
            if time.time() < until:
                return tenant_id, position
        return None

    def _said(self) -> str:
        opened = self.outside.secret.open("said", self.request.cookies.get(self.cookies.said, ""))
        return opened.decode() if opened else ""

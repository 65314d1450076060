"""One request: who looks at what, what they may, what they typed, and the answer to it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.response import Redirect

from domain.shared.actor import Role
from domain.shared.errors import Changed, NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import reference
from domain.shared.policy import ANYTHING, SIGN_IN, Allow, Deny, Resource, can
from services.shared.links import hashed
from services.shared.phrases import Phrase
from services.shared.ports import Command, Done, Journal
from services.timeline import entries
from web.shared.forms import PageForm, Typed
from web.shared.outside import Outside, Page
from web.shared.security import SESSION_HOURS, Cookies, check_origin, check_token, form_token, new_nonce, policy
from web.shared.telling import Told, tell
from web.shared.templates import Templates
from web.shared.words import Words

Answer = TypeVar("Answer")
SAFE = ("GET", "HEAD")
AT_THE_DOOR = Resource(raisers=frozenset(Role))
"""Before it is known what a request is about, only who could never do it is turned away."""
WROTE_SECONDS = 60
NO_TENANT = UUID(int=0)
CHANGED = N_("Somebody acted on this while you were writing. Look at what changed; what you wrote is still here.")


class Denied(Exception):
    """Not for this person; `reason` says so in a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotModified(Exception):
    """What they have is what there is."""


class Visit:
    """Made for every request by the dependency below. `page` is the transaction it reads in."""

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
        self.page: Page

    @property
    def area(self) -> Any:
        return self.page.area

    @property
    def base(self) -> str:
        return f"/{self.area.slug}"

    @property
    def signed_in(self) -> bool:
        return bool(self.session and self.page.viewer.login_id)

    @property
    def section(self) -> str:
        """The first word of the path inside the area: which of its links is the present one."""
        return [*self.request.url.path.split("/"), "", ""][2]

    async def look(self, slug: str | None = None, login_id: UUID | None = None) -> None:
        """Opens the page's transaction, anew if there is one; for a login proved by a mailed link, with that."""
        await self.stack.aclose()
        asked = str(self.request.path_params.get("area", "")) if slug is None else slug
        self.page = await self.stack.enter_async_context(
            self.outside.pages.page(
                slug=asked.lower()[:100],
                session=hashed(self.session) if self.session else None,
                login_id=login_id,
                models=self.request.route_handler.opt.get("reads", ()),
                own_write=self._wrote(),
            )
        )

    async def within(self, do: Callable[[Any], Answer]) -> Answer:
        """A transaction for what is not history, in the area if there is one."""
        tenant_id = self.area.tenant_id if self.area else NO_TENANT
        return await asyncio.to_thread(self.outside.desk.within, tenant_id, do)

    def may(self, action: str, resource: Resource = ANYTHING) -> bool:
        return isinstance(can(self.page.viewer.actor, action, resource), Allow)

    def only_for(self, action: str, resource: Resource = ANYTHING) -> None:
        match can(self.page.viewer.actor, action, resource):
            case Allow():
                return
            case Deny(reason):
                raise Denied(reason)
        raise NotFound

    # answering

    def show(self, template: str, status: int = 200, **context: Any) -> Response[str]:
        """A page. `form` in the context, if there are problems in it, makes it a 422 with an error summary."""
        form = context.get("form")
        if isinstance(form, PageForm) and form.problems and status == 200:
            status = 422
        html = self.templates.render(template, {"visit": self, "page": self.page, "form": None} | context)
        return self.answer(html, status)

    def answer(self, html: str, status: int = 200) -> Response[str]:
        headers = {"Content-Security-Policy": policy(self.nonce), "Cache-Control": self._cache(), "Vary": "Cookie, HX-Request"}
        if status == 200 and (tag := self.etag()):
            headers["ETag"] = tag
        if self.request.headers.get("HX-Target", "").endswith("#page"):
            headers["HX-Push-Url"] = self.request.url.path + (f"?{self.request.url.query}" if self.request.url.query else "")
        return Response(html, status_code=status, media_type="text/html", headers=headers, cookies=self.set_cookies)

    def go(self, to: str, said: str | Phrase | None = None) -> Redirect:
        """After a form: on to a page (303), with a sentence of what was done on top of it."""
        if said:
            sealed = self.outside.secret.seal("said", self.words.html(said).encode())
            self.set_cookies = [*self.set_cookies, self.cookies.make(self.cookies.said, sealed, WROTE_SECONDS)]
        return Redirect(to, status_code=303, cookies=self.set_cookies, headers={"Cache-Control": "no-store"})

    def etag(self) -> str | None:
        """Moves only with what this viewer may see. None for a page that must be made anew each time."""
        if self.said or self.page.updating or not self.request.route_handler.opt.get("reads"):
            return None
        where = f"{self.request.url.path}?{self.request.url.query or ''}"
        seen = "|".join([self.outside.build, self.words.lang, self.version, str(self.page.today), self.session, where])
        return f'W/"{self.outside.secret.sign("etag", seen.encode())[:16].hex()}"'

    @property
    def version(self) -> str:
        return self.outside.version_of(self.page.moved)

    def _cache(self) -> str:
        if not self.request.route_handler.opt.get("reads") or self.request.method not in SAFE or self.said:
            return "no-store"
        return "private, no-cache"

    # forms

    @property
    def token(self) -> str:
        """For the hidden field of a form. Before a session there is the visit, which begins with its first form."""
        if not self.session and not self.visitor:
            self.visitor = uuid4().hex + uuid4().hex
            self.set_cookies.append(self.cookies.make(self.cookies.visit, self.visitor, SESSION_HOURS * 3600))
        return form_token(self.outside.secret, self.session or self.visitor)

    @property
    def command_id(self) -> UUID:
        """Drawn anew for every form that is shown, and sent back with it."""
        return uuid4()

    @property
    def sent_command_id(self) -> UUID:
        try:
            return UUID(self.typed.get("command_id"))
        except ValueError:
            raise Refused(N_("This form is incomplete. Nothing was changed; open it again.")) from None

    @property
    def reference(self) -> str:
        """Of what the sent command makes: the same however often it arrives."""
        return reference(self.sent_command_id)

    @property
    def seen(self) -> int | None:
        typed = self.typed.get("seen")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None

    async def perform(self, form: PageForm, decide: Callable[[Journal], Answer]) -> Done[Answer] | None:
        """Sends a form's command to the desk; None if the form is not right or it was refused, and the form then says why.

        The page is open anew afterwards, so that it shows how things stand now.
        """
        if not form.validate():
            await self.look()
            return None
        try:
            done = await self.command(decide)
        except Refused as refused:
            form.refuse(refused)
        except Changed as changed:
            form.refusals.append(Phrase(CHANGED))
            await self.look()
            form.changes = await self._changes(changed)
            return None
        else:
            return done
        await self.look()
        return None

    async def _changes(self, changed: Changed) -> list[Told]:
        if changed.stream_id is None:
            return []
        lines = await entries.entries(self.page, entries.Wanted(thing=changed.stream_id, newer_than=changed.seen))
        return tell(lines, await entries.names(self.page, lines), self.words)

    async def command(self, decide: Callable[[Journal], Answer]) -> Done[Answer]:
        viewer = self.page.viewer
        if viewer.person_id is None:
            raise Denied(SIGN_IN)
        command = Command(
            tenant_id=self.area.tenant_id,
            command_id=self.sent_command_id,
            route=self.request.url.path,
            person_id=viewer.actor.person_id,
        )
        await self.stack.aclose()
        done = await asyncio.to_thread(self.outside.desk.perform, command, decide)
        self._remember(command.tenant_id, done.position)
        return done

    async def ask(self, decide: Callable[[Journal], Answer]) -> Answer:
        """Lets a decision be thought through without recording anything."""
        command = Command(
            tenant_id=self.area.tenant_id, command_id=uuid4(), route="ask", person_id=self.page.viewer.actor.person_id
        )
        done = await asyncio.to_thread(self.outside.desk.perform, command, decide)
        assert done.answer is not None
        assert done.position is None
        return done.answer

    def _remember(self, tenant_id: UUID, position: int | None) -> None:
        """The next page waits for this. Sealed: a gap in the numbers would betray a case."""
        if position:
            wrote = msgspec.json.encode([tenant_id, position, time.time() + WROTE_SECONDS])
            sealed = self.outside.secret.seal("wrote", wrote)
            self.set_cookies.append(self.cookies.make(self.cookies.wrote, sealed, WROTE_SECONDS))

    def _wrote(self) -> tuple[UUID, int] | None:
        opened = self.outside.secret.open("wrote", self.request.cookies.get(self.cookies.wrote, ""))
        if opened:
            tenant_id, position, until = msgspec.json.decode(opened, type=tuple[UUID, int, float])
            if time.time() < until:
                return tenant_id, position
        return None

    def _said(self) -> str:
        opened = self.outside.secret.open("said", self.request.cookies.get(self.cookies.said, ""))
        return opened.decode() if opened else ""


async def visit(request: Request[Any, Any, Any]) -> AsyncIterator[Visit]:
    """The dependency of every handler: who looks, may they, and is what they have still good."""
    state = request.app.state
    one = Visit(request, state.outside, state.templates, state.cookies)
    unsafe = request.method not in SAFE
    if unsafe:
        check_origin(request, one.outside.url)
        one.typed = Typed((name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str))
        check_token(one.outside.secret, _subject(one), one.typed.get("token"))
    try:
        await one.look()
        if "area" in request.path_params:
            _in_its_area(one)
        match can(one.page.viewer.actor, request.route_handler.opt["policy"], AT_THE_DOOR):
            case Deny(reason):
                raise Denied(reason)
        if not unsafe and (tag := one.etag()) and request.headers.get("If-None-Match") == tag:
            raise NotModified
        request.state.visit = one
        yield one
    finally:
        await one.stack.aclose()


def _subject(one: Visit) -> str:
    """What the form's token is bound to: the session, the visit, or a mailed link, which is its own proof."""
    return one.session or one.visitor


def _in_its_area(one: Visit) -> None:
    if one.area is None:
        raise NotFound
    asked = str(one.request.path_params["area"])
    if asked != one.area.slug and one.request.method in SAFE:
        raise MovedTo(one.request.url.path.replace(asked, one.area.slug, 1))


class MovedTo(Exception):
    """An old address, or another spelling of it."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to

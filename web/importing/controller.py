"""Bringing a table in: sent, looked at row by row, confirmed, and recorded by the worker meanwhile."""

import asyncio
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from msgspec import Struct

from domain.importing import LARGEST, Checked, Doubt, Kind, check, decoded, read
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from services.importing import bringing, recording
from services.importing.bringing import Bringing, Brought, Said
from services.shared.drafts import Draft
from web.shared.forms import SENT_ONCE, OneOf, PageForm, line, paragraphs
from web.shared.visit import Visit

KINDS = [
    (Kind.PEOPLE.value, N_("People and their roles: name, email, role, organisation")),
    (Kind.SIGNATORIES.value, N_("Signatories: organisation, signed on, and if known decided by")),
    (Kind.CHAMPIONS.value, N_("Champions: organisation, service, name, email, since")),
    (Kind.SEATS.value, N_("Seats of a group: organisation, name, email, role, and which group they sit on")),
]
MOST_SHOWN = 200
LARGEST_UPLOAD = 25_000_000  # bytes: more than is taken, so that whoever sends too much reads what to do
SEND_ONE = N_("Choose a file, or paste the table.")


class Bring(PageForm):
    kind = OneOf(N_("What is in the table?"), N_("Say what is in the table."), KINDS)
    source = line(
        N_("Where does it come from?"),
        needed=N_("Say where the table comes from."),
        hint=N_("For example “the group’s list of March 2024”. It shows with everything that is recorded from it."),
    )
    file = line(N_("The file"))
    table = paragraphs(N_("Or paste the table here"), most=500_000)


class Looked(Struct, frozen=True):
    """How a table is understood now; `why` is what the worker found of single rows."""

    brought: Brought | None
    checked: Checked | None
    why: list[Said]


class Tables(Controller):
    path = "/{area:str}/tables"

    @get("/", policy="register.bring-in")
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _index(visit, Bring())

    @post("/", policy="register.bring-in", request_max_body_size=LARGEST_UPLOAD)
    async def bring(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, (content, beside) = Bring(visit.typed), await _content(visit)
        if not visit.is_whole(form) or not content:
            if not content or beside == "file":
                form.refuse(Refused(SENT_ONCE if content else SEND_ONE, field=beside))
            return await _index(visit, form)
        kind = Kind(form.kind.data)
        table = await asyncio.to_thread(read, kind, content)
        if not table.rows:
            for doubt in table.doubts:
                form.refuse(Refused(doubt.message, field=beside, **doubt.values))
            return await _index(visit, form)
        brought, draft = Brought(kind, form.source.data, decoded(content) or ""), _draft(visit, visit.sent_command_id)
        await visit.within(lambda cx: bringing.keep(cx, visit.outside.vault, draft, brought, len(table.rows)))
        return visit.go(f"{visit.base}/tables/{draft.draft_id}")

    @get("/{draft_id:uuid}", policy="register.bring-in")
    async def show(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID], after: FromQuery[str] = "") -> Response[Any]:
        one = await _found(visit, draft_id)
        looked = await visit.within(lambda cx: _look(visit, cx, one))
        doubts = looked.checked.doubts if looked.checked else ()
        first = int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 0
        shown = [doubt for doubt in doubts if doubt.row > first or not first][:MOST_SHOWN]
        return visit.show(
            "importing/show.html",
            one=one,
            looked=looked,
            kinds=dict(KINDS),
            doubt_values=lambda doubt: _values(visit, doubt),
            grave=len({doubt.row for doubt in doubts if doubt.grave}),
            odd=len({doubt.row for doubt in doubts if doubt.row and not doubt.grave}),
            shown=shown,
            more=shown[-1].row if shown and shown[-1] != doubts[-1] else None,
        )

    @post("/{draft_id:uuid}/recording", policy="register.bring-in")
    async def record(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID]) -> Response[Any]:
        one = await _found(visit, draft_id)
        looked = await visit.within(lambda cx: _look(visit, cx, one))
        if looked.checked and looked.checked.fit:
            await visit.within(lambda cx: bringing.confirm(cx, one.draft))
        return visit.go(f"{visit.base}/tables/{one.draft_id}")

    @post("/{draft_id:uuid}/removal", policy="register.bring-in")
    async def throw_away(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID]) -> Response[Any]:
        draft = _draft(visit, draft_id)
        if await visit.within(lambda cx: bringing.throw_away(cx, draft)):
            visit.outside.vault.destroy(draft.tenant_id, [draft_id])
        return visit.go(f"{visit.base}/tables", N_("The table was thrown away; nothing of it was recorded."))


async def _content(visit: Visit) -> tuple[bytes, str]:
    """The file, else what was pasted, a little more than is taken where there is more; and the field that it came in."""
    sent = (await visit.request.form()).get("file")
    if isinstance(sent, UploadFile) and (content := await sent.read()):
        return content, "file"
    pasted = visit.typed.get("table").encode()
    return pasted, "table" if pasted else "file"


def _look(visit: Visit, cx: Any, one: Bringing) -> Looked:
    """In a thread: a large table takes a moment."""
    if one.state in ("recorded", "waiting"):
        return Looked(None, None, [])
    vault = visit.outside.vault
    brought = bringing.brought(cx, vault, one.draft)
    if brought is None:
        raise NotFound
    (checked,) = check([read(one.kind, brought.table.encode())], recording.known(cx))
    return Looked(brought, checked, bringing.why(vault, one))


def _values(visit: Visit, doubt: Doubt) -> dict[str, Any]:
    """What is odd of a name and its address is a sentence of ours."""
    return {name: visit.words._(value) if name == "odd" else value for name, value in doubt.values.items()}


def _draft(visit: Visit, draft_id: UUID) -> Draft:
    person_id = visit.page.viewer.person_id
    assert person_id
    return Draft(visit.area.tenant_id, draft_id, person_id, bringing.FORM)


async def _found(visit: Visit, draft_id: UUID) -> Bringing:
    one = await bringing.one(visit.page, draft_id)
    if one is None:
        raise NotFound
    return one


async def _index(visit: Visit, form: Bring) -> Response[Any]:
    return visit.show(
        "importing/index.html", form=form, mine=await bringing.mine(visit.page), kinds=dict(KINDS), most=LARGEST // 1_000_000
    )

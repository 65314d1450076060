"""Everything held on whoever looks, area by area: gathered once, shown as a page and given as a file."""

import asyncio
import re
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from services.areas import hosted
from services.areas import register as areas
from services.duties import waiting
from services.duties.letters import TEXTS
from services.erasure import held, of_login
from services.shared.ports import Reading
from services.timeline import entries
from web.shared.telling import Told, tell
from web.shared.visit import Visit
from web.shared.words import ROLES

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


class Act(Struct, frozen=True):
    """Something I did, or that names me; `texts` are my own words in it by field, None for what was removed."""

    day: date
    recorded_at: datetime
    sentence: str
    as_role: str | None
    texts: dict[str, str | None]


class Kept(Struct, frozen=True):
    form: str
    saved_at: datetime
    values: dict[str, str]

    @property
    def written(self) -> list[str]:
        """What was typed, without what was chosen from a list."""
        return [value for value in self.values.values() if value and not ID.search(value)]


class InArea(Struct, frozen=True):
    area: str
    slug: str
    of_host: bool
    controller: str
    name: str | None
    roles: list[str]
    acts: list[Act]
    drafts: list[Kept]
    readings: list[Reading]


class Everything(Struct, frozen=True):
    """The file's fields, in its order."""

    made_at: datetime
    address: str | None
    here_since: datetime | None
    areas: list[InArea]
    waits_for_you: list[str]
    mails: list[of_login.Mailed]
    copies_of_mails: list[of_login.Copy]
    links: list[of_login.MailedLink]
    sessions: list[of_login.Session]
    passkeys: list[of_login.Passkey]


async def everything(visit: Visit) -> Everything:
    page = visit.page
    await page.look_across()
    login_id, login = page.viewer.login_id, await of_login.login(page)
    address = await asyncio.to_thread(visit.outside.addresses.open, login_id, login.address) if login and login_id else None
    mailed, copies = await of_login.mails(page, address or "")
    duties = [visit.words.plain(TEXTS[one.kind].what, **msgspec.structs.asdict(one)) for one in await waiting.waiting(page)]
    links, sessions, passkeys = (
        await of_login.mailed_links(page),
        await of_login.sessions(page),
        await of_login.passkeys(page),
    )
    mine = []
    for membership in await held.memberships(page):
        await visit.look(slug=membership.slug)
        mine.append(await _in_area(visit, membership))
    await visit.look(slug="")
    return Everything(
        made_at=page.now,
        address=address,
        here_since=login.made_at if login else None,
        areas=mine,
        waits_for_you=duties,
        mails=mailed,
        copies_of_mails=copies,
        links=links,
        sessions=sessions,
        passkeys=passkeys,
    )


async def _in_area(visit: Visit, membership: held.Membership) -> InArea:
    page, outside = visit.page, visit.outside
    about = await areas.about(page)
    mine = await held.oneself(page)
    lines = await entries.of_oneself(page, mine)
    told = tell(lines, await entries.names(page, lines), visit.words)
    texts = await asyncio.to_thread(
        held.texts,
        outside.history,
        outside.vault,
        membership.tenant_id,
        membership.person_id,
        mine,
        page.viewer.cases,
        await held.positions(page, mine),
    )
    drafts = await held.drafts(page)
    return InArea(
        area=page.area.name if page.area else await _host(page),
        of_host=membership.of_host,
        slug=membership.slug,
        controller=about.host if about else "",
        name=page.viewer.name,
        roles=[_role(visit, seat) for seat in await held.seats(page)],
        acts=[_act(visit, line, one, texts) for line, one in zip(lines, told, strict=True)],
        drafts=[await _draft(visit, membership.tenant_id, draft) for draft in drafts],
        readings=await asyncio.to_thread(outside.vault.readings, membership.tenant_id, str(membership.person_id)),
    )


async def _host(page: Any) -> str:
    host = await hosted.host_of(page)
    return host.name if host else ""


def _act(visit: Visit, line: entries.Line, told: Told, texts: held.Texts) -> Act:
    role = visit.words.plain(ROLES[line.role]) if line.role and line.person_id else None
    return Act(told.day, line.recorded_at, told.sentence.striptags(), role, texts.get((line.stream_id, line.version), {}))


def _role(visit: Visit, seat: held.Seat) -> str:
    role = visit.words.plain(ROLES[seat.role])
    return ", ".join(part for part in (role, seat.service_area, seat.organisation) if part)


async def _draft(visit: Visit, tenant_id: UUID, draft: held.Draft) -> Kept:
    def read(text: str) -> Any:
        return msgspec.json.decode(text, type=dict[str, str])

    values = await asyncio.to_thread(held.draft_values, visit.outside.vault, tenant_id, draft, read)
    return Kept(draft.form, draft.saved_at, values or {})

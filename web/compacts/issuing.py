"""Issuing a draft for comment; and which versions were."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.compacts import LONGEST_WHY
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import PersonId
from domain.shared.policy import Resource
from services.compacts import text
from services.compacts.commenting import issue
from web.compacts.drafting import a_draft
from web.shared.forms import GivenDay, PageForm, paragraphs
from web.shared.visit import Visit


class Issue(PageForm):
    closes_on = GivenDay(
        N_("Until when can people comment?"),
        needed=N_("Enter the last day for comments."),
        hint=N_("Comments close by themselves at 23:59 on that day. The wording stands still as long."),
    )
    about = paragraphs(
        N_("What do you ask of those who read it? (optional)"), most=LONGEST_WHY, hint=N_("Everybody can read this.")
    )


class Issuing(Controller):
    path = "/{area:str}"

    @get("/agreement/drafts/{number:int}/issue", policy="compact.draft")
    async def issuing(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return visit.show("compacts/issue.html", form=Issue(), draft=await a_draft(visit, number))

    @post("/agreement/drafts/{number:int}/issue", policy="compact.draft")
    async def issue(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form, draft = Issue(visit.typed), await a_draft(visit, number)

        def issuing(journal: Any) -> None:
            issue(journal, number=number, closes_on=form.closes_on.data, about=form.about.data)

        if await visit.perform(form, issuing):
            return visit.go(
                f"{visit.base}/agreement?version={number}",
                N_("It is issued. Everybody can read it, and the people of this area comment."),
            )
        return visit.show("compacts/issue.html", form=form, draft=draft)


async def an_issued(visit: Visit, number: str) -> text.VersionLine:
    """A version that was issued for comment, by its number; else the latest of them."""
    versions = [one for one in await text.versions(visit.page) if one.edition]
    found = next((one for one in versions if not number or str(one.number) == number), None)
    if found is None:
        raise NotFound
    return found


def decides_on(visit: Visit, version: text.VersionLine) -> bool:
    return visit.may("compact.draft", drafted_by(version))


def drafted_by(version: text.VersionLine) -> Resource:
    return Resource(holder=PersonId(version.drafter_id or version.version_id))

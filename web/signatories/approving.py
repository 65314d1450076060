"""Whether signatures wait for the Compact lead, and the lead's answer to one that does."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from domain.signatories import LONGEST_WHY
from services.shared.phrases import Phrase
from services.signatories import register as signatories
from services.signatories.commands import answer_request, set_approval
from web.shared.forms import OneOf, PageForm, paragraphs
from web.shared.visit import Visit

ANSWERS = [("approve", N_("Approve: it is signed, as of the day it was asked")), ("refuse", N_("Do not approve"))]
NEEDED = [
    ("yes", N_("Yes: each waits until the Compact lead has approved it")),
    ("no", N_("No: whoever signs for an organisation has signed")),
]


class Answer(PageForm):
    answer = OneOf(N_("Is it approved?"), N_("Say whether it is approved."), ANSWERS)
    why = paragraphs(N_("If not, why?"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))


class Setting(PageForm):
    needed = OneOf(N_("Do signatures wait for approval?"), N_("Say whether signatures wait for approval."), NEEDED)


class Approving(Controller):
    path = "/{area:str}/signatories"

    @get("/approval", policy="signatory.set-approval")
    async def setting(self, visit: NamedDependency[Visit]) -> Response[Any]:
        needed = await signatories.approval_needed(visit.page)
        return visit.show("signatories/setting.html", form=Setting(needed="yes" if needed else "no"))

    @post("/approval", policy="signatory.set-approval")
    async def set(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Setting(visit.typed)
        if await visit.perform(form, lambda journal: set_approval(journal, needed=form.needed.data == "yes")):
            waits = N_("Signatures wait for the Compact lead's approval from now on.")
            return visit.go(
                f"{visit.base}/signatories",
                Phrase(waits if form.needed.data == "yes" else N_("Signatures need nobody's approval from now on.")),
            )
        return visit.show("signatories/setting.html", form=form)

    @get("/requests/{ref:str}", policy="signatory.approve")
    async def asked(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._answer(visit, ref, Answer())

    @post("/requests/{ref:str}", policy="signatory.approve")
    async def answer(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, asked = Answer(visit.typed), await _asked(visit, ref)
        approved = form.answer.data == "approve"
        done = await visit.perform(
            form,
            lambda journal: answer_request(
                journal, organisation_id=asked.organisation_id, approved=approved, why=form.why.data, seen=visit.seen
            ),
        )
        if done:
            said = N_("{organisation} has signed up.") if approved else N_("It is not approved. Whoever asked can read why.")
            return visit.go(
                f"{visit.base}/signatories/{asked.ref}",
                Phrase(said, {"organisation": asked.organisation} if approved else {}),
            )
        return await self._answer(visit, ref, form)

    async def _answer(self, visit: Visit, ref: str, form: Answer) -> Response[Any]:
        return visit.show("signatories/approval.html", form=form, asked=await _asked(visit, ref))


async def _asked(visit: Visit, ref: str) -> signatories.Asked:
    found = await signatories.asked(visit.page, normal_reference(ref))
    if found is None:
        raise NotFound
    return found

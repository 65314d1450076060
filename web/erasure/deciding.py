"""Deciding on a request to be forgotten, by two of those who keep the register; and the certificate of what was done."""

import secrets
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.erasure import GROUNDS as ALLOWED
from domain.erasure import Outcome
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.grounds import Ground
from domain.shared.ids import normal_reference
from services.areas import register as areas
from services.erasure import register as erasures
from services.erasure.certificate import chain, place
from services.erasure.commands import confirm, propose
from web.erasure.words import GROUNDS
from web.shared.forms import OneOf, PageForm, paragraphs
from web.shared.visit import Visit

OUTCOMES = [(Outcome.GRANTED.value, N_("Forget them, as they ask")), (Outcome.REFUSED.value, N_("Refuse it"))]
LONGEST_REASONS = 4_000


class Decision(PageForm):
    outcome = OneOf(N_("What do you decide?"), N_("Say what you decide."), OUTCOMES)
    ground = OneOf(
        N_("On which ground of the law?"),
        N_("Choose a ground of the law."),
        [(ground.value, GROUNDS[ground]) for outcome in Outcome for ground in ALLOWED[outcome]],
    )
    reasons = paragraphs(N_("Your reasons"), most=LONGEST_REASONS, hint=N_("Whoever asked can read them. A refusal needs them."))


class Erasures(Controller):
    path = "/{area:str}/erasures/{ref:str}"

    @get("/", policy="erasure.decide")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _show(visit, ref)

    @post("/", policy="erasure.decide", fresh=True)
    async def propose(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        asked, form = await _asked(visit, ref), Decision(visit.typed)
        done = await visit.perform(
            form,
            lambda journal: propose(
                journal,
                person_id=asked.person_id,
                outcome=Outcome(form.outcome.data),
                ground=Ground(form.ground.data),
                reasons=form.reasons.data,
                seen=visit.seen,
            ),
        )
        if done:
            return visit.go(
                f"{visit.base}/erasures/{asked.ref}", N_("Your proposal is recorded. A second person has to confirm it.")
            )
        return await _show(visit, ref, form)

    @post("/confirmation", policy="erasure.decide", fresh=True)
    async def confirm(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        asked, form, certificate = await _asked(visit, ref), PageForm(visit.typed), secrets.token_hex(16)
        done = await visit.perform(
            form,
            lambda journal: confirm(journal, person_id=asked.person_id, certificate=certificate, seen=visit.seen),
        )
        if done:
            return visit.go(f"{visit.base}/erasures/{asked.ref}", N_("It is decided. Whoever asked gets a mail."))
        return await _show(visit, ref, form)


class Certificates(Controller):
    path = "/{area:str}/certificates/{certificate:str}"

    @get("/", policy="public.read")
    async def show(self, visit: NamedDependency[Visit], certificate: FromPath[str]) -> Response[Any]:
        """For everybody who has the address; it names nobody."""
        asked = await erasures.by_certificate(visit.page, certificate)
        if asked is None:
            raise NotFound
        about = await areas.about(visit.page)
        return visit.show(
            "erasure/certificate.html",
            asked=asked,
            host=about.host if about else "",
            ground=GROUNDS[asked.ground] if asked.ground else "",
            chain=await chain(visit.page, visit.area.tenant_id),
            place=await place(visit.page, asked.erased_at),
            ledger=visit.area.tenant_id.hex,
        )


async def _asked(visit: Visit, ref: str) -> erasures.Asked:
    visit.only_for("erasure.decide")
    asked = await erasures.by_ref(visit.page, normal_reference(ref))
    if asked is None:
        raise NotFound
    return asked


async def _show(visit: Visit, ref: str, form: PageForm | None = None) -> Response[Any]:
    asked = await _asked(visit, ref)
    me = visit.page.viewer.person_id
    return visit.show(
        "erasure/decide.html",
        form=form or Decision(),
        decision=form if isinstance(form, Decision) else Decision(),
        asked=asked,
        own=asked.person_id == me,
        proposed_by_me=asked.proposer_id == me,
        others=await erasures.other_keepers(visit.page),
        grounds=GROUNDS,
        to=f"{visit.base}/erasures/{asked.ref}",
    )

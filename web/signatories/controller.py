"""The register of signatories, and signing up."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.shared.actor import Role
from domain.shared.events import N_
from domain.signatories import LONGEST_ANSWER
from services.compacts import text
from services.organisations import register as organisations
from services.shared.phrases import Phrase
from services.signatories import register as signatories
from services.signatories.commands import SIGNERS, sign_up
from web.shared.forms import OneOf, PageForm, line, paragraphs
from web.shared.visit import Visit

CAPACITIES = [("own", N_("Itself")), ("representative", N_("Itself and a wider group"))]


class SignUp(PageForm):
    organisation = OneOf(N_("Which organisation signs?"), N_("Choose the organisation that signs."))
    capacity = OneOf(N_("For whom does it sign?"), N_("Say for whom it signs."), CAPACITIES, default="own")
    represents = line(
        N_("The wider group"),
        hint=N_("Name it as its members would, for example “the members of the youth forum, about 40 groups”."),
    )
    position = line(
        N_("Your role in the organisation"),
        needed=N_("Say what your role in the organisation is."),
        hint=N_("For example “chair of the trustees”."),
    )
    authority = paragraphs(
        N_("Who decided that it signs, and when?"),
        needed=N_("Say who decided that it signs, and when."),
        most=LONGEST_ANSWER,
        hint=N_("For example “the trustees, at their meeting of 3 March 2026”. Everybody can read this."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        if self.capacity.data == "representative" and not self.represents.data:
            self.represents.errors = [Phrase(N_("Name the wider group that it signs for."))]  # type: ignore[list-item]
            fine = False
        return fine


def _uuid(asked: str) -> UUID | None:
    """Anything else begins at the beginning."""
    with suppress(ValueError):
        return UUID(asked)
    return None


class Signatories(Controller):
    path = "/{area:str}/signatories"

    @get("/", policy="public.read", reads=("signatories", "compacts", "organisations", "people"))
    async def index(self, visit: NamedDependency[Visit], after: FromQuery[str] = "") -> Response[Any]:
        version = await text.in_force(visit.page)
        signed = await signatories.signed(visit.page, version.version_id, _uuid(after)) if version else []
        more = len(signed) > signatories.PAGE
        return visit.show("signatories/index.html", version=version, signed=signed[: signatories.PAGE], more=more)

    @get("/new", policy="signatory.sign-up")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await self._form(visit, SignUp())

    @post("/", policy="signatory.sign-up")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = SignUp(visit.typed)
        form.organisation.choices = _choices(visit, await organisations.bodies(visit.page))
        done = await visit.perform(
            form,
            lambda journal: sign_up(
                journal,
                organisation_id=UUID(form.organisation.data),
                represents=form.represents.data if form.capacity.data == "representative" else "",
                position=form.position.data,
                authority=form.authority.data,
            ),
        )
        if done:
            name = dict(form.organisation.choices)[form.organisation.data]
            return visit.go(f"{visit.base}/signatories", Phrase(N_("{organisation} has signed up."), {"organisation": name}))
        return await self._form(visit, form)

    async def _form(self, visit: Visit, form: SignUp) -> Response[Any]:
        form.organisation.choices = _choices(visit, await organisations.bodies(visit.page))
        if not form.organisation.data and len(form.organisation.choices) == 1:
            form.organisation.data = form.organisation.choices[0][0]
        version = await text.in_force(visit.page)
        return visit.show("signatories/new.html", form=form, version=version, on_behalf=_on_behalf(visit))


def _on_behalf(visit: Visit) -> bool:
    return visit.page.viewer.actor.holds(Role.LEAD, Role.HOST)


def _choices(visit: Visit, bodies: list[organisations.Body]) -> list[tuple[str, str]]:
    """One's own organisations; for the Compact lead, who signs on others' behalf, all of them."""
    mine = {seat.organisation_id for seat in visit.page.viewer.actor.seats if seat.role in SIGNERS}
    return [(str(body.organisation_id), body.name) for body in bodies if _on_behalf(visit) or body.organisation_id in mine]

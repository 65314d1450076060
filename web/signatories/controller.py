"""The register of signatories, and signing up."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.actor import Role
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from domain.shared.policy import Resource
from domain.signatories import LONGEST_ANSWER, SignatureKind
from services.compacts import text
from services.organisations import register as organisations
from services.shared.phrases import Phrase
from services.signatories import register as signatories
from services.signatories.commands import SIGNERS, sign_up
from services.signatories.naming import members_named
from web.organisations import words as described
from web.shared.forms import ActsFor, OneOf, PageForm, line, paragraphs
from web.shared.visit import Visit

KINDS = [
    ("full", N_("A signatory")),
    ("memorandum", N_("A signatory, by a memorandum of its own")),
    ("supporter", N_("A supporter, as a board may be: it endorses, and is no signatory")),
]
CAPACITIES = [("own", N_("Itself")), ("representative", N_("Itself and a wider group"))]
LONGEST_LIST = 20_000


class SignUp(PageForm):
    organisation = ActsFor(N_("Which organisation signs?"), N_("Choose the organisation that signs."))
    kind = OneOf(N_("As what?"), N_("Say as what it signs."), KINDS, default="full")
    capacity = OneOf(N_("For whom does it sign?"), N_("Say for whom it signs."), CAPACITIES, default="own")
    represents = line(
        N_("The wider group"),
        hint=N_("Name it as its members would, for example “the members of the youth forum, about 40 groups”."),
    )
    members = paragraphs(
        N_("Members that it signs for by name (optional)"),
        most=LONGEST_LIST,
        hint=N_(
            "One on each line, as they are called here. Each is shown as signed for, and can say that it is not, or sign itself."
        ),
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
        page = visit.page
        version = await text.in_force(page)
        if version is None:
            return visit.show("signatories/index.html", version=None)
        signed = await signatories.signed(page, version.version_id, _uuid(after))
        first = not after
        return visit.show(
            "signatories/index.html",
            version=version,
            signed=signed[: signatories.PAGE],
            more=len(signed) > signatories.PAGE,
            supporting=await signatories.supporting(page, version.version_id) if first else [],
            former=await signatories.former(page, version.version_id) if first else [],
            reach=await signatories.reach(page, version.version_id) if first else None,
            described=described,
            waiting=await signatories.waiting(page) if first and page.viewer.is_member else [],
        )

    @get("/new", policy="signatory.sign-up")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await self._form(visit, SignUp())

    @get("/{ref:str}/reaffirmation", policy="signatory.sign-up")
    async def reaffirming(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        """The same form, with what was said last time where that is the organisation's own to repeat."""
        one = await signatories.standing(visit.page, normal_reference(ref))
        if one is None:
            raise NotFound
        visit.only_for("signatory.sign-up", Resource(organisation_id=one.organisation_id))  # type: ignore[arg-type]
        before = next(iter(await signatories.of(visit.page, one.same)), None)
        members = [member.name for member in await signatories.members(visit.page, one.same) if not member.opted_out]
        form = SignUp(
            organisation=str(one.organisation_id),
            kind=before.kind if before else "full",
            capacity=before.capacity if before else "own",
            represents=(before.represents if before else "") or "",
            members="\n".join(members),
        )
        return await self._form(visit, form)

    @post("/", policy="signatory.sign-up")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, bodies = SignUp(visit.typed), await organisations.bodies(visit.page)
        visit.offer(form.organisation, _choices(visit, bodies))
        for_others = form.capacity.data == "representative"
        known = {body.name.lower(): body.organisation_id for body in reversed(bodies)}

        def decide(journal: Any) -> bool:
            return sign_up(
                journal,
                organisation_id=UUID(form.organisation.data),
                kind=SignatureKind(form.kind.data),
                represents=form.represents.data if for_others else "",
                members=members_named(known, form.members.data) if for_others else (),
                position=form.position.data,
                authority=form.authority.data,
            )

        if done := await visit.perform(form, decide):
            name = dict(form.organisation.choices)[form.organisation.data]
            said = N_("{organisation} has signed up.")
            if done.answer:
                said = N_("{organisation} has asked to sign. The Compact lead approves it, or says why not.")
            elif form.kind.data == "supporter":
                said = N_("{organisation} is recorded as a supporter.")
            return visit.go(f"{visit.base}/signatories", Phrase(said, {"organisation": name}))
        return await self._form(visit, form)

    async def _form(self, visit: Visit, form: SignUp) -> Response[Any]:
        visit.offer(form.organisation, _choices(visit, await organisations.bodies(visit.page)))
        version = await text.in_force(visit.page)
        return visit.show("signatories/new.html", form=form, version=version, on_behalf=_on_behalf(visit))


def _on_behalf(visit: Visit) -> bool:
    return visit.page.viewer.actor.holds(Role.LEAD, Role.HOST)


def _choices(visit: Visit, bodies: list[organisations.Body]) -> list[tuple[str, str]]:
    """One's own organisations, a group that one named oneself among them; for the Compact lead, who signs on others' behalf, all of them."""
    seats = visit.page.viewer.actor.seats
    named = {body.organisation_id for body in bodies if body.named}
    mine = {
        seat.organisation_id
        for seat in seats
        if seat.role in SIGNERS and (seat.role is not Role.PARTICIPANT or seat.organisation_id in named)
    }
    here = [body for body in bodies if not body.followed and not body.merged]
    return [(str(body.organisation_id), body.name) for body in here if _on_behalf(visit) or body.organisation_id in mine]

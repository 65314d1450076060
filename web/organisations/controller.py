"""Organisations of an area: which there are, adding one, one with what it is and did, and saying what it is."""

from collections.abc import Sequence
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain import EVENTS
from domain.organisations import KINDS, LONGEST_IDENTIFIER, LONGEST_NAME, OrganisationKind, Sector, Size
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference, reference
from domain.shared.policy import Resource
from services.champions import register as champions
from services.organisations import register as organisations
from services.organisations.commands import Kept, describe, keep_organisation, kept_by
from services.shared.phrases import Phrase
from services.signatories import register as signatories
from services.timeline import entries
from web.organisations import words
from web.shared.forms import OneOf, PageForm, line
from web.shared.telling import tell
from web.shared.visit import Visit

TOPICS = tuple(topic for topic in EVENTS if topic.split(".")[0] in ("organisation", "signatory", "champion"))
WHOLE = 500


class Describe(PageForm):
    identifier = line(
        N_("Register number (optional)"),
        most=LONGEST_IDENTIFIER,
        hint=N_(
            "With the register it is in, as GB-CHC-1234567 for a charity or GB-COH-01234567 for a company. A group that is in no register leaves it empty."
        ),
    )
    kind = OneOf(N_("What kind of organisation is it?"), N_("Say what kind it is, or that you would rather not."))
    size = OneOf(
        N_("How many people does it pay?"),
        N_("Say how many it pays, or that you would rather not."),
        [*((size.value, label) for size, label in words.SIZES.items()), words.NOT_SAID],
        default=words.NOT_SAID[0],
    )

    def says(self) -> dict[str, Any]:
        said, size = self.kind.data != words.NOT_SAID[0], self.size.data
        return {
            "identifier": self.identifier.data,
            "kind": OrganisationKind(self.kind.data) if said else None,
            "size": Size(size) if size != words.NOT_SAID[0] else None,
        }


class Add(Describe):
    name = line(N_("What is it called?"), needed=N_("Enter the organisation's name."), most=LONGEST_NAME)
    sector = OneOf(N_("Which sector is it of?"), N_("Say which sector it is of."), words.SECTORS)


class Organisations(Controller):
    path = "/{area:str}/organisations"

    @get("/", policy="public.read")
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        listed = await organisations.listed(visit.page)
        return visit.show("organisations/index.html", listed=listed, may_keep=visit.may("organisation.keep"))

    @get("/new", policy="organisation.keep")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return _form(visit, Add(kind=words.NOT_SAID[0]))

    @post("/", policy="organisation.keep")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Add(visit.typed)
        form.kind.choices = _kinds(OrganisationKind)

        def decide(journal: Any) -> Kept:
            sector = Sector(form.sector.data)
            return keep_organisation(journal, name=form.name.data, sector=sector, **form.says(), service_areas=())

        if done := await visit.perform(form, decide):
            kept = done.answer
            if kept is None:
                command = (visit.area.tenant_id, visit.sent_command_id, form.identifier.data)
                kept = await visit.within(lambda cx: kept_by(cx, *command))
            said = N_("{organisation} is in the register of organisations.")
            if kept.already:
                said = N_("{organisation} was in the register already, as {name}.")
            values = {"organisation": form.name.data, "name": kept.already or ""}
            return visit.go(f"{visit.base}/organisations/{reference(kept.organisation_id)}", Phrase(said, values))
        return _form(visit, form)

    @get("/{ref:str}", policy="public.read")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one, page = await found(visit, ref), visit.page
        lines = await entries.entries(page, entries.Wanted(things=tuple(one.same), topics=TOPICS, limit=WHOLE))
        return visit.show(
            "organisations/show.html",
            one=one,
            words_of=words,
            alike=await organisations.alike(page, one) if one.identifier and page.viewer.is_member else [],
            signatures=await signatories.of(page, one.same) if one.signs else [],
            slots=await champions.of_body(page, one.same),
            told=tell(lines[:WHOLE], await entries.names(page, lines[:WHOLE]), visit.words),
            may_describe=visit.may("organisation.describe", about(one)) and not one.successor,
            may_keep=visit.may("organisation.keep"),
            may_name=visit.may("organisation.keep" if one.sector is Sector.VCS else "organisation.describe", about(one)),
        )

    @get("/{ref:str}/identity", policy="organisation.describe")
    async def describing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one, unsaid = await found(visit, ref), words.NOT_SAID[0]
        form = Describe(identifier=one.identifier or "", kind=one.kind or unsaid, size=one.size or unsaid)
        return await self._describe(visit, ref, form)

    @post("/{ref:str}/identity", policy="organisation.describe")
    async def describe(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Describe(visit.typed), await found(visit, ref)
        form.kind.choices = _kinds(KINDS[one.sector])
        done = await visit.perform(form, lambda journal: describe(journal, organisation_id=one.organisation_id, **form.says()))
        if done:
            said = Phrase(N_("What {organisation} is has been recorded."), {"organisation": one.name})
            return visit.go(f"{visit.base}/organisations/{one.ref}", said)
        return await self._describe(visit, ref, form)

    async def _describe(self, visit: Visit, ref: str, form: Describe) -> Response[Any]:
        one = await found(visit, ref)
        visit.only_for("organisation.describe", about(one))
        form.kind.choices = _kinds(KINDS[one.sector])
        return visit.show("organisations/identity.html", form=form, one=one)


async def found(visit: Visit, ref: str) -> organisations.One:
    one = await organisations.one(visit.page, normal_reference(ref))
    if one is None:
        raise NotFound
    return one


def about(one: organisations.One) -> Resource:
    return Resource(organisation_id=one.organisation_id)  # type: ignore[arg-type]


def _form(visit: Visit, form: Add) -> Response[Any]:
    form.kind.choices = _kinds(OrganisationKind)
    return visit.show("organisations/new.html", form=form)


def _kinds(offered: Sequence[OrganisationKind] | type[OrganisationKind]) -> list[tuple[str, str]]:
    return [*((kind.value, words.KINDS[kind]) for kind in offered), words.NOT_SAID]

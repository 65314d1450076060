"""Signing in several areas at once: one form, a command of its own in each area, and one answer that says what became of each."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import msgspec
from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from msgspec import Struct

from domain import organisations
from domain.people.deciding import LONGEST_NAME
from domain.shared.errors import Changed, NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import PersonId, TenantId
from domain.signatories import LONGEST_ANSWER, SignatureKind
from services.people.commands import join_named, must_be_unknown, newcomer
from services.shared.phrases import Phrase
from services.shared.ports import Journal
from services.signatories import across
from services.signatories.commands import sign_up
from web.people.proving import let_through
from web.shared.forms import OneOf, PageForm, Several, line, paragraphs
from web.shared.outside import Rate
from web.shared.visit import Visit
from web.signatories.controller import CAPACITIES, KINDS

SIGNS_ACROSS = Rate("signs across", 10, timedelta(hours=1))
ELSEWHERE = N_("Something else happened there at the same time. Sign there once more.")
GONE = N_("Nothing can be signed there now.")


class SignAcross(PageForm):
    organisation = line(
        N_("Which organisation signs?"), needed=N_("Enter the name of the organisation."), most=organisations.LONGEST_NAME
    )
    name = line(N_("Your name"), needed=N_("Enter your name."), most=LONGEST_NAME)
    areas = Several(N_("In which areas does it sign?"))
    kind = OneOf(N_("As what?"), N_("Say as what it signs."), KINDS, default="full")
    capacity = OneOf(N_("For whom does it sign?"), N_("Say for whom it signs."), CAPACITIES, default="own")
    represents = line(N_("The wider group"), hint=N_("Only if it signs for one. Its members by name you add in each area."))
    position = line(N_("Your role in the organisation"), needed=N_("Say what your role in the organisation is."))
    authority = paragraphs(
        N_("Who decided that it signs, and when?"),
        needed=N_("Say who decided that it signs, and when."),
        most=LONGEST_ANSWER,
        hint=N_("For example “the trustees, at their meeting of 3 March 2026”. Everybody can read this, in each area."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        for field, wrong, say in (
            (self.areas, not self.areas.data, N_("Choose at least one area.")),
            (self.represents, self.capacity.data == "representative" and not self.represents.data, N_("Name the wider group.")),
        ):
            if wrong:
                field.errors, fine = [Phrase(say)], False  # type: ignore[list-item]
        return fine


class Place(Struct, frozen=True):
    """An area in which it is to sign, as who they are there; `known` is what it is there, if it is theirs already."""

    tenant_id: UUID
    slug: str
    area: str
    approval_needed: bool
    person_id: UUID | None
    known: across.Known | None


class Outcome(Struct, frozen=True):
    """What became of it in one area; `why` where it was refused."""

    slug: str
    area: str
    state: str
    why: str = ""


class SigningAcross(Controller):
    path = "/sign-up"

    @get("/", policy="account.own", login=True)
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        asked = visit.request.query_params
        parts = await _parts(visit)
        mine = sorted({one.organisation for part in parts for one in part.known})
        chosen = next((one for one in mine if one == asked.get("for")), mine[0] if len(mine) == 1 else "")
        if mine and not chosen:
            return visit.show("signatories/across_for.html", mine=mine)
        name = next((part.name for part in parts if part.name), "")
        return await _page(visit, SignAcross(organisation=chosen, name=name), parts)

    @post("/", policy="account.own", login=True)
    async def sign(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, parts, login_id = SignAcross(visit.typed), await _parts(visit), visit.page.viewer.login_id
        assert login_id, "the policy lets nobody else in"
        wanted = form.areas.data[: across.PAGE]
        places = _places(parts, await across.named_areas(visit.page, wanted), form.organisation.data)
        form.areas.choices = [(place.slug, place.area) for place in places]
        if not visit.is_whole(form) or not await _in_measure(visit, form, login_id):
            return await _page(visit, form, parts)
        became = [await _sign(visit, form, place, login_id) for place in places]
        told = visit.outside.secret.seal("signed-across", msgspec.json.encode((str(login_id), form.organisation.data, became)))
        return visit.go(f"/sign-up/answer?told={told}")

    @get("/answer", policy="account.own", login=True)
    async def answer(self, visit: NamedDependency[Visit], told: FromQuery[str] = "") -> Response[Any]:
        """What the form before said of each area, to whoever sent it."""
        opened = visit.outside.secret.open("signed-across", told)
        login, organisation, became = msgspec.json.decode(opened, type=tuple[str, str, list[Outcome]]) if opened else ("", "", [])
        if login != str(visit.page.viewer.login_id):
            return visit.go("/sign-up")
        return visit.show("signatories/across_answer.html", became=became, organisation=organisation)


async def _parts(visit: Visit) -> list[across.Part]:
    login_id = visit.page.viewer.login_id
    assert login_id, "the policy lets nobody else in"
    return await visit.within(lambda cx: across.parts(cx, login_id))


def _places(parts: list[across.Part], named: list[across.Open], organisation: str) -> list[Place]:
    mine = {part.slug: part for part in parts}
    return [_place(one, mine.get(one.slug), organisation) for one in named]


def _place(one: across.Open, part: across.Part | None, organisation: str) -> Place:
    person_id, known = (part.person_id, part.of(organisation)) if part else (None, None)
    return Place(one.tenant_id, one.slug, one.area, one.approval_needed, person_id, known)


async def _in_measure(visit: Visit, form: SignAcross, login_id: UUID) -> bool:
    try:
        await let_through(visit, (SIGNS_ACROSS, str(login_id)))
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


async def _sign(visit: Visit, form: SignAcross, place: Place, login_id: UUID) -> Outcome:
    """In one area, whatever became of it in another. Its command is its own, and so is who they are there."""
    command_id = uuid5(visit.sent_command_id, str(place.tenant_id))
    person_id = PersonId(place.person_id) if place.person_id else newcomer(command_id)

    def decide(journal: Journal) -> bool:
        return sign_up(
            journal,
            organisation_id=place.known.organisation_id if place.known else _come(journal, form, login_id),
            kind=SignatureKind(form.kind.data),
            represents=form.represents.data if form.capacity.data == "representative" else "",
            position=form.position.data,
            authority=form.authority.data,
        )

    where = {"ledger_id": TenantId(place.tenant_id), "as_person": person_id, "command_id": command_id}
    try:
        done = await visit.command(decide, **where)  # type: ignore[arg-type]
    except Refused as refused:
        return Outcome(place.slug, place.area, "refused", visit.words.plain(refused))
    except (Changed, NotFound) as error:
        return Outcome(place.slug, place.area, "refused", visit.words.plain(GONE if isinstance(error, NotFound) else ELSEWHERE))
    waits = place.approval_needed if done.repeated else done.answer
    return Outcome(place.slug, place.area, "waits" if waits else "signed")


def _come(journal: Journal, form: SignAcross, login_id: UUID) -> UUID:
    """For a group that they name there, as anybody may who comes uninvited."""
    must_be_unknown(journal, form.organisation.data)
    return join_named(journal, login_id=login_id, name=form.name.data, group=form.organisation.data)


async def _page(visit: Visit, form: SignAcross, parts: list[across.Part]) -> Response[Any]:
    asked, chosen = visit.request.query_params, form.organisation.data
    mine = [(part, known) for part in parts if (known := part.of(chosen))]
    others = await across.open_areas(
        visit.page, asked.get("q", "")[:100], asked.get("after", "")[:100], [part.slug for part, _known in mine]
    )
    return visit.show(
        "signatories/across.html",
        form=form,
        mine=mine,
        others=others[: across.PAGE],
        more=len(others) > across.PAGE,
        is_theirs=any(part.known for part in parts),
        q=asked.get("q", "")[:100],
    )

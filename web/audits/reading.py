"""Reading one concern's words: asked for by an auditor, decided by the chair or the host, seen by the people in it."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.audits import LONGEST_WORDS
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import PersonId, normal_reference
from domain.shared.policy import Resource
from services.areas import register as areas
from services.audits import asking
from services.audits.commands import ask_to_read, close, decline, let_read
from services.breaches import cases
from services.compacts import text
from services.shared.phrases import Phrase
from web.breaches.opening import opened
from web.shared.forms import Day, OneOf, PageForm, line, paragraphs
from web.shared.visit import Visit

ANSWERS = [("open", N_("Yes, until the day below")), ("decline", N_("No"))]
PURPOSE = "audit concern "


class Ask(PageForm):
    concern = line(
        N_("Which concern?"),
        needed=N_("Enter the reference of the concern."),
        most=20,
        hint=N_("Its reference, as it stands among the facts: B7K2-9QXM"),
    )
    why = paragraphs(
        N_("Why does the audit need its words?"),
        needed=N_("Say why the audit needs these words. The people in this concern read it."),
        most=LONGEST_WORDS,
        hint=N_("The people in the concern, the chair and the host read this."),
    )


class Decision(PageForm):
    answer = OneOf(N_("May they read it?"), N_("Say yes or no."), ANSWERS)
    until = Day(N_("Until which day?"))
    why = paragraphs(
        N_("If not, why? (optional)"), most=LONGEST_WORDS, hint=N_("The auditor and the people in the concern read this.")
    )

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        if self.answer.data == "open" and not self.until.data and not self.until.errors:
            self.until.errors, fine = [Phrase(N_("Enter the last day on which they may read it."))], False  # type: ignore[list-item]
        return fine


class Words(Controller):
    """As the auditor."""

    path = "/{area:str}/audit/concerns"

    @get("/new", policy="audit.write")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        visit.only_for("audit.write")
        return visit.show("audits/ask.html", form=Ask())

    @post("/", policy="audit.write")
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        visit.only_for("audit.write")
        form = Ask(visit.typed)
        ref = normal_reference(form.concern.data)
        if await visit.perform(form, lambda journal: ask_to_read(journal, ref=ref, why=form.why.data)):
            said = N_("You have asked. The chair or the host decides, and the people in the concern see that you asked.")
            return visit.go(f"{visit.base}/audit", said)
        return visit.show("audits/ask.html", form=form)

    @get("/{ref:str}", policy="audit.read-words", confidential=True)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        page = visit.page
        given = await asking.own_reading(page, normal_reference(ref)) if page.viewer.person_id else None
        reading = given if given and given.is_open(page.today) else None
        visit.only_for("audit.read-words", Resource(people=frozenset({PersonId(reading.auditor_id)} if reading else ())))
        case = await cases.by_id(page, reading.breach_id) if reading else None
        if case is None:
            raise NotFound
        stages = await cases.stages(page, case.breach_id)
        return visit.show(
            "audits/concern.html",
            case=case,
            reading=reading,
            stages={stage.stage: stage for stage in stages},
            ladder=await areas.ladder(page, case.procedure),
            clause=await text.clause(page, case.version_id, case.clause_id),
            opened=await opened(visit, case, stages, f"{PURPOSE}{case.ref}"),
        )


class Requests(Controller):
    """As the chair, or the host."""

    path = "/{area:str}/audit/requests/{ref:str}"

    @get("/", policy="audit.decide", fresh=True)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _show(visit, ref, Decision())

    @post("/", policy="audit.decide", fresh=True)
    async def decide(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        asked, form = await _asked(visit, ref), Decision(visit.typed)
        breach_id, auditor_id, seen = asked.breach_id, asked.auditor_id, visit.seen

        def decide(journal: Any) -> None:
            if form.answer.data == "open":
                assert form.until.data
                return let_read(journal, breach_id=breach_id, auditor_id=auditor_id, until=form.until.data, seen=seen)
            return decline(journal, breach_id=breach_id, auditor_id=auditor_id, why=form.why.data, seen=seen)

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/audit", N_("It is decided. The people in the concern see it."))
        return await _show(visit, ref, form)

    @post("/end", policy="audit.decide", fresh=True)
    async def end(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        asked, form = await _asked(visit, ref), PageForm(visit.typed)
        breach_id, auditor_id = asked.breach_id, asked.auditor_id
        if await visit.perform(form, lambda journal: close(journal, breach_id=breach_id, auditor_id=auditor_id, seen=visit.seen)):
            return visit.go(f"{visit.base}/audit", N_("They can no longer read the words of this concern."))
        return await _show(visit, ref, form)


async def _asked(visit: Visit, ref: str) -> asking.ReadingLine:
    visit.only_for("audit.decide")
    asked = await asking.reading(visit.page, normal_reference(ref))
    if asked is None:
        raise NotFound
    return asked


async def _show(visit: Visit, ref: str, form: PageForm) -> Response[Any]:
    asked = await _asked(visit, ref)
    decision = form if isinstance(form, Decision) else Decision()
    to = f"{visit.base}/audit/requests/{asked.ref}"
    return visit.show("audits/request.html", form=form, decision=decision, asked=asked, to=to)

"""What waits while a version is made: comments to be decided, and bodies to say that they can follow it and that they adopt it."""

from uuid import UUID

from domain import compacts, people
from domain.shared.events import Event
from domain.shared.ids import CommentId, OrganisationId, PersonId, VersionId, claim
from services.duties.waiting.leading import ask_leads, over
from services.duties.waiting.rows import DutyKind, LeadTask
from services.duties.waiting.signing import SIGNING, Signer
from services.duties.waiting.writing import done, wait
from services.shared.rows import MEMBERS, Row, Rows


class OpenDraft(Row, frozen=True, kw_only=True):
    """A version that somebody leads the drafting of."""

    __key__ = ("version_id",)

    version_id: VersionId
    number: int
    drafter_id: PersonId | None

    @property
    def audience(self) -> str:
        return MEMBERS


class OpenComment(Row, frozen=True, kw_only=True):
    """A comment that is not decided yet."""

    __key__ = ("comment_id",)
    __find__ = ("version_id",)

    comment_id: CommentId
    version_id: VersionId

    @property
    def audience(self) -> str:
        return MEMBERS


class AskedBody(Row, frozen=True, kw_only=True):
    """A body that is to say that it can follow a version through (not yet `is_ready`), and then that it adopts it."""

    __key__ = ("version_id", "organisation_id")
    __find__ = ("version_id", "organisation_id")

    version_id: VersionId
    organisation_id: OrganisationId
    number: int
    is_ready: bool = False

    @property
    def audience(self) -> str:
        return MEMBERS


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case compacts.Drafted(version_id=version_id, number=number):
            rows.put(OpenDraft(version_id=version_id, number=number, drafter_id=None))
        case compacts.Begun(version_id=version_id, number=number, drafter_id=drafter_id):
            rows.put(OpenDraft(version_id=version_id, number=number, drafter_id=drafter_id))
        case compacts.DrafterNamed(version_id=version_id, drafter_id=drafter_id):
            _led_by(rows, version_id, drafter_id, at)
        case compacts.Commented(comment_id=comment_id, version_id=version_id):
            rows.put(OpenComment(comment_id=comment_id, version_id=version_id))
        case compacts.CommentsClosed(version_id=version_id):
            _to_decide(rows, version_id, at)
        case compacts.CommentDecided(comment_id=comment_id, version_id=version_id):
            _decided(rows, comment_id, version_id)
        case people.RoleGranted(role=role, person_id=person_id, organisation_id=acts_for) if acts_for:
            for body in rows.where(AskedBody, organisation_id=acts_for) if role in SIGNING else ():
                _ask(rows, person_id, body, at)
        case people.RoleEnded(person_id=person_id, organisation_id=acts_for) if acts_for:
            _stops(rows, person_id, acts_for)
        case _:
            _adopting(rows, fact, at)


def _adopting(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case compacts.PutToBodies(version_id=version_id, bodies=bodies):
            for organisation_id in bodies:
                _put_to(rows, version_id, organisation_id, at)
        case compacts.ReadinessConfirmed(version_id=version_id, organisation_id=organisation_id):
            _ready(rows, version_id, organisation_id, at)
        case compacts.AdoptedByBody(version_id=version_id, organisation_id=organisation_id):
            _over(rows, rows.get(AskedBody, version_id, organisation_id))
        case compacts.TakenBack(version_id=version_id):
            for body in rows.where(AskedBody, version_id=version_id):
                _over(rows, body)


def _to_decide(rows: Rows, version_id: VersionId, at: int) -> None:
    """Once comments have closed; whoever leads the area can decide on them too, and one is enough."""
    draft = rows.get(OpenDraft, version_id)
    if draft is None or not rows.where(OpenComment, version_id=version_id):
        return
    task = LeadTask(task_id=_deciding(version_id), kind=DutyKind.DECIDE_COMMENTS, ref=str(draft.number), due_on=None)
    ask_leads(rows, task, at)
    if draft.drafter_id:
        _ask_drafter(rows, draft.drafter_id, task, at)


def _led_by(rows: Rows, version_id: VersionId, drafter_id: PersonId, at: int) -> None:
    if draft := rows.get(OpenDraft, version_id):
        rows.change(draft, drafter_id=drafter_id)
    if task := rows.get(LeadTask, _deciding(version_id)):
        _ask_drafter(rows, drafter_id, task, at)


def _ask_drafter(rows: Rows, person_id: PersonId, task: LeadTask, at: int) -> None:
    wait(rows, person_id, task.kind, thing=task.task_id, ref=task.ref, due_on=None, since=at)


def _decided(rows: Rows, comment_id: CommentId, version_id: VersionId) -> None:
    if comment := rows.get(OpenComment, comment_id):
        rows.drop(comment)
    draft = rows.get(OpenDraft, version_id)
    if draft and not rows.where(OpenComment, version_id=version_id):
        over(rows, DutyKind.DECIDE_COMMENTS, str(draft.number))


def _put_to(rows: Rows, version_id: VersionId, organisation_id: OrganisationId, at: int) -> None:
    if draft := rows.get(OpenDraft, version_id):
        body = AskedBody(version_id=version_id, organisation_id=organisation_id, number=draft.number)
        rows.put(body)
        _ask_body(rows, body, at)


def _ready(rows: Rows, version_id: VersionId, organisation_id: OrganisationId, at: int) -> None:
    body = rows.get(AskedBody, version_id, organisation_id)
    if body and not body.is_ready:
        done(rows, thing=_thing(body))
        rows.change(body, is_ready=True)
        if ready := rows.get(AskedBody, version_id, organisation_id):
            _ask_body(rows, ready, at)


def _over(rows: Rows, body: AskedBody | None) -> None:
    if body:
        done(rows, thing=_thing(body))
        rows.drop(body)


def _stops(rows: Rows, person_id: PersonId, organisation_id: OrganisationId) -> None:
    if person_id not in [one.person_id for one in rows.where(Signer, organisation_id=organisation_id)]:
        for body in rows.where(AskedBody, organisation_id=organisation_id):
            done(rows, thing=_thing(body), person_id=person_id)


def _ask_body(rows: Rows, body: AskedBody, at: int) -> None:
    for person_id in dict.fromkeys(one.person_id for one in rows.where(Signer, organisation_id=body.organisation_id)):
        _ask(rows, person_id, body, at)


def _ask(rows: Rows, person_id: PersonId, body: AskedBody, at: int) -> None:
    kind = DutyKind.ADOPT if body.is_ready else DutyKind.CONFIRM_READINESS
    ref = str(body.number)
    wait(rows, person_id, kind, thing=_thing(body), ref=ref, organisation_id=body.organisation_id, due_on=None, since=at)


def _thing(body: AskedBody) -> UUID:
    return claim(body.version_id, "adopting" if body.is_ready else "readiness", body.organisation_id)


def _deciding(version_id: VersionId) -> UUID:
    return claim(version_id, DutyKind.DECIDE_COMMENTS)

"""What waits for whoever leads an area: reviews that are due, clocks whose clause is another now, and engagement past its last day."""

from uuid import UUID

from domain import areas, compacts, instruments, people
from domain.shared.actor import Role
from domain.shared.events import Event
from domain.shared.ids import PersonId, claim
from services.duties.waiting.rows import DutyKind, Keeper, LeadTask
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows


def changed(rows: Rows, fact: Event, at: int) -> None:
    """A review is over with the next one's day, or with another version begun or in force; a clock's with its
    being set; that of a code or guide with its next version, or its end; engagement with its being closed.
    """
    match fact:
        case compacts.ReviewFellDue(version_id=version_id, due_on=due_on):
            ask_leads(rows, LeadTask(task_id=version_id, kind=DutyKind.REVIEW, ref="", due_on=due_on), at)
        case compacts.ClockQuestioned(version_id=version_id, clock=clock):
            over(rows, DutyKind.CONFIRM_CLOCK, clock.value)  # an older version's, which nobody answered
            task_id = claim(version_id, DutyKind.CONFIRM_CLOCK, clock)
            ask_leads(rows, LeadTask(task_id=task_id, kind=DutyKind.CONFIRM_CLOCK, ref=clock.value, due_on=None), at)
        case compacts.engaging.EngagementFellDue(engagement_id=engagement_id, number=number, until=until):
            ask_leads(rows, LeadTask(task_id=engagement_id, kind=DutyKind.CLOSE_ENGAGEMENT, ref=str(number), due_on=until), at)
        case compacts.engaging.EngagementClosed(number=number):
            over(rows, DutyKind.CLOSE_ENGAGEMENT, str(number))
        case instruments.ReviewFellDue(instrument_id=instrument_id, ref=ref, due_on=due_on):
            ask_leads(rows, LeadTask(task_id=instrument_id, kind=DutyKind.REVIEW_INSTRUMENT, ref=ref, due_on=due_on), at)
        case instruments.Adopted(ref=ref) | instruments.Withdrawn(ref=ref):
            over(rows, DutyKind.REVIEW_INSTRUMENT, ref)
        case areas.ClockSet(clock=clock):
            over(rows, DutyKind.CONFIRM_CLOCK, clock.value)
        case compacts.ReviewSet() | compacts.Begun() | compacts.Adopted():
            over(rows, DutyKind.REVIEW)
        case people.RoleGranted(role=Role.LEAD, person_id=person_id):
            _begins(rows, person_id, at)
        case people.RoleEnded(role=Role.LEAD, person_id=person_id):
            _ends(rows, person_id)


def _begins(rows: Rows, person_id: PersonId, at: int) -> None:
    for task in rows.every(LeadTask):
        _ask(rows, person_id, task, at)


def _ends(rows: Rows, person_id: PersonId) -> None:
    for task in rows.every(LeadTask):
        done(rows, thing=task.task_id, person_id=person_id)


def ask_leads(rows: Rows, task: LeadTask, at: int) -> None:
    rows.put(task)
    for keeper in rows.every(Keeper):
        if keeper.role is Role.LEAD:
            _ask(rows, keeper.person_id, task, at)


def _ask(rows: Rows, person_id: PersonId, task: LeadTask, at: int) -> None:
    wait(rows, person_id, task.kind, thing=task.task_id, ref=task.ref, due_on=task.due_on, since=at)


def over(rows: Rows, kind: DutyKind, ref: str = "") -> None:
    over: list[UUID] = [task.task_id for task in rows.every(LeadTask) if (task.kind, task.ref) == (kind, ref)]
    for task_id in over:
        done(rows, thing=task_id)
        if task := rows.get(LeadTask, task_id):
            rows.drop(task)

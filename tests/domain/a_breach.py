"""A concern of Northgate Pantry's about Eskmoor's council: its people, its three stages, and everything that can happen to it."""

from datetime import date

from domain.breaches import (
    Acknowledged,
    AcknowledgementOverdue,
    Answered,
    AnswerOverdue,
    Candidate,
    Escalated,
    PassedOnBy,
    Raised,
    Settled,
    Turn,
    take_turn,
)
from domain.shared.actor import Role
from domain.shared.dates import Due, Unit
from domain.shared.ids import ClauseRef
from domain.shared.rules import Procedure, Stage
from domain.shared.sealed import Confidential
from tests.domain.stories import CALENDAR, an_id, london

CASE, PANTRY, COUNCIL = an_id("the pantry's concern"), an_id("Northgate Pantry"), an_id("Eskmoor District Council")
MIRIAM, JOEL, ANWEN, SUNIL = an_id("Miriam Castell"), an_id("Joel Ferreira"), an_id("Anwen Price"), an_id("Sunil Kapoor")
BETHANY = an_id("Bethany Lowe")
CHAMPION, GROUP, BOARD = (
    Stage("Champion", Role.CHAMPION, 5, 10),
    Stage("Oversight group", Role.CHAIR, 5, 20),
    Stage("Partnership board", Role.SECRETARY, 5, 40),
)
PROCEDURE = Procedure(3, (CHAMPION, GROUP, BOARD), (Role.CONTACT, Role.OFFICER))
RAISED_AT = london(2026, 3, 9)


def within(on: date, since: date, length: int) -> Due:
    return Due(on, since, length, Unit.WORKING_DAYS, CALENDAR.version)


def case_words(text: str) -> Confidential:
    return Confidential(text, breach_id=CASE)


ACKNOWLEDGE_BY = within(date(2026, 3, 16), date(2026, 3, 9), 5)
ANSWER_BY = within(date(2026, 3, 30), date(2026, 3, 16), 10)
WITH_JOEL = Turn(1, JOEL, Role.CHAMPION, ACKNOWLEDGE_BY, ANSWER_BY)
WITH_ANWEN = take_turn(2, GROUP, Candidate(ANWEN, Role.CHAIR), london(2026, 4, 20), CALENDAR)
WITH_SUNIL = take_turn(3, BOARD, Candidate(SUNIL, Role.SECRETARY), london(2026, 6, 1), CALENDAR)
RAISED = Raised(
    breach_id=CASE,
    ref="H8J9-K0M1",
    raiser_id=MIRIAM,
    organisation_id=PANTRY,
    respondent_id=COUNCIL,
    service_area="Adult social care",
    clause=ClauseRef(an_id("version 2"), "9.2.7"),
    happened_on=date(2026, 3, 2),
    what_happened=case_words("Our grant was ended with five weeks' notice."),
    effect=case_words("We close on Fridays."),
    remedy=case_words("Three months' notice, as promised."),
    procedure=3,
    turn=WITH_JOEL,
)
ACKNOWLEDGED = Acknowledged(breach_id=CASE, stage=1, answer_by=within(date(2026, 3, 25), date(2026, 3, 11), 10))
ANSWERED = Answered(breach_id=CASE, stage=1, answer=case_words("The notice ran from the budget meeting."))
TO_THE_GROUP = Escalated(breach_id=CASE, from_stage=1, passed_on_by=PassedOnBy.RAISER, handover=None, turn=WITH_ANWEN)
TO_THE_BOARD = Escalated(breach_id=CASE, from_stage=2, passed_on_by=PassedOnBy.RAISER, handover=None, turn=WITH_SUNIL)
SETTLED = Settled(breach_id=CASE, stage=1)
NOT_ACKNOWLEDGED = AcknowledgementOverdue(breach_id=CASE, stage=1, due_on=date(2026, 3, 16))
NOT_ANSWERED = AnswerOverdue(breach_id=CASE, stage=1, due_on=date(2026, 3, 30))
LAST = ("This is the last stage here. What is left are the routes outside this area.", None)

"""What a mail says about making, adopting and keeping the text."""

from msgspec import Struct

from domain.shared.events import N_
from services.duties.waiting import DutyKind


class Text(Struct, frozen=True):
    """The msgids of one kind of letter, and of its line in My duties."""

    subject: str
    what: str
    why: str
    button: str


OF_THE_TEXT = {
    DutyKind.DECIDE_COMMENTS: Text(
        N_("Comments on the {instrument} of {area} wait for a decision"),
        N_(
            "Comments on the draft have closed; each is to be decided with a reason before it can go to the bodies that adopt it."
        ),
        N_("You get this because you lead the drafting in {area}, or the {instrument} itself."),
        N_("Decide on the comments"),
    ),
    DutyKind.CONFIRM_READINESS: Text(
        N_("Can {organisation} follow the new {instrument} of {area} through?"),
        N_("A new version of the {instrument} is before {organisation}; please say whether it can follow it through, and how."),
        N_("You get this because you act for {organisation} in {area}."),
        N_("Read it and answer"),
    ),
    DutyKind.ADOPT: Text(
        N_("The new {instrument} of {area} waits for the decision of {organisation}"),
        N_(
            "{organisation} can follow the new version of the {instrument} through; please record when it was adopted, and the minute."
        ),
        N_("You get this because you act for {organisation} in {area}."),
        N_("Record the adoption"),
    ),
    DutyKind.REVIEW: Text(
        N_("The {instrument} of {area} is due for review"),
        N_("The review of the {instrument} fell due on {due_on}; begin a new version, or set the next review."),
        N_("You get this because you lead the {instrument} in {area}."),
        N_("Look at the review"),
    ),
    DutyKind.REVIEW_INSTRUMENT: Text(
        N_("A code or guide of {area} is due for review"),
        N_(
            "The review of a code or guide that explains the {instrument} fell due on {due_on}; record its next version, or withdraw it."
        ),
        N_("You get this because you lead the {instrument} in {area}."),
        N_("Look at it"),
    ),
    DutyKind.CLOSE_ENGAGEMENT: Text(
        N_("Engagement on the {instrument} of {area} is to be closed"),
        N_("Engagement on what the {instrument} should say was open until {due_on}; please close it, and say what comes of it."),
        N_("You get this because you lead the {instrument} in {area}."),
        N_("Close the engagement"),
    ),
    DutyKind.CONFIRM_CLOCK: Text(
        N_("Does this clock still hold in {area}?"),
        N_(
            "A clause that a clock comes from is another in the new version; what is running keeps its own time until you confirm it."
        ),
        N_("You get this because you lead the {instrument} in {area}."),
        N_("Confirm the clock"),
    ),
}

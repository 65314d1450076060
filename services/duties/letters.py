"""What a mail says: one sentence on what happened, why you get it, one link. Never a word of a case."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from domain.shared.events import N_
from services.duties.letters_of_text import OF_THE_TEXT, Text
from services.duties.waiting import DutyKind
from services.shared.phrases import Phrase


class Letter(Struct, frozen=True):
    subject: Phrase
    what: Phrase
    why: Phrase
    button: Phrase


TEXTS: Mapping[DutyKind, Text] = OF_THE_TEXT | {
    DutyKind.ANSWER_NOMINATION: Text(
        N_("Will you be {instrument} champion for {service_area}?"),
        N_("You have been nominated as {instrument} champion for {service_area} at {organisation}; please answer by {due_on}."),
        N_("You get this because somebody in {area} gave your name and this address."),
        N_("Read what it means and answer"),
    ),
    DutyKind.RENEW_TERM: Text(
        N_("Your term as {instrument} champion ends on {due_on}"),
        N_("Your term as champion for {service_area} at {organisation} ends on {due_on}; go on, or make room for somebody else."),
        N_("You get this because you are champion there in {area}, and nobody follows yet."),
        N_("Say what happens next"),
    ),
    DutyKind.FILL_SLOT: Text(
        N_("{organisation} needs a champion for {service_area}"),
        N_("{organisation} needs a champion for {service_area}: nobody serves there, or their term is over, and nobody follows."),
        N_("You get this because you keep the register or sit on the group in {area}."),
        N_("Nominate a champion"),
    ),
    DutyKind.AGREE_NAMING: Text(
        N_("You sit on a group of the {instrument} in {area}"),
        N_("It is recorded that you sit on a group in {area}; please say whether everybody may read your name there."),
        N_("You get this because whoever keeps the register in {area} recorded it."),
        N_("Read what is shown and answer"),
    ),
    DutyKind.FILL_SEAT: Text(
        N_("A seat on a group in {area} is vacant"),
        N_("At least one seat on a group in {area} is vacant; say who sits there, or that the group has one seat less."),
        N_("You get this because you lead the {instrument} in {area}."),
        N_("Look at the group"),
    ),
    DutyKind.ELECT_CHAIR: Text(
        N_("A group in {area} has a chair to elect"),
        N_("A group in {area} has no chair, or the term of its chair ends soon or is over; say who is elected."),
        N_("You get this because you lead the {instrument} in {area}."),
        N_("Say who is elected"),
    ),
    DutyKind.ANSWER_HANDOVER: Text(
        N_("Will you lead the {instrument} in {area}?"),
        N_("You are asked to follow as the {instrument} lead of {area}; please answer by {due_on}."),
        N_("You get this because whoever leads it now named you."),
        N_("Read what it means and answer"),
    ),
    DutyKind.RESPOND: Text(
        N_("{organisation} asks what you think"),
        N_("{organisation} has opened the consultation “{title}”, and you can respond until {due_on}."),
        N_("You get this because you respond for {acting_for} in {area}."),
        N_("Respond"),
    ),
    DutyKind.ACKNOWLEDGE: Text(
        N_("A concern waits for you in {area}"),
        N_("A concern has come to you; please acknowledge it by {due_on}."),
        N_("You get this because concerns at this stage come to you in {area}."),
        N_("Acknowledge it"),
    ),
    DutyKind.ANSWER: Text(
        N_("A concern waits for your answer in {area}"),
        N_("You have acknowledged a concern; please answer it, with reasons, by {due_on}."),
        N_("You get this because it is with you in {area}."),
        N_("Answer it"),
    ),
    DutyKind.READ_ANSWER: Text(
        N_("Your concern has been answered"),
        N_("There is an answer to your concern; you can say that it settles it, or pass it on."),
        N_("You get this because you raised it in {area}."),
        N_("Read the answer"),
    ),
    DutyKind.MAY_PASS_ON: Text(
        N_("Your concern has had no reply in time"),
        N_("The reply to your concern is overdue; you can pass it on to the next stage without giving a reason."),
        N_("You get this because you raised it in {area}."),
        N_("Look at it"),
    ),
    DutyKind.APPROVE_SIGNATURE: Text(
        N_("{organisation} wants to sign the {instrument} in {area}"),
        N_("{organisation} has asked to sign the {instrument}, which waits for your approval."),
        N_("You get this because you lead the {instrument} in {area}."),
        N_("Look at it"),
    ),
    DutyKind.REAFFIRM: Text(
        N_("There is a new version of the {instrument} in {area}"),
        N_("A new version of the {instrument} is in force; {organisation} is asked to sign it by {due_on}."),
        N_(
            "You get this because you sign for {organisation} in {area}. Without you nothing is signed, and an earlier signature lapses."
        ),
        N_("Read it and sign"),
    ),
    DutyKind.DECIDE_ERASURE: Text(
        N_("Somebody asks to be forgotten in {area}"),
        N_("Somebody in {area} asks to be forgotten; two people decide on it, by {due_on}."),
        N_("You get this because you keep the register in {area}."),
        N_("Look at the request"),
    ),
    DutyKind.DECIDE_READING: Text(
        N_("An auditor asks to read a concern in {area}"),
        N_(
            "Somebody who audits in {area} has asked to read the words of one concern, and says why; please say whether they may."
        ),
        N_("You get this because you decide that in {area}, and are not in that concern."),
        N_("Look at the request"),
    ),
    DutyKind.CONFIRM_MEMBER: Text(
        N_("Somebody would act for {organisation} in {area}"),
        N_("Somebody has come to {area} to act for {organisation}; please say whether they do."),
        N_("You get this because you can say who acts for {organisation} in {area}."),
        N_("Look who it is"),
    ),
    DutyKind.CONFIRM_CONTACT: Text(
        N_("Are you a contact of {organisation}?"),
        N_("{organisation} lists you as a contact in {area}. Please say whether that is right, so that people reach somebody."),
        N_("You get this because {organisation}, or the Compact lead, gave your name and this address. It is asked once a year."),
        N_("Read what is listed and answer"),
    ),
}


def duty_letter(kind: DutyKind, values: Mapping[str, Any]) -> Letter:
    text, filled = TEXTS[kind], dict(values)
    return Letter(Phrase(text.subject, filled), Phrase(text.what, filled), Phrase(text.why, filled), Phrase(text.button))


def sign_in_letter(code: str) -> Letter:
    """`code` has six digits."""
    said = N_(
        "Your code is {code}. Type it in the window where you asked for it, within 30 minutes. Or use this link, in any window; "
        "of the two, one works once."
    )
    return Letter(
        Phrase(N_("Your code to sign in")),
        Phrase(said, {"code": f"{code[:3]} {code[3:]}"}),
        Phrase(N_("You get this because somebody, probably you, typed this address to sign in. If it was not you, do nothing.")),
        Phrase(N_("Sign in")),
    )

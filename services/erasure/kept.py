"""How long each kind of record is kept and why: what people read, and what `./compact retention` holds to."""

from datetime import timedelta

from msgspec import Struct

from domain.shared.events import N_

DRAFTS, LINKS, LOGINS = timedelta(days=30), timedelta(days=30), timedelta(days=30)
ATTEMPTS = timedelta(days=1)
PICTURES = timedelta(days=30)
"""After they were last stored, where no page shows them: nobody's data, but somebody may have taken one off for good."""
INVITATIONS = timedelta(days=30)
MAIL, COPIES, NOMINATIONS = timedelta(days=365), timedelta(days=365), timedelta(days=183)


class Kept(Struct, frozen=True):
    """All msgids. `why` names the purpose; the law behind it is UK GDPR Art. 5(1)(e) throughout."""

    what: str
    how_long: str
    why: str


KEPT = (
    Kept(
        N_("Your name, address and roles"),
        N_("until you ask to be forgotten; or six months after a nomination that you did not take up, if you have no place here"),
        N_("so that people can see who acts for whom, and reach you"),
    ),
    Kept(
        N_("Your address and telephone number as a body's contact"),
        N_("until you are forgotten; shown only while you are listed, and to the people of the area alone"),
        N_("so that people can reach the body"),
    ),
    Kept(
        N_("What you did, in which role and when"),
        N_("for as long as the area's record is kept; without your name once you are forgotten"),
        N_("it is the public record of a promise between public bodies and the voluntary sector"),
    ),
    Kept(
        N_("What you wrote for an organisation"),
        N_("for as long as the area's record is kept"),
        N_("it is the organisation's own word, and others answered it"),
    ),
    Kept(
        N_("What was written about you, why you were nominated or declined; and what you asked the host"),
        N_("until you are forgotten"),
        N_("so that those who asked you know what came of it"),
    ),
    Kept(
        N_("Your name in an invitation that you did not accept"),
        N_("30 days after its time is over"),
        N_("so that it can be sent again"),
    ),
    Kept(
        N_("Your address, while you are in no area"),
        N_("30 days, and as long as an invitation to it works"),
        N_("so that you can come in by it"),
    ),
    Kept(
        N_("The address that you typed to sign in, until it is proved"),
        N_("a day"),
        N_("so that a link that came too late can be renewed"),
    ),
    Kept(N_("Drafts"), N_("30 days"), N_("so that a long form can be written in pieces")),
    Kept(N_("Mailed links"), N_("30 days after their time is over"), N_("so that a link that came too late can be renewed")),
    Kept(
        N_("That you opened words of a concern"),
        N_("for as long as the concern is kept"),
        N_("so that the people in it can know who read them"),
    ),
    Kept(N_("Sessions"), N_("12 hours at most"), N_("so that you stay signed in")),
    Kept(
        N_("What lies here of a passkey: its name, and when you used it"),
        N_("until you remove it, or are in no area any more"),
        N_("so that you sign in without a mail"),
    ),
    Kept(
        N_("That a mail was sent to you, and a copy where this installation keeps one"),
        N_("a year"),
        N_("to show that you were told"),
    ),
)

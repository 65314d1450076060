"""What somebody types about a child instrument."""

from domain.instruments import LONGEST_TEXT, LONGEST_TITLE, LONGEST_WHY, InstrumentKind, Writing
from domain.shared.events import N_
from services.instruments.register import InstrumentLine
from web.shared.forms import Day, GivenDay, OneOf, PageForm, line, paragraphs

KINDS = {
    "code": N_("Code of practice"),
    "guide": N_("Guide"),
    "protocol": N_("Protocol"),
    "other": N_("Something else"),
}


class Record(PageForm):
    kind = OneOf(N_("What is it?"), N_("Say what it is."), list(KINDS.items()))
    title = line(N_("What is it called?"), needed=N_("Enter what it is called."), most=LONGEST_TITLE)
    text = paragraphs(N_("Its text (optional)"), most=LONGEST_TEXT, hint=N_("Leave it empty where the text lies elsewhere."))
    link = line(N_("Where it lies (optional)"), most=300, hint=N_("A web address that everybody can open: https://…"))
    adopted_on = GivenDay(N_("When was it adopted?"), needed=N_("Enter the day on which it was adopted."))
    review_on = Day(N_("When is it to be reviewed? (optional)"), hint=N_("On that day it becomes a duty of the Compact lead."))

    @property
    def writing(self) -> Writing:
        return Writing(
            kind=InstrumentKind(self.kind.data),
            title=self.title.data,
            text=self.text.data,
            link=self.link.data,
            adopted_on=self.adopted_on.data,
            review_on=self.review_on.data,
        )


class Withdraw(PageForm):
    why = paragraphs(N_("Why is it withdrawn?"), needed=N_("Say why."), most=LONGEST_WHY, hint=N_("Everybody can read this."))


def filled(there: InstrumentLine) -> Record:
    """The next version, begun from the present one."""
    return Record(None, kind=there.kind.value, title=there.title or "", text=there.text or "", link=there.link or "")

"""The questions, and what is right as an answer to each."""

from domain.areas import HOUSE, MOST_PLACES, legible, places_of
from domain.compacts import reading
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.rules import Clock
from web.shared.forms import OneOf, PageForm, line, paragraphs, whole_number

OTHER = "other"
INSTRUMENTS = [
    ("Compact", N_("Compact")),
    ("Accord", N_("Accord")),
    ("Charter", N_("Charter")),
    ("Covenant partnership", N_("Covenant partnership")),
    (OTHER, N_("Something else")),
]
MODEL, DOCUMENT, NOTHING = "model", "document", "nothing"
STARTS = [
    (MODEL, N_("Our model text, in plain English, to draft from")),
    (DOCUMENT, N_("A text that we have already")),
    (NOTHING, N_("Nothing yet")),
]
HANDLINGS = [
    ("three-steps", N_("In three steps: the champion, the group, the partnership board")),
    ("panel", N_("Round the table, then a panel, then a mediator")),
]
HARBOUR = HOUSE
COLOURS = [
    (HARBOUR, N_("Harbour green")),
    ("#1d3f72", N_("Navy")),
    ("#5b2a5e", N_("Plum")),
    ("#7a2e1d", N_("Brick")),
    ("#2f5a1e", N_("Moss")),
    (OTHER, N_("A colour of our own")),
]
LONGEST_DOCUMENT = 200_000
INVITABLE = {Role.CHAIR: "chair", Role.SECRETARY: "secretary", Role.LEAD: "lead"}


class Names(PageForm):
    name = line(N_("What is the area called?"), needed=N_("Enter what the area is called."), most=120)
    instrument = OneOf(N_("What do you call your agreement?"), N_("Choose what you call it."), INSTRUMENTS)
    other_instrument = line(N_("If something else: what?"), most=40)

    @property
    def called(self) -> str:
        return str(self.other_instrument.data if self.instrument.data == OTHER else self.instrument.data)

    def named(self) -> None:
        if not self.called:
            raise Refused(N_("Enter what you call it."), field="other_instrument")


class Places(PageForm):
    places = paragraphs(
        N_("Which places does it cover?"),
        needed=N_("Name at least one place."),
        most=4_000,
        hint=N_("Boroughs, districts, counties or parishes, one on each line. An ONS code may stand before the name."),
    )

    def few(self) -> None:
        if not 1 <= len(places_of(self.places.data)) <= MOST_PLACES:
            raise Refused(N_("Name between one and {most} places."), field="places", most=MOST_PLACES)


class Handling(PageForm):
    handling = OneOf(N_("How are concerns handled here?"), N_("Choose how concerns are handled."), HANDLINGS)


class Times(PageForm):
    consultation = whole_number(
        N_("How many days is a consultation open, at least?"),
        needed=N_("Enter a number of days."),
        hint=N_("84 days are twelve weeks."),
    )
    champion_term = whole_number(N_("For how many months does a champion serve?"), needed=N_("Enter a number of months."))
    nomination = whole_number(
        N_("How many working days has somebody to answer a nomination?"), needed=N_("Enter a number of working days.")
    )

    @property
    def lengths(self) -> dict[Clock, int]:
        asked = {
            Clock.CONSULTATION: self.consultation,
            Clock.CHAMPION_TERM: self.champion_term,
            Clock.NOMINATION: self.nomination,
        }
        return {clock: field.data or 0 for clock, field in asked.items()}

    def possible(self) -> None:
        for name in ("consultation", "champion_term", "nomination"):
            if not 1 <= (self[name].data or 0) <= 1_000:
                raise Refused(N_("Enter a number from 1 to {most}."), field=name, most=1_000)


class Start(PageForm):
    start = OneOf(N_("What do you start from?"), N_("Choose what you start from."), STARTS)
    document = paragraphs(
        N_("If you have a text: paste it here"),
        most=LONGEST_DOCUMENT,
        hint=N_("Headings, numbers and lists are recognised. You check what was understood before anything is recorded."),
    )

    def readable(self) -> None:
        if self.start.data == DOCUMENT and not any(section.clauses for section in reading.read(self.document.data).sections):
            raise Refused(N_("No clause was found in it. Paste the whole text, with a line for each clause."), field="document")


class Colour(PageForm):
    colour = OneOf(N_("Which colour is the top of your pages?"), N_("Choose a colour."), COLOURS)
    own_colour = line(N_("If your own: which?"), most=20, hint=N_("As it is written on the web, for example #0f4c4a."))

    @property
    def chosen(self) -> str | None:
        chosen = str(self.own_colour.data if self.colour.data == OTHER else self.colour.data)
        return None if chosen == HARBOUR else legible(chosen)

    def can_be_read(self) -> None:
        _ = self.chosen


class People(PageForm):
    """Each may be left empty."""

    chair_name = line(N_("Name"), most=120)
    chair_address = line(N_("Mail address"))
    secretary_name = line(N_("Name"), most=120)
    secretary_address = line(N_("Mail address"))
    lead_name = line(N_("Name"), most=120)
    lead_address = line(N_("Mail address"))

    def invited(self) -> list[tuple[Role, str, str]]:
        found = [(role, self[f"{who}_name"], self[f"{who}_address"]) for role, who in INVITABLE.items() if f"{who}_name" in self]
        return [(role, name.data, address.data) for role, name, address in found if name.data or address.data]

    def whole(self) -> None:
        for role, name, address in self.invited():
            who = INVITABLE[role]
            if not name:
                raise Refused(N_("Enter their name."), field=f"{who}_name")
            if "@" not in address:
                raise Refused(N_("Enter their mail address."), field=f"{who}_address")

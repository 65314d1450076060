"""Recording a version of a child instrument, withdrawing it, and its review."""

from datetime import date

from msgspec import Struct

from domain.instruments.events import Adopted, InstrumentKind, ReviewFellDue, Withdrawn
from domain.instruments.state import Instrument
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import ClauseRef, InstrumentId
from domain.shared.sealed import Text

LONGEST_TITLE, LONGEST_TEXT, LONGEST_LINK, LONGEST_WHY = 150, 40_000, 300, 1_000


class Writing(Struct, frozen=True, kw_only=True):
    """A version of it as somebody writes it down; what is left out is empty."""

    kind: InstrumentKind
    title: str
    text: str = ""
    link: str = ""
    clauses: tuple[ClauseRef, ...] = ()
    adopted_on: date
    review_on: date | None = None


def adopt(state: Instrument | None, writing: Writing, *, instrument_id: InstrumentId, ref: str, today: date) -> list[Event]:
    """The first version of it, or the next, which may be of another kind."""
    if state and state.is_withdrawn:
        raise Refused(N_("It was withdrawn. Record a new one in its place."))
    if not writing.title.strip():
        raise Refused(N_("Enter what it is called."), field="title")
    _there_is_one(writing)
    _in_time(state, writing, today)
    return [
        Adopted(
            instrument_id=instrument_id,
            ref=ref,
            number=state.number + 1 if state else 1,
            kind=writing.kind,
            title=Text(writing.title.strip()),
            text=Text(writing.text.strip()) if writing.text.strip() else None,
            link=Text(writing.link.strip()) if writing.link.strip() else None,
            clauses=writing.clauses,
            adopted_on=writing.adopted_on,
            review_on=writing.review_on,
        )
    ]


def withdraw(state: Instrument | None, *, instrument_id: InstrumentId, why: str) -> list[Event]:
    if state is None:
        raise NotFound
    if state.is_withdrawn:
        return []
    if not why.strip():
        raise Refused(N_("Say why."), field="why")
    return [Withdrawn(instrument_id=instrument_id, ref=state.ref, why=Text(why.strip()))]


def review_falls_due(state: Instrument | None, *, instrument_id: InstrumentId, today: date) -> list[Event]:
    """The ticker's: on its day, once."""
    if state is None or state.review_on is None or today < state.review_on:
        return []
    return [ReviewFellDue(instrument_id=instrument_id, ref=state.ref, due_on=state.review_on)]


def _there_is_one(writing: Writing) -> None:
    link = writing.link.strip()
    if not writing.text.strip() and not link:
        raise Refused(N_("Write its text, or say where it lies."), field="text")
    if link and (not link.startswith(("https://", "http://")) or len(link) > LONGEST_LINK or len(link.split()) > 1):
        raise Refused(N_("A web address begins with https:// and has no space in it."), field="link")


def _in_time(state: Instrument | None, writing: Writing, today: date) -> None:
    if writing.adopted_on > today:
        raise Refused(N_("That day has not come yet."), field="adopted_on")
    if state and writing.adopted_on < state.adopted_on:
        raise Refused(
            N_("The version before was adopted on {since}; this one cannot be older."), field="adopted_on", since=state.adopted_on
        )
    if writing.review_on and writing.review_on <= today:
        raise Refused(N_("A review is set for a day after today."), field="review_on")

"""Asking an area what its next text should say: opened, what was held, closed with what comes of it. It holds up no draft."""

from datetime import date

from domain.compacts.agreement import Agreement, Engagement, engagement_named
from domain.compacts.events import EngagementClosed, EngagementFellDue, EngagementHeld, EngagementOpened, HeldKind
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import EngagementId
from domain.shared.sealed import Text

__all__ = [
    "LONGEST_ASKED",
    "LONGEST_HEARD",
    "LONGEST_WITH_WHOM",
    "Engagement",
    "EngagementClosed",
    "EngagementFellDue",
    "EngagementHeld",
    "EngagementOpened",
    "HeldKind",
    "close_engagement",
    "engagement_falls_due",
    "engagement_named",
    "hold",
    "open_engagement",
]
LONGEST_ASKED, LONGEST_WITH_WHOM, LONGEST_HEARD = 2_000, 300, 5_000
MOST_PEOPLE = 1_000_000
NOT_YET = N_("That day has not come yet.")


def open_engagement(
    agreement: Agreement | None,
    *,
    engagement_id: EngagementId,
    opened_on: date,
    until: date | None,
    asks: str,
    take_part: str,
    today: date,
) -> list[Event]:
    """Any number of them, one after the other."""
    before = agreement.engagements if agreement else ()
    if before and not before[-1].closed_on:
        raise Refused(N_("Engagement is open already. Close it before you open another."))
    if opened_on > today:
        raise Refused(NOT_YET, field="opened_on")
    if until and until < opened_on:
        raise Refused(N_("That is before the day on which it opened."), field="until")
    return [
        EngagementOpened(
            engagement_id=engagement_id,
            number=len(before) + 1,
            opened_on=opened_on,
            until=until,
            asks=_words(asks, "asks", N_("Say what people are asked.")),
            take_part=_words(take_part, "take_part", N_("Say how people can take part.")),
        )
    ]


def hold(
    agreement: Agreement | None,
    number: int,
    *,
    kind: HeldKind,
    held_on: date,
    with_whom: str,
    took_part: int | None,
    heard: str,
    today: date,
) -> list[Event]:
    """Also what was held before it opened, and what is written down once it is closed."""
    one = numbered(agreement, number)
    if held_on > today:
        raise Refused(NOT_YET, field="held_on")
    if one.closed_on and held_on > one.closed_on:
        raise Refused(N_("It closed on {day}. Open another for what was held since."), field="held_on", day=one.closed_on)
    if took_part is not None and not 0 <= took_part <= MOST_PEOPLE:
        raise Refused(N_("Enter how many people took part, or leave it empty."), field="took_part")
    return [
        EngagementHeld(
            engagement_id=one.engagement_id,
            number=number,
            ordinal=one.held + 1,
            kind=kind,
            held_on=held_on,
            with_whom=_words(with_whom, "with_whom", N_("Say with whom it was held.")),
            took_part=took_part,
            heard=Text(heard.strip()) if heard.strip() else None,
        )
    ]


def close_engagement(agreement: Agreement | None, number: int, *, closed_on: date, outcome: str, today: date) -> list[Event]:
    one = numbered(agreement, number)
    if one.closed_on:
        raise Refused(N_("It is closed already."))
    if closed_on > today:
        raise Refused(NOT_YET, field="closed_on")
    if closed_on < one.opened_on:
        raise Refused(N_("That is before the day on which it opened."), field="closed_on")
    if one.last_held and closed_on < one.last_held:
        raise Refused(N_("Something was held after that, on {day}."), field="closed_on", day=one.last_held)
    words = _words(outcome, "outcome", N_("Say what comes of it."))
    return [EngagementClosed(engagement_id=one.engagement_id, number=number, closed_on=closed_on, outcome=words)]


def engagement_falls_due(agreement: Agreement | None, today: date) -> list[Event]:
    """The ticker's: once its last day is over, once."""
    last = agreement.engagements[-1] if agreement and agreement.engagements else None
    if last is None or last.closed_on or last.fell_due or last.until is None or today <= last.until:
        return []
    number = len(agreement.engagements) if agreement else 0
    return [EngagementFellDue(engagement_id=last.engagement_id, number=number, until=last.until)]


def numbered(agreement: Agreement | None, number: int) -> Engagement:
    if agreement is None or not 1 <= number <= len(agreement.engagements):
        raise NotFound
    return agreement.engagements[number - 1]


def _words(typed: str, field: str, needed: str) -> Text:
    if not typed.strip():
        raise Refused(needed, field=field)
    return Text(typed.strip())

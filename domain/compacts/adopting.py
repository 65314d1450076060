"""Putting a version to the bodies that are to adopt it: each says that it can follow it through, and then that it adopts it."""

from collections.abc import Mapping, Sequence
from datetime import date

from domain.compacts.agreement import Agreement
from domain.compacts.events import (
    Adopted,
    AdoptedByBody,
    ClockQuestioned,
    PutToBodies,
    ReadinessConfirmed,
    ReviewFellDue,
    ReviewSet,
    TakenBack,
)
from domain.compacts.state import Version
from domain.shared.dates import A_DAY
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId, VersionId
from domain.shared.rules import Clock, Period
from domain.shared.sealed import Text


def put_to_bodies(state: Version, in_force: Version | None, bodies: tuple[OrganisationId, ...], undecided: int) -> list[Event]:
    if state.bodies:
        raise Refused(N_("It is before the bodies already."))
    if not state.clauses:
        raise Refused(N_("There is no clause in this text."))
    if in_force and overtaken(state, in_force):
        said = N_(
            "Version {number} came into force after this one was begun, so this one cannot. Begin a new version from that one."
        )
        raise Refused(said, number=in_force.number)
    if undecided == 1:
        raise Refused(N_("1 comment is not decided yet. It is to be decided first, with a reason."))
    if undecided:
        raise Refused(N_("{count} comments are not decided yet. Each is to be decided first, with a reason."), count=undecided)
    if not bodies:
        raise Refused(N_("Choose the bodies that are to adopt it."), field="bodies")
    return [PutToBodies(version_id=state.version_id, bodies=bodies)]


def take_back(state: Version | None, agreement: Agreement | None, why: str) -> list[Event]:
    before = _before_bodies(state, agreement)
    if not why.strip():
        raise Refused(N_("Say why."), field="why")
    return [TakenBack(version_id=before.version_id, why=Text(why.strip()))]


def confirm_readiness(
    state: Version | None, agreement: Agreement | None, organisation_id: OrganisationId, how: str
) -> list[Event]:
    before = _asked(_before_bodies(state, agreement), organisation_id)
    if not how.strip():
        raise Refused(N_("Say how it will be followed through."), field="how")
    return [ReadinessConfirmed(version_id=before.version_id, organisation_id=organisation_id, how=Text(how.strip()))]


def record_adoption(
    state: Version | None,
    agreement: Agreement | None,
    organisation_id: OrganisationId,
    *,
    decided_on: date,
    minute: str,
    today: date,
) -> list[Event]:
    before = _asked(_before_bodies(state, agreement), organisation_id)
    if organisation_id in before.adopted_by:
        day = before.adopted_by[organisation_id]
        raise Refused(N_("This body has adopted it already, by its decision of {day}."), field="organisation", day=day)
    if decided_on > today:
        raise Refused(N_("That day has not come yet."), field="decided_on")
    if not minute.strip():
        raise Refused(N_("Say where the decision is written down: the meeting and its minute."), field="minute")
    return [
        AdoptedByBody(
            version_id=before.version_id, organisation_id=organisation_id, decided_on=decided_on, minute=Text(minute.strip())
        )
    ]


def overtaken(state: Version, in_force: Version) -> bool:
    """Whether another came into force meanwhile, which a draft from before it would replace unseen."""
    return state.from_version != in_force.version_id if state.from_version else in_force.number > state.number


def come_into_force(state: Version, agreement: Agreement | None, in_force: Version | None) -> list[Event]:
    """On the day of the last decision that it waited for, and after the version before it; nothing while one is still to come,
    nor where it was overtaken.
    """
    if not state.bodies or set(state.bodies) - state.adopted_by.keys() or (in_force and overtaken(state, in_force)):
        return []
    last = max(state.adopted_by[body] for body in state.bodies)
    begun = agreement.adopted[-1][0] + A_DAY if agreement and agreement.adopted else last
    return [Adopted(version_id=state.version_id, in_force_from=max(last, begun))]


def question_clocks(line: Sequence[Version], clocks: Mapping[Clock, Period]) -> list[Event]:
    """Those whose clause is not as it was in the version that they name.

    `line` is the version now in force, and before it those that it was begun from, newest first.
    """
    found: list[Event] = []
    for clock, period in clocks.items():
        if period.clause_id is None:
            continue
        same, became = _became(line, period.clause_id, period.version_id)
        if not same:
            asked = ClockQuestioned(version_id=line[0].version_id, clock=clock, clause_id=period.clause_id, became=became)
            found.append(asked)
    return found


def _became(line: Sequence[Version], clause_id: str, version_id: VersionId | None) -> tuple[bool, tuple[str, ...]]:
    """Whether that version's clause is the same to this day, and what it is now; where no line leads there, nobody knows."""
    since = [one.version_id for one in line]
    if version_id not in since:
        return False, (clause_id,) if clause_id in line[0].clauses else ()
    same = True
    became: tuple[str, ...] = (clause_id,)
    for version in reversed(line[: since.index(version_id)]):
        before, became = became, tuple(part for one in became for part in version.became(one))
        same = same and became == before and version.amended.isdisjoint(became)
    return same, became


def set_review(agreement: Agreement | None, *, review_on: date, ends_on: date | None, today: date) -> list[Event]:
    """Of the version in force."""
    if agreement is None or agreement.in_force is None:
        raise Refused(N_("Nothing is in force here that could be reviewed."))
    if review_on <= today:
        raise Refused(N_("A review is set for a day after today."), field="review_on")
    return [ReviewSet(version_id=agreement.in_force, review_on=review_on, ends_on=ends_on)]


def review_falls_due(agreement: Agreement | None, today: date) -> list[Event]:
    """The ticker's: on its day, once."""
    if agreement is None or agreement.in_force is None or agreement.review_on is None or today < agreement.review_on:
        return []
    return [ReviewFellDue(version_id=agreement.in_force, due_on=agreement.review_on)]


def _before_bodies(state: Version | None, agreement: Agreement | None) -> Version:
    if state is None or not state.bodies:
        raise NotFound
    if agreement and agreement.has_adopted(state.version_id):
        raise Refused(N_("It is in force already."))
    return state


def _asked(state: Version, organisation_id: OrganisationId) -> Version:
    if organisation_id not in state.bodies:
        raise Refused(N_("This body is not among those that are to adopt it."), field="organisation")
    return state

"""How what happens fills and empties the duties: each subject in a file of its own."""

from collections.abc import Callable

from domain import areas, people
from domain.shared.events import Event, Recorded
from services.duties.waiting import (
    answering,
    auditing,
    casework,
    championing,
    drafting,
    keeping,
    leading,
    responding,
    seating,
    signing,
    vouching,
)
from services.duties.waiting.auditing import Decider, OpenReading, Party
from services.duties.waiting.drafting import AskedBody, OpenComment, OpenDraft
from services.duties.waiting.gaps import BodyGone, Gap, GroupPerson, LatestChampion, OpenNomination
from services.duties.waiting.rows import (
    Answerable,
    Confirming,
    Duty,
    DutyArea,
    Keeper,
    LeadTask,
    OpenBreach,
    OpenErasure,
    Respondent,
    Unconfirmed,
)
from services.duties.waiting.seats import ChairNow, NamingAnswered, RunningGroup, SeatPerson, SeatThere
from services.duties.waiting.signing import OpenSigning, Signer
from services.duties.waiting.writing import done_with
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    auditing.asked(rows, event)
    for changed in SUBJECTS.get(event.fact.TOPIC.partition(".")[0], ()):
        changed(rows, event.fact, event.position)


def _changed(rows: Rows, fact: Event, _at: int) -> None:
    match fact:
        case areas.AreaOpened(slug=slug):
            rows.put(DutyArea(slug=slug))
        case people.PersonErased(person_id=person_id):
            done_with(rows, person_id)


SUBJECTS: dict[str, tuple[Callable[[Rows, Event, int], None], ...]] = {
    "area": (_changed, leading.changed),
    "person": (
        _changed,
        responding.changed,
        vouching.changed,
        keeping.changed,
        signing.changed,
        drafting.changed,
        championing.changed,
        leading.changed,
        auditing.changed,
    ),
    "audit": (auditing.changed,),
    "erasure": (keeping.changed,),
    "consultation": (responding.changed,),
    "handover": (answering.changed,),
    "champion": (answering.changed, championing.changed),
    "group": (seating.changed,),
    "contact": (answering.changed,),
    "breach": (casework.changed, auditing.changed),
    "signatory": (signing.changed,),
    "organisation": (signing.changed, championing.changed),
    "compact": (leading.changed, drafting.changed),
    "instrument": (leading.changed,),
}
TABLES = (
    *(Duty, DutyArea, Respondent, Confirming, Unconfirmed, Answerable, OpenBreach, Keeper, OpenErasure),
    *(Decider, Party, OpenReading),
    *(Signer, OpenSigning, GroupPerson, LatestChampion, OpenNomination, BodyGone, Gap, LeadTask),
    *(RunningGroup, SeatThere, SeatPerson, ChairNow, NamingAnswered),
    *(OpenDraft, OpenComment, AskedBody),
)
MODEL = ReadModel("duties", TABLES, absorb, of=tuple(SUBJECTS))

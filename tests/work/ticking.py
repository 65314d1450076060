"""Concerns that wait, the moment at which somebody looks, and what still waits to ring."""

from datetime import datetime, timedelta

from domain import breaches
from domain.breaches import AcknowledgementOverdue, AnswerOverdue
from domain.shared.dates import LONDON
from infra.composition import Parts
from tests.eventstore.five_facts import STORY
from tests.given import COUNCIL, NOTICE, PANTRY, SERVICE, TestArea
from tests.work.happening import of_kind

A_SECOND = timedelta(seconds=1)
OVERDUE = (AcknowledgementOverdue, AnswerOverdue)


def raised(area: TestArea, made: Parts) -> breaches.Turn:
    """A concern that waits for the chair: its due dates."""
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    return of_kind(made, area.tenant, breaches.Raised)[0].fact.turn  # type: ignore[attr-defined,no-any-return]


def stand_at(area: TestArea, moment: datetime) -> None:
    """The clock shows that; nothing rang on the way."""
    area.narrator.at = moment


def effective(noted: object) -> object:
    """The day on which it took effect, which is stored only where another is that of its recording."""
    return noted.meta.effective or noted.recorded_at.astimezone(LONDON).date()  # type: ignore[attr-defined]


def alarms(made: Parts, area: TestArea) -> list[str]:
    """What still waits to ring there."""
    with made.worker_pool.connection() as cx:
        made_for = cx.execute("SELECT format('wide_%s.alarm', generation) FROM rm.live").fetchone()
        assert made_for
        return [kind for (kind,) in cx.execute(f"SELECT kind FROM {made_for[0]} WHERE tenant_id = %s", (area.tenant,))]

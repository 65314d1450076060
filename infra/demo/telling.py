"""Lets simulated time pass from one fact to the next, and everything that follows by itself happen on its day."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4, uuid5

from domain.shared.dates import LONDON
from domain.shared.ids import TenantId
from infra.composition import Parts
from infra.processes import make_worker
from services.shared.ports import Command, Journal

Answer = TypeVar("Answer")
MORNING, A_BREATH = time(9, 12), timedelta(minutes=7)
A_MINUTE = timedelta(minutes=1)


class Narrator:
    """`day(n)` is n days before the demo was made; facts of one day follow each other by minutes."""

    def __init__(self, made: Parts, now: datetime) -> None:
        self.made, self.end = made, now
        self.at = now
        self.worker = make_worker(made, made.settings, now=lambda: self.now)
        self.follower = made.follower(after=lambda _tenants: None)

    @property
    def now(self) -> datetime:
        """Facts told after the end are told at the end: nothing is dated, or waits, beyond the real now."""
        return min(self.at, self.end)

    def day(self, ago: int) -> date:
        return (self.end - timedelta(days=ago)).astimezone(LONDON).date()

    def on(self, ago: int) -> "Narrator":
        """Moves to the morning of that day, or a little later if it is that day already; what was due before happens."""
        morning = datetime.combine(self.day(ago), MORNING, LONDON)
        self.until(max(morning, self.at + A_BREATH) if self.at < self.end else morning)
        return self

    def begin(self, ago: int) -> None:
        self.at = datetime.combine(self.day(ago), MORNING, LONDON)

    def until(self, when: datetime) -> None:
        """Rings each alarm at its own minute on the way there; what then still waits is not rung again."""
        rung: set[UUID] = set()
        while waiting := {alarm: at for alarm, at in self._alarms() if at < when and alarm not in rung}:
            due = min(waiting.values())
            self.at = max(self.at, due + A_MINUTE)
            self.worker.tick()
            self.settle()
            rung |= {alarm for alarm, at in waiting.items() if at <= due}
        self.at = max(self.at, when)

    def settle(self) -> None:
        """Read models, reactions and mail, until nothing more follows."""
        while self.follower.run_dry() + sum(self.worker.follow_up(tenant) for tenant in self.worker.behind()):
            self.worker.send_mail()

    def does(self, tenant: UUID, who: UUID | None, decide: Callable[[Journal], Answer], **more: Any) -> Answer:
        """One command, as a person or as the operator; returns what was decided."""
        self.at += A_BREATH
        command = Command(
            tenant_id=TenantId(tenant),
            command_id=uuid5(tenant, f"story {self.at.isoformat()} {uuid4()}"),
            route="story",
            person_id=who,  # type: ignore[arg-type]
            at=self.now,
            **more,
        )
        done = self.made.desk.perform(command, decide)
        self.settle()
        return done.answer  # type: ignore[return-value]

    def _alarms(self) -> list[tuple[UUID, datetime]]:
        with self.made.worker_pool.connection() as cx:
            (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
            return cx.execute(f"SELECT alarm_id, at FROM wide_{generation}.alarm").fetchall()

"""A read model, as the follower takes it."""

from collections.abc import Callable

from msgspec import Struct

from domain.shared.events import Recorded
from services.shared.rows.row import Row
from services.shared.rows.unit import Rows


class ReadModel(Struct, frozen=True):
    """Its name, its tables, and how each event changes them: pure, and blind to clock, chance and sealed content.

    `of` are the first words of the topics that it is about, so that other events need not be shown to it; none named: all.
    """

    name: str
    tables: tuple[type[Row], ...]
    absorb: Callable[[Rows, Recorded], None]
    of: tuple[str, ...] = ()

    def take(self, rows: Rows, event: Recorded) -> None:
        """What every read model does besides: what was destroyed is forgotten."""
        self.absorb(rows, event)
        if keys := event.fact.destroyed():
            for kind in self.tables:
                rows.forget(kind, keys)

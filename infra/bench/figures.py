"""A figure: what was measured, beside what it should be."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

Samples = Mapping[str, Sequence[float]]


class Figure(Struct, frozen=True, kw_only=True):
    """`value` is a ratio to the control unless `unit` says otherwise; None where there is nothing to measure yet.

    Without a target it is a line to read the others by. `where` says of a miss where the time went.
    """

    name: str
    what: str
    value: float | None = None
    unit: str = "x"
    at_least: float | None = None
    at_most: float | None = None
    note: str = ""
    where: str = ""
    samples: Samples = {}

    @property
    def met(self) -> bool | None:
        if self.value is None or (self.at_least is None and self.at_most is None):
            return None
        return (self.at_least is None or self.value >= self.at_least) and (self.at_most is None or self.value <= self.at_most)

    @property
    def target(self) -> str:
        if self.at_least is not None:
            return f">= {self.at_least:g} {self.unit}"
        return "" if self.at_most is None else f"<= {self.at_most:g} {self.unit}"

"""How far champions cover an area: by sector, by body, and which gaps there are."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from domain.organisations import Sector
from services.champions.register import Covered


class Share(Struct, frozen=True, kw_only=True):
    """Of some slots: where somebody serves (`ending`: of those, until soon, with nobody to follow; `elapsed`: no longer by
    right), and which wanted ones are vacant.
    """

    name: str
    sector: Sector
    slots: tuple[Covered, ...]
    today: date

    @property
    def serving(self) -> int:
        return sum(one.champion_id is not None for one in self.slots)

    @property
    def ending(self) -> int:
        return sum(one.ending(self.today) for one in self.slots)

    @property
    def elapsed(self) -> int:
        return sum(one.elapsed(self.today) for one in self.slots)

    @property
    def vacant(self) -> int:
        return sum(one.vacant for one in self.slots)


class Coverage(Struct, frozen=True):
    sectors: tuple[Share, ...]
    bodies: tuple[Share, ...]
    gaps: tuple[Covered, ...]
    """Vacant, over, or soon to be: what the group has to look to, worst first."""

    @property
    def serving(self) -> int:
        return sum(one.serving for one in self.sectors)

    def one_sided(self) -> Share | None:
        """The sector that three quarters of the champions come from, or more."""
        for share in self.sectors:
            if self.serving > 1 and 4 * share.serving >= 3 * self.serving:
                return share
        return None


def cover(slots: Sequence[Covered], today: date) -> Coverage:
    sectors = tuple(
        Share(name=sector.value, sector=sector, slots=tuple(one for one in slots if one.sector == sector), today=today)
        for sector in Sector
    )
    names = dict.fromkeys((one.sector, one.organisation) for one in slots)
    bodies = tuple(
        Share(
            name=name,
            sector=Sector(sector),
            slots=tuple(one for one in slots if (one.sector, one.organisation) == (sector, name)),
            today=today,
        )
        for sector, name in names
    )
    gaps = sorted((one for one in slots if _urgency(one, today) < 3), key=lambda one: _urgency(one, today))
    return Coverage(sectors, bodies, tuple(gaps))


def _urgency(one: Covered, today: date) -> int:
    if one.vacant:
        return 0
    if one.elapsed(today):
        return 1
    return 2 if one.ending(today) else 3

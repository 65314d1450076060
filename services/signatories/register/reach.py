"""How far the register reaches: how many of those that signed are of which kind and size."""

from collections import Counter
from uuid import UUID

from msgspec import Struct

from domain.organisations import OrganisationKind, Size
from services.shared.asking import Asking

FEWEST = 5
"""A count below this could tell of one organisation, so it is not said; nor is how many have not said, which would give it away."""


class Reach(Struct, frozen=True):
    """Those counts that may be told, by kind and by size; every other is fewer than `FEWEST`, or none."""

    kinds: dict[OrganisationKind, int]
    sizes: dict[Size, int]


class Counted(Struct, frozen=True):
    kind: OrganisationKind | None
    size: Size | None
    count: int


async def reach(ask: Asking, version_id: UUID) -> Reach:
    """Of those that stand signed to that version; one that is recorded twice counts once."""
    counted = await ask.rows(
        Counted,
        """SELECT d.kind, d.size, count(DISTINCT o.shown_id) AS count
           FROM signature s JOIN organisation o USING (organisation_id) JOIN described d ON d.organisation_id = o.shown_id
           WHERE s.version_id = %(version)s AND s.kind <> 'supporter' AND s.ended_on IS NULL GROUP BY d.kind, d.size""",
        {"version": version_id},
    )
    return told(counted)


def told(counted: list[Counted]) -> Reach:
    """Only what is many.

    >>> told([Counted(OrganisationKind.CHARITY, Size.SMALL, 4), Counted(OrganisationKind.CHARITY, None, 2)])
    Reach(kinds={<OrganisationKind.CHARITY: 'charity'>: 6}, sizes={})
    """
    kinds: Counter[OrganisationKind] = Counter()
    sizes: Counter[Size] = Counter()
    for one in counted:
        if one.kind:
            kinds[one.kind] += one.count
        if one.size:
            sizes[one.size] += one.count
    return Reach(
        {kind: kinds[kind] for kind in OrganisationKind if kinds[kind] >= FEWEST},
        {size: sizes[size] for size in Size if sizes[size] >= FEWEST},
    )

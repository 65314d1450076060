"""A page's own address as a QR code, so that a printed page leads back to what was printed."""

from functools import lru_cache
from itertools import groupby

import segno
from msgspec import Struct

QUIET = 4
"""Modules of white around it, as the standard asks."""
MASK = 0
"""Any of the eight can be read. To try them all for the prettiest takes six times as long (12 ms, with this one 2 ms)."""
KEPT = 1_024


class Code(Struct, frozen=True):
    """`size` is that of its square with the white around it, in modules; `path` draws the dark ones, as strokes one wide."""

    size: int
    path: str


@lru_cache(KEPT)
def code_of(address: str) -> Code:
    """Drawn in the page: half a kilobyte over the wire. An image of its own would be a request, and printing does not wait for it."""
    made = segno.make_qr(address, error="m", mask=MASK)
    return Code(len(made.matrix) + 2 * QUIET, "".join(_row(place, row) for place, row in enumerate(made.matrix, QUIET)))


def _row(place: int, row: bytearray) -> str:
    """A line of the square.

    >>> _row(4, bytearray([1, 1, 0, 1, 0]))
    'M4 4.5h2m1 0h1m1 0'
    """
    runs = ((dark, len(list(run))) for dark, run in groupby(row))
    return f"M{QUIET} {place}.5" + "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)

"""Tables that somebody brings in: read row by row, and everything about a row that is wrong or odd is said. Pure."""

from domain.importing.checking import check
from domain.importing.reading import LARGEST, MOST_ROWS, decoded, read
from domain.importing.table import Body, Checked, Doubt, Kind, Known, Line, SeatedGroup, Table

__all__ = [
    "LARGEST",
    "MOST_ROWS",
    "Body",
    "Checked",
    "Doubt",
    "Kind",
    "Known",
    "Line",
    "SeatedGroup",
    "Table",
    "check",
    "decoded",
    "read",
]

"""Rows of read models, and the unit of work in which events change them."""

from services.shared.rows.model import ReadModel
from services.shared.rows.row import MEMBERS, PUBLIC, Key, Row, case, person
from services.shared.rows.unit import Nothing, Rows, Source

__all__ = ["MEMBERS", "PUBLIC", "Key", "Nothing", "ReadModel", "Row", "Rows", "Source", "case", "person"]

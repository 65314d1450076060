"""Rows in and out of their tables: as the JSON that a batch is written by, and from the columns that are read."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

import msgspec
from msgspec.structs import asdict
from psycopg.types.json import Json

from domain.shared.sealed import Clear as ClearText
from domain.shared.sealed import Opened, Sealed
from infra.readmodels.tables import SQL_TYPES, without_none
from services.shared.cells import Locked, Shown, Words, locked, unlocked
from services.shared.rows import Row

ENCODER = msgspec.json.Encoder()


def to_json(tenant_id: UUID, row: Row, opened: Mapping[Sealed, Opened]) -> bytes:
    """A row as its columns, for `batch`; `opened` holds what was in the boxes of its `Words`."""
    columns = asdict(row)
    columns["tenant_id"] = tenant_id
    for name in box_columns(type(row)):
        match columns[name]:
            case Sealed() as sealed:
                clear = opened[sealed]
                found = clear if isinstance(clear, ClearText) else None
                columns |= {
                    name: found and found.text,
                    f"{name}_lang": found.lang if found else "en",
                    f"{name}_key": sealed.key_id,
                }
            case Shown() as shown:
                columns |= {name: shown.text, f"{name}_lang": shown.lang, f"{name}_key": shown.key_id}
            case Locked() as value:
                columns[name] = "\\x" + locked(value).hex()
    return ENCODER.encode(columns)


@cache
def box_columns(kind: type[Row]) -> tuple[str, ...]:
    """Those of a row's fields that hold what is, or was, in a box."""
    hints = get_type_hints(kind)
    return tuple(name for name in kind.__struct_fields__ if without_none(hints[name])[0] in (Words, Locked))


def key_json(tenant_id: UUID, kind: type[Row], key: tuple[Any, ...]) -> bytes:
    return ENCODER.encode({"tenant_id": tenant_id, **dict(zip(kind.__key__, key, strict=True))})


def batch(rows: Sequence[bytes]) -> Json:
    """What `upsert` and `delete` take."""
    return Json(rows, dumps=lambda encoded: b"[" + b",".join(encoded) + b"]")


def from_columns(kind: type[Row], columns: Mapping[str, Any]) -> Row:
    hints = get_type_hints(kind)
    fields: dict[str, Any] = {}
    for name in kind.__struct_fields__:
        core, _null = without_none(hints[name])
        if core == Words:
            key_id = columns[f"{name}_key"]
            fields[name] = key_id and Shown(key_id, columns[name], columns[f"{name}_lang"])
        elif core is Locked:
            fields[name] = columns[name] and Locked(unlocked(columns[name]))
        elif columns[name] is None or core in SQL_TYPES:
            fields[name] = columns[name]
        else:
            fields[name] = msgspec.convert(columns[name], core)
    return kind(**fields)

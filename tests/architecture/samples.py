"""Every event as it once was stored (`tests/golden/events.jsonl`), and every sentence that an event can be told in."""

import ast
import hmac
import inspect
import sys
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4, uuid5

import msgspec
from msgspec import Raw, Struct

from domain.shared.events import Event, Meta
from domain.shared.sealed import Clear, Sealed, Value
from infra.eventstore.mapper import Fact, FactMapper, read
from infra.eventstore.sealing import map_values, open_sealed

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "events.jsonl"
TENANT = UUID("6f70656e-2d63-4f6d-b061-63742d746573")


class Sample(Struct, frozen=True):
    """One stored row; `clear` is what its boxes hold, by place."""

    topic: str
    schema_version: int
    tenant_id: UUID
    stream_id: UUID
    version: int
    meta: Raw
    state: Raw
    clear: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.topic} {self.schema_version}"

    def read(self) -> tuple[Event, Meta]:
        """As the store reads it, for ever."""
        return read(self.stream_id, self.version, self.topic, bytes(self.meta), bytes(self.state))

    def opened(self) -> dict[str, Any]:
        """What its boxes hold now, by place."""
        found: dict[str, Any] = {}

        def look(_path: str, value: Value) -> Value:
            assert isinstance(value, Sealed), "something lies there in clear"
            found[value.place] = open_sealed(self.tenant_id, value, {value.key_id: key_of(value.key_id)})
            return value

        for whole in self.read():
            map_values(whole, look)
        return found


def samples() -> list[Sample]:
    return [msgspec.json.decode(line, type=Sample) for line in GOLDEN.read_bytes().splitlines()]


def latest() -> dict[str, Event]:
    """One event of each topic, of its present version."""
    return {sample.topic: sample.read()[0] for sample in samples()}


def key_of(key_id: UUID) -> bytes:
    """The samples' keys follow from their ids, so that their boxes open for ever."""
    return hmac.digest(b"open compact: the key of a golden sample", key_id.bytes, "sha256")


def line_of(event: Event, *, stream_id: UUID | None = None, version: int = 1, **meta: Any) -> str:
    """A new line for the file: the event as the store would write it today."""
    stream_id = stream_id or uuid4()
    command_id = uuid5(TENANT, f"{event.TOPIC} {event.VERSION}")
    about = Meta(command_id=command_id, correlation_id=command_id, causation_id=command_id, **{"actor": "person"} | meta)
    fact = Fact(stream_id, version, event, about).named()
    mapper = FactMapper(TENANT)
    mapper.keys = {key_id: key_of(key_id) for key_id in fact.key_ids}
    stored = mapper.to_stored_event(fact)
    sample = Sample(
        topic=stored.topic,
        schema_version=event.VERSION,
        tenant_id=TENANT,
        stream_id=stream_id,
        version=version,
        meta=Raw(stored.meta),
        state=Raw(stored.state),
        clear={},
    )
    clear = {place: value.text for place, value in sample.opened().items() if isinstance(value, Clear)}
    return msgspec.json.encode(msgspec.structs.replace(sample, clear=clear)).decode()


def sentences(kind: type[Event]) -> set[str]:
    """Every msgid that its `sentence` can return, found in its source: in N_(…) there, or in a table that it looks into."""
    module = sys.modules[kind.__module__]
    tree = ast.parse(inspect.getsource(module))
    body = next(one for one in ast.walk(tree) if isinstance(one, ast.ClassDef) and one.name == kind.__name__)
    method = next(one for one in body.body if isinstance(one, ast.FunctionDef) and one.name == "sentence")
    tables = [vars(module)[one.id] for one in ast.walk(method) if isinstance(one, ast.Name) and one.id.isupper()]
    marked = {one.args[0].value for one in ast.walk(method) if isinstance(one, ast.Call) and is_marked(one)}
    return marked | {message for table in tables if isinstance(table, dict) for message in table.values()}


def enums(hint: Any) -> set[type[Enum]]:
    """Every closed list of words that a value of this type may hold, at any depth."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {hint}
    parts = get_type_hints(hint).values() if isinstance(hint, type) and issubclass(hint, Struct) else get_args(hint)
    return {found for part in parts if get_origin(part) is not ClassVar for found in enums(part)}


def is_marked(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "N_" and isinstance(call.args[0], ast.Constant)


def sealed_kinds(hint: Any) -> set[type[Clear]]:
    """By whose keys a value of this type is sealed, at any depth: the clear kinds that it may be when new."""
    if isinstance(hint, type) and issubclass(hint, Clear):
        return {hint}
    parts = get_type_hints(hint).values() if isinstance(hint, type) and issubclass(hint, Struct) else get_args(hint)
    return {found for part in parts if get_origin(part) is not ClassVar for found in sealed_kinds(part)}

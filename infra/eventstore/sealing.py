"""Finds the texts in an event, puts each in a sealed box, and says later where a box was found.

A value's place is `stream/version/field`, with the field as first stored (`clauses.3.text`); tenant, place and key id
are authenticated with it (AAD), so a box that is moved, or given another's key, does not open.
"""

import hmac
import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID, uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from domain.shared.sealed import Clear, Confidential, Erased, Opened, Personal, Sealed, Value

NONCE = 12
CLEAR = msgspec.json.Decoder(Clear)
Whole = TypeVar("Whole", bound=msgspec.Struct)
Keys = Mapping[UUID, bytes]


class Moved(Exception):
    """A box is not where it was sealed, or its key is another's."""


def key_for(value: Clear) -> UUID:
    """Whose key seals it. A published text gets a new one of its own."""
    match value:
        case Personal():
            return value.person_id
        case Confidential():
            return value.breach_id
    return uuid4()


def seal(tenant_id: UUID, place: str, key_id: UUID, key: bytes, clear: Clear) -> Sealed:
    nonce = os.urandom(NONCE)
    plain = msgspec.json.encode(Clear(clear.text, clear.lang))
    return Sealed(key_id, nonce + AESGCM(key).encrypt(nonce, plain, _authenticated(tenant_id, place, key_id)))


def open_sealed(tenant_id: UUID, sealed: Sealed, keys: Keys) -> Opened:
    key = keys.get(sealed.key_id)
    if key is None:
        return Erased()
    try:
        bound = _authenticated(tenant_id, sealed.place, sealed.key_id)
        return CLEAR.decode(AESGCM(key).decrypt(sealed.box[:NONCE], sealed.box[NONCE:], bound))
    except InvalidTag as error:
        raise Moved(sealed.place) from error


def commitment(key: bytes) -> bytes:
    """GCM does not commit to its key: without this an operator could open one box two ways for two readers."""
    return hmac.digest(key, b"oc-key-commit/1", "sha256")


def map_values(whole: Whole, visit: Callable[[str, Any], Value], prefix: str = "") -> Whole:
    """The same structure with every sealed or clear value replaced by what `visit(path, value)` returns."""
    new: dict[str, Any] = {}
    for name in value_fields(type(whole)):
        before = getattr(whole, name)
        after = _map(before, visit, prefix + name) if before is not None else None
        if after is not before:
            new[name] = after
    return replace(whole, **new) if new else whole


@cache
def value_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a type that can hold such values, at any depth."""
    return tuple(name for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__ and _may_hold(hint))


def _may_hold(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return issubclass(hint, Value) or bool(value_fields(hint))
    return any(_may_hold(part) for part in get_args(hint))


def _map(value: Any, visit: Callable[[str, Any], Value], path: str) -> Any:
    match value:
        case Value():
            return visit(path, value)
        case msgspec.Struct():
            return map_values(value, visit, path + ".")
        case tuple():
            return tuple(_map(one, visit, f"{path}.{index}") for index, one in enumerate(value))
    return value


def _authenticated(tenant_id: UUID, place: str, key_id: UUID) -> bytes:
    return f"{tenant_id}|{place}|{key_id}".encode()

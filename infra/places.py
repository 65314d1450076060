"""Where a page is: in an area, as it stands now, or at a host."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from domain.areas import Logo
from domain.shared.ids import TenantId


class Here(msgspec.Struct, frozen=True):
    """The area that a page is in. `slug` is its present address, which the one asked for may have been before."""

    tenant_id: TenantId
    slug: str
    name: str
    instrument: str
    suspended_on: date | None = None
    colour: str | None = None
    logo: Logo | None = None
    tries_until: date | None = None
    over: bool = False


class HostHere(msgspec.Struct, frozen=True):
    """The host whose page this is; `slug` is what stands in the path."""

    tenant_id: TenantId
    slug: str


def area_of(bound: Mapping[str, Any]) -> Here | None:
    if not bound["name"]:
        return None
    return msgspec.convert(bound["standing"] | {"tenant_id": str(bound["tenant_id"]), "slug": bound["slug"]}, Here)


def host_of(bound: Mapping[str, Any]) -> HostHere | None:
    behind, _, slug = (bound["slug"] or "").partition("/")
    return HostHere(bound["tenant_id"], slug) if behind == "hosts" and slug else None

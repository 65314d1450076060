"""What is destroyed for good, noted where no restore of a database reaches."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from domain.shared.grounds import Ground
from domain.shared.ids import PersonId, RequestId


class Shred(Struct, frozen=True, kw_only=True):
    """A line of the shred list: keys that are destroyed for good; and of whom, so that all the rest can be done again
    after a restore of an older backup.
    """

    at: datetime
    tenant_id: UUID
    keys: tuple[UUID, ...]
    person_id: PersonId | None = None
    request_id: RequestId | None = None
    ground: Ground | None = None
    certificate: str = ""


class Shreds(Protocol):
    """Append-only, outside every database."""

    def add(self, shred: Shred) -> None:
        """Returns once it lies on the disk; the same keys of the same tenant are not noted twice."""

    def every(self) -> list[Shred]: ...

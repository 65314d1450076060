"""Which thing an id points to, as a type; and how ids and references are made."""

import hashlib
from typing import NewType
from uuid import UUID, uuid5

from msgspec import Struct

TenantId = NewType("TenantId", UUID)
HostId = NewType("HostId", UUID)
PersonId = NewType("PersonId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
VersionId = NewType("VersionId", UUID)
EngagementId = NewType("EngagementId", UUID)
SignatoryId = NewType("SignatoryId", UUID)
NominationId = NewType("NominationId", UUID)
ConsultationId = NewType("ConsultationId", UUID)
ResponseId = NewType("ResponseId", UUID)
BreachId = NewType("BreachId", UUID)
InvitationId = NewType("InvitationId", UUID)
HandoverId = NewType("HandoverId", UUID)
CommentId = NewType("CommentId", UUID)
RequestId = NewType("RequestId", UUID)
QuestionId = NewType("QuestionId", UUID)
ObservationId = NewType("ObservationId", UUID)
SampleId = NewType("SampleId", UUID)
ContactId = NewType("ContactId", UUID)
InstrumentId = NewType("InstrumentId", UUID)
GroupId = NewType("GroupId", UUID)
GroupSeatId = NewType("GroupSeatId", UUID)
ConflictId = NewType("ConflictId", UUID)
DecisionId = NewType("DecisionId", UUID)
ThingId = NewType("ThingId", UUID)


class ClauseRef(Struct, frozen=True):
    """A clause as worded in one version, for ever."""

    version_id: VersionId
    clause_id: str


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def claim(tenant: UUID, *parts: object) -> UUID:
    """The stream whose id *is* the claim: two who claim the same meet at its first version.

    >>> claim(UUID(int=1), "ref", "B7K2-9QXM") == claim(UUID(int=1), "ref", "B7K2-9QXM")
    True
    """
    return uuid5(tenant, "/".join(map(str, parts)))


def reference(command_id: UUID, attempt: int = 0) -> str:
    """Eight Crockford characters (40 bits) drawn from the command, sayable by telephone: `B7K2-9QXM`.

    The same command draws the same reference; `attempt` draws another where one is taken.
    """
    drawn = int.from_bytes(hashlib.sha256(command_id.bytes + attempt.to_bytes(2)).digest()[:5])
    letters = "".join(CROCKFORD[drawn >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def normal_reference(typed: str) -> str:
    """What somebody typed or read aloud, as we write it: case, spaces and the letters that Crockford leaves out.

    >>> normal_reference("b7k2 9qxm"), normal_reference("OIL0-0000")
    ('B7K2-9QXM', '0110-0000')
    """
    letters = typed.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))
    return f"{letters[:4]}-{letters[4:]}"

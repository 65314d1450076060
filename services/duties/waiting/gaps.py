"""What is kept to know which slots stand empty, and whom to tell."""

from uuid import UUID

from domain.shared.actor import Role
from domain.shared.ids import OrganisationId, PersonId
from services.shared.rows import MEMBERS, Row


class GroupPerson(Row, frozen=True, kw_only=True):
    """Somebody with whom gaps are raised: the Compact lead, and whoever chairs or sits on the group."""

    __key__ = ("person_id", "role", "for_what")

    person_id: PersonId
    role: Role
    for_what: str

    @property
    def audience(self) -> str:
        return MEMBERS


class LatestChampion(Row, frozen=True, kw_only=True):
    """Who said yes last: if they go, nobody follows."""

    __key__ = ("slot",)

    slot: UUID
    champion_id: PersonId


class OpenNomination(Row, frozen=True, kw_only=True):
    """Somebody is asked to be champion there."""

    __key__ = ("slot",)

    slot: UUID

    @property
    def audience(self) -> str:
        return MEMBERS


class BodyGone(Row, frozen=True, kw_only=True):
    """Another has followed it, or it is recorded twice: its slots need nobody."""

    __key__ = ("organisation_id",)

    organisation_id: OrganisationId

    @property
    def audience(self) -> str:
        return MEMBERS


class Gap(Row, frozen=True, kw_only=True):
    """A slot that was named since, or whose champion has gone, or whose term is over. `asked`: whether somebody is."""

    __key__ = ("slot",)

    slot: UUID
    ref: str
    organisation_id: OrganisationId
    service_area: str
    asked: bool

    @property
    def audience(self) -> str:
        return MEMBERS

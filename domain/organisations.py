"""An organisation known in an area: a public body with its service areas, or one of the voluntary sector."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.errors import Refused
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import OrganisationId, claim

LONGEST_NAME = 160


class Sector(StrEnum):
    PUBLIC = "public"
    VCS = "vcs"


class OrganisationAdded(Event, frozen=True, kw_only=True):
    """`identifier` is its org-id (`GB-CHC-…`), if it has one; an informal group has none."""

    TOPIC = "organisation.added"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    name: str
    sector: Sector
    identifier: str | None = None
    service_areas: tuple[str, ...] = ()

    def sentence(self) -> str:
        return N_("{actor} added {organisation} to the register of organisations")


class OrganisationNamed(Event, frozen=True, kw_only=True):
    """By somebody who came uninvited, to act for it: nobody else hears of it before it does something here."""

    TOPIC = "organisation.named"
    AUDIENCE = Audience.OWN
    HEADLINE = N_("Somebody named a group, to take part for it")

    organisation_id: OrganisationId
    name: str

    def sentence(self) -> str:
        return N_("{actor} named {organisation}, to take part for it")


class Succeeded(Event, frozen=True, kw_only=True):
    """Another body takes its place. What this one did stays its own: nothing is pointed anew."""

    TOPIC = "organisation.succeeded"

    organisation_id: OrganisationId
    successor_id: OrganisationId
    succeeded_on: date

    def sentence(self) -> str:
        return N_("{successor} followed {organisation} on {succeeded_on}")


class Merged(Event, frozen=True, kw_only=True):
    """One of two records of the same organisation: what points at it shows under the other from here on. `name` is its own."""

    TOPIC = "organisation.merged"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    into_id: OrganisationId
    name: str

    def sentence(self) -> str:
        return N_("{actor} recorded that “{name}” is the same organisation as {into}")


class Separated(Event, frozen=True, kw_only=True):
    """They were not the same after all: what points at it shows under its own name again."""

    TOPIC = "organisation.separated"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    other_id: OrganisationId
    name: str

    def sentence(self) -> str:
        return N_("{actor} recorded that “{name}” is not the same organisation as {other}")


class Organisation(Struct, frozen=True):
    name: str
    sector: Sector
    service_areas: tuple[str, ...]
    successor_id: OrganisationId | None = None
    merged_into: OrganisationId | None = None


def organisation_stream(tenant_id: UUID, identifier: str | None, otherwise: UUID) -> OrganisationId:
    """Two who add the same registered body meet at its identifier; an informal group gets an id of its own."""
    return OrganisationId(claim(tenant_id, "org-id", identifier) if identifier else otherwise)


def evolve(state: Organisation | None, event: Event) -> Organisation:
    match event:
        case OrganisationAdded():
            return Organisation(event.name, event.sector, event.service_areas)
        case OrganisationNamed():
            return Organisation(event.name, Sector.VCS, ())
        case Succeeded() if state:
            return replace(state, successor_id=event.successor_id)
        case Merged() if state:
            return replace(state, merged_into=event.into_id)
        case Separated() if state:
            return replace(state, merged_into=None)
    raise AssertionError(event)


def add(
    state: Organisation | None,
    *,
    organisation_id: OrganisationId,
    name: str,
    sector: Sector,
    identifier: str | None = None,
    service_areas: tuple[str, ...] = (),
) -> list[Event]:
    if state:
        return []
    return [
        OrganisationAdded(
            organisation_id=organisation_id,
            name=_tidy(name),
            sector=sector,
            identifier=identifier,
            service_areas=service_areas,
        )
    ]


def name(state: Organisation | None, organisation_id: OrganisationId, typed: str) -> list[Event]:
    """A group of the voluntary sector, by somebody who acts for it."""
    return [] if state else [OrganisationNamed(organisation_id=organisation_id, name=_tidy(typed))]


def alike(one: str, other: str) -> bool:
    """Whether two names are read as the same: whatever the case, the accents, the marks between words, “the” and “&”."""
    return _heard(one) == _heard(other)


def _heard(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("&", " and ")
    letters = "".join(one for one in plain if not unicodedata.combining(one) and one not in "'’.")
    return [word for word in re.findall(r"\w+", letters) if word != "the"]


def _tidy(typed: str) -> str:
    if not typed.strip() or len(typed) > LONGEST_NAME:
        raise Refused(N_("Enter the organisation's name, in at most {most} characters."), field="name", most=LONGEST_NAME)
    return " ".join(typed.split())


def succeed(
    state: Organisation,
    successor: Organisation,
    *,
    organisation_id: OrganisationId,
    successor_id: OrganisationId,
    succeeded_on: date,
    today: date,
) -> list[Event]:
    must_be_present(state)
    if successor_id == organisation_id:
        raise Refused(N_("An organisation does not follow itself: choose another."), field="successor")
    must_be_present(successor, field="successor")
    if succeeded_on > today:
        raise Refused(N_("Record it on the day, or after: enter a day until today."), field="succeeded_on")
    return [Succeeded(organisation_id=organisation_id, successor_id=successor_id, succeeded_on=succeeded_on)]


def must_be_present(state: Organisation, field: str = "organisation") -> None:
    """Nothing new is done for one that another has followed, or that is recorded twice."""
    if state.merged_into:
        raise Refused(N_("{name} is recorded twice: choose the other record."), field=field, name=state.name)
    if state.successor_id:
        raise Refused(N_("Another organisation has followed {name}: choose that one."), field=field, name=state.name)


def merge(state: Organisation, other: Organisation, *, organisation_id: OrganisationId, into_id: OrganisationId) -> list[Event]:
    """Never in a circle: neither of them may be merged already."""
    must_be_present(state)
    if into_id == organisation_id:
        raise Refused(N_("Choose another organisation: this one is itself."), field="other")
    must_be_present(other, field="other")
    return [Merged(organisation_id=organisation_id, into_id=into_id, name=state.name)]


def separate(state: Organisation, organisation_id: OrganisationId) -> list[Event]:
    if state.merged_into is None:
        return []
    return [Separated(organisation_id=organisation_id, other_id=state.merged_into, name=state.name)]

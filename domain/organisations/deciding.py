"""What may be recorded of an organisation."""

import re
import unicodedata
from datetime import date

from domain.organisations.events import Merged, OrganisationAdded, OrganisationNamed, Sector, Separated, Succeeded
from domain.organisations.state import Organisation
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId

LONGEST_NAME = 160


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

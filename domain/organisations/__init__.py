"""An organisation known in an area: a public body with its service areas, or one of the voluntary sector."""

from domain.organisations.deciding import LONGEST_NAME, add, alike, merge, must_be_present, name, separate, succeed
from domain.organisations.events import Merged, OrganisationAdded, OrganisationNamed, Sector, Separated, Succeeded
from domain.organisations.state import Organisation, evolve, organisation_stream

__all__ = [
    "LONGEST_NAME",
    "Merged",
    "Organisation",
    "OrganisationAdded",
    "OrganisationNamed",
    "Sector",
    "Separated",
    "Succeeded",
    "add",
    "alike",
    "evolve",
    "merge",
    "must_be_present",
    "name",
    "organisation_stream",
    "separate",
    "succeed",
]

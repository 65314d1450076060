"""An organisation known in an area: a public body with its service areas, or one of the voluntary sector."""

from domain.organisations.deciding import LONGEST_NAME, add, alike, merge, must_be_present, name, separate, succeed
from domain.organisations.describing import KINDS, describe
from domain.organisations.events import (
    Described,
    Identified,
    Merged,
    OrganisationAdded,
    OrganisationKind,
    OrganisationNamed,
    Sector,
    Separated,
    ServiceAreaEnded,
    ServiceAreaNamed,
    Size,
    Succeeded,
)
from domain.organisations.identity import LONGEST_IDENTIFIER, REGISTERS, normal_identifier
from domain.organisations.serving import LONGEST_SERVICE, end_service, name_service
from domain.organisations.state import Organisation, evolve, organisation_stream

__all__ = [
    "KINDS",
    "LONGEST_IDENTIFIER",
    "LONGEST_NAME",
    "LONGEST_SERVICE",
    "REGISTERS",
    "Described",
    "Identified",
    "Merged",
    "Organisation",
    "OrganisationAdded",
    "OrganisationKind",
    "OrganisationNamed",
    "Sector",
    "Separated",
    "ServiceAreaEnded",
    "ServiceAreaNamed",
    "Size",
    "Succeeded",
    "add",
    "alike",
    "describe",
    "end_service",
    "evolve",
    "merge",
    "must_be_present",
    "name",
    "name_service",
    "normal_identifier",
    "organisation_stream",
    "separate",
    "succeed",
]

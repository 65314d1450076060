"""Organisations by name, what each is, and the service areas of public bodies."""

from services.organisations.register.asking import Body, Twin, bodies, record, twins
from services.organisations.register.folding import MODEL, absorb
from services.organisations.register.one import Alike, One, alike, listed, one
from services.organisations.register.rows import Described, Organisation, OrganisationName, ServiceArea

__all__ = [
    "MODEL",
    "Alike",
    "Body",
    "Described",
    "One",
    "Organisation",
    "OrganisationName",
    "ServiceArea",
    "Twin",
    "absorb",
    "alike",
    "bodies",
    "listed",
    "one",
    "record",
    "twins",
]

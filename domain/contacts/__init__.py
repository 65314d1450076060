"""Contacts: whom to reach at a body about a service, confirmed by their own mailbox once a year."""

from domain.contacts.deciding import ASKED_BEFORE, LASTS, LONGEST_NAME, came_back, confirm, keep, list_contact, waiting, withdraw
from domain.contacts.events import Asked, Confirmed, GoneStale, Listed, StaleBecause, Withdrawn
from domain.contacts.state import Listing, contact_stream, evolve

__all__ = [
    "ASKED_BEFORE",
    "LASTS",
    "LONGEST_NAME",
    "Asked",
    "Confirmed",
    "GoneStale",
    "Listed",
    "Listing",
    "StaleBecause",
    "Withdrawn",
    "came_back",
    "confirm",
    "contact_stream",
    "evolve",
    "keep",
    "list_contact",
    "waiting",
    "withdraw",
]

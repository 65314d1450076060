"""Contacts listed, for tests to start from."""

from tests.given import TestArea


def lists(area: TestArea, body: str, service: str | None, who: str, by: str = "lead", *, mailbox: bool = False) -> str:
    """As a contact; a person can then sign in under that name."""
    address = f"{who}@{getattr(area, 'family', area.slug + '.example')}"
    if not mailbox:
        area.addresses[who] = address
    return area.lists(by, body, service, (who, address), mailbox=mailbox)

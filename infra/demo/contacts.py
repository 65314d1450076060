"""Verbs of the story about whom to reach: listing, and answering the yearly question."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from domain.shared.actor import MAILBOX
from domain.shared.ids import TenantId
from infra.demo.telling import Narrator
from services.contacts import commands


class ToldContacts:
    """Of an area being told."""

    narrator: Narrator
    tenant: TenantId
    people: dict[str, UUID]
    bodies: dict[str, UUID]
    _do: Callable[..., Any]
    _within: Callable[..., tuple[Any, ...]]
    _person_with: Callable[[str], Any]

    def lists(
        self, who: str, body: str, service: str | None, contact: tuple[str, str], *, mailbox: bool = False, **more: Any
    ) -> str:
        """A name and an address, of a person or of a mailbox; returns the listing's reference."""
        name, address = contact
        ref: str = self._do(
            who,
            lambda journal: commands.list_contact(
                journal,
                organisation_id=self.bodies[body],
                service_area=service,
                mailbox=mailbox,
                name=name,
                address=address,
                **more,
            ),
        )
        if not mailbox:
            self.people.setdefault(name, self._person_with(address))
        return ref

    def confirms(self, ref: str) -> None:
        """Whoever is listed says that it is right; of a mailbox, whoever reads it."""
        slot, contact_id, person = self._within("SELECT slot, contact_id, person_id FROM contact WHERE ref = %s", ref)
        more = {} if person else {"actor": MAILBOX.name}
        self.narrator.does(
            self.tenant, person, lambda journal: commands.confirm(journal, slot=slot, contact_id=contact_id), **more
        )

    def notes_return(self, who: str, ref: str) -> None:
        """Mail to whoever is listed came back."""
        slot, contact_id = self._within("SELECT slot, contact_id FROM contact WHERE ref = %s", ref)
        self._do(who, lambda journal: commands.note_return(journal, slot=slot, contact_id=contact_id))

"""What a form sends: a command to the desk, once however often it arrives."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec

from domain.shared.actor import MAILBOX
from domain.shared.errors import Changed, Refused
from domain.shared.events import N_
from domain.shared.ids import PersonId, TenantId, reference
from domain.shared.policy import SIGN_IN
from services.shared.phrases import Phrase
from services.shared.ports import Command, Done, Journal
from services.timeline import entries
from web.shared.forms import INCOMPLETE, PageForm
from web.shared.observing import bind_command
from web.shared.telling import Told, tell
from web.shared.visit.answering import WROTE_SECONDS, Answering

Answer = TypeVar("Answer")
CHANGED = N_("Somebody acted on this while you were writing. Look at what changed; what you wrote is still here.")


class Visit(Answering):
    """One request, from who looks to what is recorded.

    `newcomer` is who somebody will be here whose mailbox is proved: the person that was made for their invitation.
    """

    newcomer: PersonId | None = None
    by_mailbox = False
    """A link to a mailbox that is nobody's own was used: who acts is whoever reads it, if they are nobody known here."""

    @property
    def sent_command_id(self) -> UUID:
        try:
            sent = UUID(self.typed.get("command_id"))
        except ValueError:
            raise Refused(INCOMPLETE) from None
        bind_command(sent)
        return sent

    @property
    def reference(self) -> str:
        """Of what the sent command makes: the same however often it arrives."""
        return reference(self.sent_command_id)

    @property
    def seen(self) -> int | None:
        typed = self.typed.get("seen")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None

    def is_whole(self, form: PageForm) -> bool:
        """Whether it is right and has its number; if not, it says why. For what is found out before it is performed."""
        right = form.validate()
        try:
            bind_command(self.sent_command_id)
        except Refused as refused:
            form.refuse(refused)
            return False
        return bool(right)

    async def perform(self, form: PageForm, decide: Callable[[Journal], Answer], **where: Any) -> Done[Answer] | None:
        """Sends a form's command to the desk; None if the form is not right or it was refused, and the form then says why.

        The page is open anew afterwards, so that it shows how things stand now.
        """
        if not form.validate():
            await self.look()
            return None
        try:
            done = await self.command(decide, **where)
        except Refused as refused:
            form.refuse(refused)
        except Changed as changed:
            form.refusals.append(Phrase(CHANGED))
            await self.look()
            form.changes = await self._changes(changed)
            return None
        else:
            self.remember(form)
            return done
        await self.look()
        return None

    async def _changes(self, changed: Changed) -> list[Told]:
        if changed.stream_id is None:
            return []
        lines = await entries.entries(self.page, entries.Wanted(thing=changed.stream_id, newer_than=changed.seen))
        return tell(lines, await entries.names(self.page, lines), self.words)

    async def command(
        self,
        decide: Callable[[Journal], Answer],
        *,
        ledger_id: TenantId | None = None,
        as_person: PersonId | None = None,
        command_id: UUID | None = None,
    ) -> Done[Answer]:
        """In the area, or the host's own ledger, whose page this is; or in another, as who they are there.

        `command_id` is for one of several that a form sends, each in an area of its own.
        """
        person_id = as_person or self.page.viewer.actor.person_id or self.newcomer
        if person_id is None and not self.by_mailbox:
            raise self.denied(SIGN_IN)
        command = Command(
            tenant_id=ledger_id or self.ledger_id,
            command_id=command_id or self.sent_command_id,
            route=self.request.url.path,
            person_id=person_id,
            actor=MAILBOX.name if person_id is None else "person",
        )
        await self.stack.aclose()
        done = await asyncio.to_thread(self.outside.desk.perform, command, decide)
        self._remember(command.tenant_id, done.position)
        return done

    async def ask(self, decide: Callable[[Journal], Answer]) -> Answer:
        """Lets a decision be thought through without recording anything."""
        command = Command(tenant_id=self.ledger_id, command_id=uuid4(), route="ask", person_id=self.page.viewer.actor.person_id)
        done = await asyncio.to_thread(self.outside.desk.perform, command, decide)
        assert done.answer is not None
        assert done.position is None
        return done.answer

    def _remember(self, tenant_id: UUID, position: int | None) -> None:
        """The next page waits for this. Sealed: a gap in the numbers would betray a case."""
        if position:
            wrote = msgspec.json.encode([tenant_id, position, time.time() + WROTE_SECONDS])
            sealed = self.outside.secret.seal("wrote", wrote)
            self.set_cookies.append(self.cookies.make(self.cookies.wrote, sealed, WROTE_SECONDS))

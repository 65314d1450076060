"""What lies in the outbox is written, addressed and sent; what comes back is noted."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid5

import psycopg
from psycopg_pool import ConnectionPool

from domain.shared.ids import TenantId
from infra.mail import Mail, Message, NobodyThere, NotSent, Undeliverable
from infra.readmodels.binding import bind
from services.contacts import commands as contacts
from services.duties import mailboxes, outbox, post
from services.duties.delivery import Addressed
from services.shared.membership import Addresses
from services.shared.ports import Command, Desk
from web.shared.words import Words

log = logging.getLogger("worker")


class Post:
    """`url` is the address that people see; `now` may be set by whoever lets simulated time pass."""

    def __init__(
        self, pool: ConnectionPool, desk: Desk, addresses: Addresses, mail: Mail, url: str, now: Callable[[], datetime | None]
    ) -> None:
        self.pool, self.desk, self.addresses, self.mail, self.url, self.now = pool, desk, addresses, mail, url, now
        self.words = Words()

    def send(self) -> int:
        """Sends what is due, each in its own transaction; returns how many left. SMTP cannot promise once: the same
        Message-ID tells a second copy.
        """
        left = 0
        while self._send_one():
            left += 1
        return left

    def _send_one(self) -> bool:
        with self.pool.connection() as cx:
            mail = outbox.take(cx)
            if mail is None:
                return False
            now = bind(cx, mail.tenant_id)
            addressed = post.address(cx, mail, self.addresses, self.now() or now)
            if addressed is None or not post.may_reach(cx, mail, self.addresses, addressed.address):
                cx.rollback()  # with it goes a link that was made for it
                outbox.not_needed(cx, mail)
                return True
            try:
                self.mail.send(self._written(addressed, self.now() or now))
            except NotSent as error:
                log.warning("mail %s not sent: %s", mail.mail_id, type(error).__name__)
                cx.rollback()  # with it goes the link that was made for it
                outbox.failed(cx, mail, at_most=1 if isinstance(error, Undeliverable) else outbox.LAST_TRY)
                if isinstance(error, NobodyThere):
                    self._came_back(cx, mail)
            else:
                outbox.sent(cx, mail)
            return True

    def _came_back(self, cx: psycopg.Connection[Any], mail: outbox.Mail) -> None:
        """Whoever is listed at that address as a contact is so no longer for sure. Again does nothing more."""
        bind(cx, mail.tenant_id)
        for one in mailboxes.listed_at(cx, mail):
            command = Command(
                tenant_id=TenantId(mail.tenant_id),
                command_id=uuid5(mail.mail_id, f"came back {one.contact_id}"),
                route="mail",
                actor="reaction",
                at=self.now(),
            )
            decide = partial(contacts.came_back, slot=one.slot, contact_id=one.contact_id)
            self.desk.perform(command, decide)

    def _written(self, to: Addressed, at: datetime) -> Message:
        letter, link = to.letter, f"{self.url}{to.link}"
        lines = [self.words.plain(letter.what), f"{self.words.plain(letter.button)}:\n{link}", self.words.plain(letter.why)]
        greeting = [self.words.plain("Hello {name},", name=to.name)] if to.name else []
        host = self.url.split("//")[-1].split(":")[0]
        return Message(
            message_id=f"<{to.mail_id}@{host}>",
            to_name=to.name,
            to_address=to.address,
            at=at,
            subject=self.words.plain(letter.subject),
            body="\n\n".join([*greeting, *lines]) + "\n",
        )

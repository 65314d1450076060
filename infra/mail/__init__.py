"""Mail goes out: to a mailbox in the database, or by SMTP. One port, chosen by MAIL_URL."""

from datetime import datetime
from typing import Protocol

from msgspec import Struct


class Message(Struct, frozen=True):
    """A mail as text. `message_id` stays the same when it is sent again."""

    message_id: str
    to_name: str
    to_address: str
    at: datetime
    subject: str
    body: str


class NotSent(Exception):
    """It may be tried again; the cause says why not."""


class Mail(Protocol):
    def send(self, message: Message) -> None:
        """Raises `NotSent`."""

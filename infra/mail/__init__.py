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


class Undeliverable(NotSent):
    """Trying again does not help: it cannot be written, or its recipient's server will never take it."""


class NobodyThere(Undeliverable):
    """The server that should take it says for good that it takes no mail for that address."""


class Mail(Protocol):
    def send(self, message: Message) -> None:
        """Raises `NotSent`. Where names and titles were typed over several lines, the headers have one."""


def one_line(text: str) -> str:
    """Words with one space between them: in a header, a new line could begin another header."""
    return " ".join(text.split())

"""Mail by SMTP: `smtp://user:password@host:port` (STARTTLS where the server offers it) or `smtps://…`."""

import smtplib
import ssl
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from infra.mail import Message, NobodyThere, NotSent, Undeliverable, one_line

TIMEOUT = 20  # seconds
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Smtp:
    def __init__(self, url: str, sender: str) -> None:
        self.url, self.sender = urlsplit(url), sender

    def send(self, message: Message) -> None:
        try:
            mail = self._written(message)
        except (ValueError, IndexError, MessageError) as error:  # the library falls over some addresses
            raise Undeliverable from error
        taken = False
        try:
            with self._reached() as server:
                self._enter(server)
                server.send_message(mail)
                taken = True
        except (OSError, ValueError, smtplib.SMTPException) as error:
            if not taken:  # else the server only said its goodbye badly
                raise _what_it_means(error) from error

    def _reached(self) -> smtplib.SMTP:
        host, port = self.url.hostname or "localhost", self.url.port
        if self.url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT, context=ssl.create_default_context())
        return smtplib.SMTP(host, port or 25, timeout=TIMEOUT)

    def _enter(self, server: smtplib.SMTP) -> None:
        protected = self.url.scheme == "smtps" or self.url.hostname in LOOPBACK
        if self.url.scheme != "smtps" and server.ehlo()[0] == 250 and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            protected = True
        if self.url.username:
            if not protected:
                raise smtplib.SMTPNotSupportedError("the server offers no STARTTLS; a password is not sent in clear")
            server.login(unquote(self.url.username), unquote(self.url.password or ""))

    def _written(self, message: Message) -> EmailMessage:
        mail = EmailMessage()
        mail["Message-ID"] = message.message_id
        mail["Date"] = message.at
        mail["From"] = self.sender
        mail["To"] = Address(one_line(message.to_name), addr_spec=message.to_address)
        mail["Subject"] = one_line(message.subject)
        mail["Auto-Submitted"] = "auto-generated"
        mail["Reply-To"] = parseaddr(self.sender)[1]
        mail.set_content(message.body)
        return mail


def _what_it_means(error: Exception) -> NotSent:
    """A 5xx about this recipient or these words stays. 530 and 5.7.x are about who may send, which an operator can mend."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            ((code, said),) = error.recipients.values()
            return NobodyThere() if _stays(code, said) else NotSent()
        case smtplib.SMTPDataError() if _stays(error.smtp_code, error.smtp_error):
            return Undeliverable()
    return NotSent()


def _stays(code: int, said: bytes | str) -> bool:
    words = said if isinstance(said, str) else said.decode(errors="replace")
    return code >= 500 and code != 530 and not words.startswith("5.7.")

"""Mail by SMTP: `smtp://user:password@host:port` (STARTTLS where the server offers it) or `smtps://…`."""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from infra.mail import Message, NotSent

TIMEOUT = 20  # seconds


class Smtp:
    def __init__(self, url: str, sender: str) -> None:
        self.url, self.sender = urlsplit(url), sender

    def send(self, message: Message) -> None:
        try:
            with self._connect() as server:
                server.send_message(self._written(message))
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent from error

    def _connect(self) -> smtplib.SMTP:
        host, port = self.url.hostname or "localhost", self.url.port
        if self.url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT, context=ssl.create_default_context())
        else:
            server = smtplib.SMTP(host, port or 25, timeout=TIMEOUT)
            if server.ehlo()[0] == 250 and server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
        if self.url.username:
            server.login(unquote(self.url.username), unquote(self.url.password or ""))
        return server

    def _written(self, message: Message) -> EmailMessage:
        mail = EmailMessage()
        mail["Message-ID"] = message.message_id
        mail["Date"] = message.at
        mail["From"] = self.sender
        mail["To"] = Address(message.to_name, addr_spec=message.to_address)
        mail["Subject"] = message.subject
        mail["Auto-Submitted"] = "auto-generated"
        mail["Reply-To"] = parseaddr(self.sender)[1]
        mail.set_content(message.body)
        return mail

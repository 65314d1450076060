"""A post office for every test here, and the two ways out as one fixture."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from msgspec import Struct

from infra.composition import Parts
from infra.mail import Mail, Message
from infra.mail.mailbox import Mailbox
from infra.mail.smtp import Smtp
from tests.mail.postoffice import PostOffice, open_office

SENDER = "Open Compact <no-reply@open-compact.example>"


class Arrived(Struct, frozen=True):
    """A mail as its reader has it."""

    message_id: str
    name: str
    address: str
    subject: str
    body: str


class Way(Struct, frozen=True):
    """A way for mail to go out, and what arrived by it for an address."""

    mail: Mail
    arrived: Callable[[str], list[Arrived]]


@pytest.fixture(scope="module")
def _office() -> Iterator[tuple[PostOffice, int]]:
    with open_office() as opened:
        yield opened


@pytest.fixture
def office(_office: tuple[PostOffice, int]) -> PostOffice:
    found = _office[0]
    found.envelopes.clear()
    found.answers.clear()
    return found


@pytest.fixture(scope="module")
def smtp(_office: tuple[PostOffice, int]) -> Smtp:
    return Smtp(f"smtp://127.0.0.1:{_office[1]}", SENDER)


@pytest.fixture(scope="module", params=["mailbox", "smtp"])
def way(request: pytest.FixtureRequest, made: Parts, _office: tuple[PostOffice, int], smtp: Smtp) -> Way:
    if request.param == "smtp":
        return Way(smtp, lambda address: arrived_by_smtp(_office[0], address))
    return Way(Mailbox(made.worker_pool), lambda address: arrived_in_mailbox(made, address))


def arrived_by_smtp(office: PostOffice, address: str) -> list[Arrived]:
    found = []
    for letter in office.letters:
        (to,) = letter["To"].addresses
        if to.addr_spec == address:
            body = letter.get_content().replace("\r\n", "\n")
            found.append(Arrived(letter["Message-ID"], to.display_name, address, letter["Subject"], body))
    return found


def arrived_in_mailbox(made: Parts, address: str) -> list[Arrived]:
    with made.worker_pool.connection() as cx:
        rows = cx.execute(
            "SELECT message_id, name, address, subject, body FROM ops.mailbox WHERE address = %s", (address,)
        ).fetchall()
    return [Arrived(*row) for row in rows]


def a_message(**more: Any) -> Message:
    """To somebody who has had no mail before."""
    one = uuid4()
    usual = {
        "message_id": f"<{one}@compact.example>",
        "to_name": "Ada Marsh",
        "to_address": f"ada.{one.hex}@pantry.example",
        "at": datetime(2026, 3, 14, 9, 26, tzinfo=UTC),
        "subject": "A concern waits for you",
        "body": "Hello Ada Marsh,\n\nA concern has come to you.\n",
    }
    return Message(**usual | more)

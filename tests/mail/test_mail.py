"""Mail goes out as it was written, whichever way: into the mailbox, or by SMTP to a real server on this machine."""

import string

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from infra.mail import one_line
from infra.mail.smtp import Smtp
from tests.conftest import THOROUGH
from tests.mail.conftest import SENDER, Way, a_message
from tests.mail.postoffice import PostOffice

NASTY = "Ada\r\nBcc: everyone@council.example"
TYPED = st.text(
    st.one_of(st.sampled_from("\r\n\t\x0b\x85\u2028:<>@,;\"'=?_"), st.characters(exclude_categories=("Cs", "Cc"))), max_size=90
)
WRITTEN = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=300)
HEADERS = {
    "Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "Reply-To",
    "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
}  # fmt: skip


def test_it_arrives_as_it_was_written(way: Way) -> None:
    message = a_message(
        to_name="Zoë Ångström-O’Neill",
        subject="“Twelve weeks” – Cyngor Gwynedd yn gofyn: 你怎么看?",
        body="Hello Zoë,\n\nÇa va? £5, 12 weeks… \U0001f41d\n.\n. a line that begins with a dot\n",
    )

    way.mail.send(message)

    (one,) = way.arrived(message.to_address)
    assert (one.name, one.subject, one.body) == (message.to_name, message.subject, message.body)


def test_a_line_longer_than_smtp_allows_stays_whole(way: Way) -> None:
    message = a_message(body=f"{'https://compact.example/' + 'x' * 2000}\nä{'b' * 2000}\n")

    way.mail.send(message)

    assert [one.body for one in way.arrived(message.to_address)] == [message.body]


def test_sent_again_it_is_the_same_message(way: Way) -> None:
    message = a_message()

    way.mail.send(message)
    way.mail.send(message)

    assert {one.message_id for one in way.arrived(message.to_address)} == {message.message_id}


@pytest.mark.parametrize("field", ["to_name", "subject"])
def test_a_new_line_in_what_somebody_typed_begins_no_header(way: Way, field: str) -> None:
    message = a_message(**{field: NASTY})

    way.mail.send(message)

    (one,) = way.arrived(message.to_address)
    assert {"to_name": one.name, "subject": one.subject}[field] == "Ada Bcc: everyone@council.example"
    assert way.arrived("everyone@council.example") == []


def test_a_name_may_be_empty(way: Way) -> None:
    message = a_message(to_name="")

    way.mail.send(message)

    assert [one.name for one in way.arrived(message.to_address)] == [""]


@examples(max_examples=400 if THOROUGH else 40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=TYPED, subject=TYPED, body=WRITTEN)
def test_whatever_was_typed_it_has_one_recipient_and_the_headers_that_we_write(
    office: PostOffice, smtp: Smtp, name: str, subject: str, body: str
) -> None:
    message = a_message(to_name=name, subject=subject, body=body)
    office.envelopes.clear()

    smtp.send(message)

    (letter,), (envelope,) = office.letters, office.envelopes
    assert set(letter.keys()) <= HEADERS
    assert envelope.rcpt_tos == [message.to_address]
    assert [one.addr_spec for one in letter["To"].addresses] == [message.to_address]
    assert letter.get_content().replace("\r\n", "\n").rstrip("\n") == body.rstrip("\n")


@examples(max_examples=1000 if THOROUGH else 100, deadline=None)
@given(TYPED)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(text).split() == text.split()


def test_it_says_from_whom_it_is_and_that_nobody_typed_it(office: PostOffice, smtp: Smtp) -> None:
    message = a_message()

    smtp.send(message)

    (letter,), (envelope,) = office.letters, office.envelopes
    assert letter["From"] == SENDER
    assert letter["Reply-To"] == envelope.mail_from == "no-reply@open-compact.example"
    assert letter["To"] == f"Ada Marsh <{message.to_address}>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"].datetime == message.at
    assert letter.get_content_type() == "text/plain"


def test_no_header_is_written_beyond_what_letters_can_be_read_in(office: PostOffice, smtp: Smtp) -> None:
    smtp.send(a_message(to_name="Zoë", subject="Ça"))

    (envelope,) = office.envelopes
    head = envelope.content.split(b"\r\n\r\n")[0].decode("ascii")
    assert set(head) <= set(string.printable)
    assert max(len(line) for line in head.splitlines()) < 100

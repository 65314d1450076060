"""When mail does not go: what is worth trying again is told from what is not, and no password goes where it should not."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from infra.composition import Parts
from infra.embedded.home import free_port
from infra.mail import Mail, NobodyThere, NotSent, Undeliverable
from infra.mail.smtp import Smtp
from infra.settings import Settings
from infra.worker import Worker
from services.shared import attempts
from tests.given import World
from tests.mail.conftest import SENDER, a_message
from tests.mail.postoffice import LOGIN, PostOffice, certificate, open_office

WITH_LOGIN = ":".join(quote(part, safe="") for part in LOGIN)

FOR_NOW = [
    {"RCPT": "450 4.2.0 greylisted, come back later"},
    {"RCPT": "421 4.3.2 closing"},
    {"DATA": "451 4.3.0 out of disk"},
    {"RCPT": "554 5.7.1 relay access denied"},
    {"RCPT": "530 5.7.0 log in first"},
]
FOR_EVER = [{"RCPT": "550 5.1.1 nobody of that name"}, {"DATA": "554 5.6.0 not taken here"}, {"DATA": "552 too large"}]


def said(answers: dict[str, str]) -> str:
    return " ".join(f"{command} {answer[:3]}" for command, answer in answers.items())


@pytest.mark.parametrize("answers", FOR_NOW, ids=said)
def test_what_may_be_mended_is_worth_trying_again(office: PostOffice, smtp: Smtp, answers: dict[str, str]) -> None:
    office.answers |= answers

    with pytest.raises(NotSent) as failed:
        smtp.send(a_message())
    office.answers.clear()
    smtp.send(a_message())

    assert not isinstance(failed.value, Undeliverable)
    assert len(office.letters) == 1


@pytest.mark.parametrize("answers", FOR_EVER, ids=said)
def test_what_the_server_will_never_take_is_told_apart(office: PostOffice, smtp: Smtp, answers: dict[str, str]) -> None:
    office.answers |= answers

    with pytest.raises(Undeliverable) as refused:
        smtp.send(a_message())

    assert office.letters == []
    assert isinstance(refused.value, NobodyThere) == ("RCPT" in answers)


@pytest.mark.parametrize("address", ["ada@pantry.example\r\nRCPT TO:<bob@pantry.example>", "ada", ""])
def test_an_address_that_is_none_is_never_tried(office: PostOffice, smtp: Smtp, address: str) -> None:
    with pytest.raises(Undeliverable):
        smtp.send(a_message(to_address=address))

    assert office.letters == []


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_is_not_there_is_worth_trying_again(scheme: str) -> None:
    with pytest.raises(NotSent) as failed:
        Smtp(f"{scheme}://127.0.0.1:{free_port()}", SENDER).send(a_message())

    assert isinstance(failed.value.__cause__, ConnectionRefusedError)


def test_a_server_that_hangs_up_is_worth_trying_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.listen()
        smtp = Smtp(f"smtp://127.0.0.1:{deaf.getsockname()[1]}", SENDER)

        with pytest.raises(NotSent) as failed, hanging_up(deaf):
            smtp.send(a_message())

    assert not isinstance(failed.value, Undeliverable)


def test_what_was_taken_is_sent_even_if_the_server_says_goodbye_badly(office: PostOffice, smtp: Smtp) -> None:
    office.answers |= {"QUIT": "421 4.3.2 closing"}

    smtp.send(a_message())

    assert len(office.letters) == 1


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PostOffice, int, Path]]:
    """A server that offers STARTTLS and wants a login."""
    context, trusted = certificate(tmp_path_factory.mktemp("certificate"))
    with open_office(context, needs_login=True) as (office, port):
        yield office, port, trusted


def test_over_a_connection_that_it_can_trust_it_logs_in(
    secure: tuple[PostOffice, int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, port, trusted = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))

    Smtp(f"smtp://{WITH_LOGIN}@localhost:{port}", SENDER).send(a_message())

    assert office.logins == [part.encode() for part in LOGIN]
    assert office.secured == [True]


def test_a_wrong_password_is_worth_trying_again(secure: tuple[PostOffice, int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    _office, port, trusted = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))

    with pytest.raises(NotSent) as failed:
        Smtp(f"smtp://compact:wrong@localhost:{port}", SENDER).send(a_message())

    assert not isinstance(failed.value, Undeliverable)


def test_a_server_that_cannot_prove_who_it_is_gets_neither_password_nor_mail(secure: tuple[PostOffice, int, Path]) -> None:
    office, port, _trusted = secure
    before = (list(office.logins), len(office.envelopes))

    with pytest.raises(NotSent) as failed:
        Smtp(f"smtp://{WITH_LOGIN}@localhost:{port}", SENDER).send(a_message())

    assert not isinstance(failed.value, Undeliverable)
    assert (office.logins, len(office.envelopes)) == before


@pytest.fixture
def outcome(made: Parts, settings: Settings, world: World, office: PostOffice, smtp: Smtp) -> Callable[..., tuple[int, Any, Any]]:
    """Asks for a sign-in link, with that answer from the mail server: tries, when next, and whether it was given up."""
    area = world.area(empty=True)

    def sends(mail: Mail) -> None:
        Worker(made.worker_pool, made.desk_of(made.worker_pool), made.addresses, mail, settings.url).send_mail()

    def ask(answers: dict[str, str]) -> tuple[int, Any, Any]:
        sends(made.mail)  # whatever others left
        with made.app_pool.connection() as cx, cx.transaction():
            attempts.ask(cx, made.addresses, area.addresses["lead"], "/duties")
        office.answers |= answers
        sends(smtp)
        with made.worker_pool.connection() as cx:
            row = cx.execute(
                """SELECT o.tries, next_try - o.made_at, gave_up_at IS NOT NULL FROM ops.outbox o
                   JOIN auth.attempt a ON a.attempt_id::text = o.about ->> 'attempt_id' WHERE address_hash = %s""",
                (made.addresses.hash(area.addresses["lead"]),),
            ).fetchone()
        assert row
        return row

    return ask


def test_the_worker_tries_again_in_a_minute_what_may_go_then(outcome: Callable[..., tuple[int, Any, Any]]) -> None:
    tries, pause, given_up = outcome(FOR_NOW[0])

    assert (tries, given_up) == (1, False)
    assert timedelta(minutes=1) <= pause < timedelta(minutes=2)


def test_the_worker_gives_up_what_will_never_go(outcome: Callable[..., tuple[int, Any, Any]], office: PostOffice) -> None:
    tries, _pause, given_up = outcome(FOR_EVER[0])

    assert (tries, given_up) == (1, True)
    assert office.letters == []


@contextmanager
def hanging_up(server: socket.socket) -> Iterator[None]:
    """Takes one call and ends it at once."""

    def take() -> None:
        server.accept()[0].close()

    thread = threading.Thread(target=take)
    thread.start()
    yield
    thread.join()

"""A mail leaves once and is not lost, whatever stands still, dies or is done twice meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from infra.composition import Parts
from infra.mail import Message
from services.duties.waiting import DutyKind
from services.shared import links
from tests.eventstore.five_facts import STORY
from tests.eventstore.ledgers import together
from tests.given import COUNCIL, NOTICE, PANTRY, SERVICE, TestArea
from tests.work.happening import LINK, WORDS, Killed, a_worker, forget, mails, mails_to, no_mail_leaves, nothing_follows, of


def test_a_worker_that_forgets_how_far_it_came_mails_nothing_twice(area: TestArea, made: Parts) -> None:
    area.opens("officer", COUNCIL, WORDS, area.narrator.day(0))
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    before = mails(made, area)

    forget(made, area)
    area.narrator.settle()

    assert len(before) == 3
    assert mails(made, area) == before


def test_what_was_done_before_the_mail_could_leave_is_not_mailed(area: TestArea, made: Parts) -> None:
    with no_mail_leaves(area):
        ref = area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
        area.acknowledges("chair", ref)
    area.narrator.settle()
    area.narrator.worker.send_mail()

    (mail,) = mails_to(made, area, "chair")
    assert of(DutyKind.ANSWER, mail)
    assert waiting_to_leave(made, area) == 0


class Dying:
    """A way for mail that sends, and takes the worker with it the first time."""

    def __init__(self, mail: Any) -> None:
        self.mail, self.sent = mail, []

    def send(self, message: Message) -> None:
        self.mail.send(message)
        self.sent.append(message)
        if len(self.sent) == 1:
            raise Killed


def test_a_worker_killed_between_sending_and_noting_it_sends_the_same_message_again(area: TestArea, made: Parts) -> None:
    """SMTP cannot promise once; the Message-ID tells the copy, and the mailbox keeps one."""
    with nothing_follows(area):
        area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    worker, dying = a_worker(made, area), Dying(made.mail)
    worker.post.mail = dying
    worker.follow_up(area.tenant)

    with pytest.raises(Killed):
        worker.send_mail()
    worker.send_mail()

    assert [message.to_address for message in dying.sent] == [area.addresses["chair"]] * 2
    assert len({message.message_id for message in dying.sent}) == 1
    (kept,) = mails_to(made, area, "chair")
    assert works(made, kept), "the link in the copy that was kept"


@pytest.mark.parametrize("model", ["duties", "people"])
def test_where_a_read_model_stands_still_its_mails_wait_and_are_not_lost(area: TestArea, made: Parts, model: str) -> None:
    with parked(made, area, model):
        area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
        meanwhile = len(mails_to(made, area, "chair"))
    made.follower().retry_parked()
    area.narrator.settle()

    assert (meanwhile, len(mails_to(made, area, "chair"))) == (0, 1)


def test_mails_do_not_wait_for_what_they_do_not_tell_of(area: TestArea, made: Parts) -> None:
    with parked(made, area, "timeline"):
        area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
        meanwhile = len(mails_to(made, area, "chair"))
    made.follower().retry_parked()

    assert meanwhile == 1


def test_many_workers_at_once_send_each_mail_once(area: TestArea, made: Parts) -> None:
    with nothing_follows(area):
        area.opens("officer", COUNCIL, WORDS, area.narrator.day(0))
        area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    sent: list[Message] = []
    workers = [a_worker(made, area) for _ in range(4)]
    for worker in workers:
        worker.post.mail = Listening(sent)

    together(*[lambda worker=worker: (worker.follow_up(area.tenant), worker.send_mail()) for worker in workers])
    workers[0].send_mail()

    ours = [message.message_id for message in sent if message.to_address.endswith(f"@{area.slug}.example")]
    assert len(ours) == len(set(ours)) == 3


class Listening:
    def __init__(self, sent: list[Message]) -> None:
        self.sent = sent

    def send(self, message: Message) -> None:
        self.sent.append(message)


@contextmanager
def parked(made: Parts, area: TestArea, model: str) -> Iterator[None]:
    """From the next event on that model stands still there; at the end it may be tried again."""
    with made.follower_pool.connection() as cx:
        query = """INSERT INTO rm.parked (tenant_id, generation, model, position, topic, error, next_try)
          SELECT tenant_id, generation, %s, position + 1, 'breach.raised', 'ValueError', 'infinity'
          FROM rm.cursor JOIN rm.live USING (generation) WHERE tenant_id = %s"""
        cx.execute(query, (model, area.tenant))
    yield
    with made.follower_pool.connection() as cx:
        cx.execute("UPDATE rm.parked SET next_try = '-infinity' WHERE tenant_id = %s", (area.tenant,))


def works(made: Parts, mail: str) -> bool:
    """Whether there is a link such as the mail has."""
    (url,) = LINK.findall(mail)
    with made.worker_pool.connection() as cx:
        query = "SELECT count(*) FROM auth.link WHERE token_hash = %s AND used_at IS NULL"
        return cx.execute(query, (links.hashed(url.rsplit("/", 1)[1]),)).fetchone() == (1,)


def waiting_to_leave(made: Parts, area: TestArea) -> int:
    with made.worker_pool.connection() as cx:
        query = "SELECT count(*) FROM ops.outbox WHERE tenant_id = %s AND sent_at IS NULL AND gave_up_at IS NULL"
        (waiting,) = cx.execute(query, (area.tenant,)).fetchone() or (0,)
        return int(waiting)

"""Asking the host: kept in the area, shown to the host without a name, and mailed to whoever keeps it."""

from datetime import date
from uuid import uuid5

from msgspec import Struct

from domain import areas
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import HostId, QuestionId
from services.areas.hosted.rows import HOSTS, ITS_HOST
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.permission import require
from services.shared.ports import Journal
from services.shared.rows import ReadModel, Row, Rows

LATEST = 20


class HostedQuestion(Row, frozen=True, kw_only=True):
    __wide__ = ITS_HOST
    __key__ = ("question_id",)
    __indexes__ = ("tenant_id, asked_on",)

    question_id: QuestionId
    host_id: HostId
    asked_on: date
    page: str
    words: Words

    @property
    def audience(self) -> str:
        return HOSTS


class AskedOf(Row, frozen=True, kw_only=True):
    """The host that questions of this area go to."""

    host_id: HostId


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case areas.AreaOpened(host_id=host_id) | areas.HostChanged(host_id=host_id):
            rows.put(AskedOf(host_id=host_id))
        case areas.QuestionAsked() as asked:
            if of := rows.get(AskedOf):
                day = event.recorded_at.astimezone(LONDON).date()
                rows.put(
                    HostedQuestion(
                        question_id=asked.question_id, host_id=of.host_id, asked_on=day, page=asked.page, words=asked.words
                    )
                )


MODEL = ReadModel("questions", (HostedQuestion, AskedOf), absorb, of=("area", "question"))


def ask_host(journal: Journal, *, page: str, words: str) -> None:
    actor = journal.actor
    require(actor, "host.ask")
    assert actor.person_id
    question_id = QuestionId(uuid5(journal.command_id, "question"))
    stream = journal.load(areas.evolve_question, question_id)
    journal.append(stream, areas.ask(stream.state, question_id=question_id, asker_id=actor.person_id, page=page, words=words))


class Question(Struct, frozen=True):
    asked_on: date
    page: str
    words: str | None
    words_lang: str


async def of_area(ask: Asking, slug: str) -> list[Question]:
    """What was asked there, latest first, as its host may read it."""
    return await ask.rows(
        Question,
        """SELECT q.asked_on, q.page, q.words, q.words_lang FROM hosted_question q JOIN hosted_area a USING (tenant_id)
           WHERE a.slug = %(slug)s ORDER BY q.asked_on DESC, q.question_id LIMIT %(latest)s""",
        {"slug": slug, "latest": LATEST},
    )

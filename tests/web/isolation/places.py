"""Here, and another area with the same people and a mark on everything; what was done, and what got out."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4
from zlib import crc32

import psycopg
from msgspec import Struct, field

from domain.shared.actor import Role
from tests.conftest import THOROUGH
from tests.web.audited import OBSERVED, WHY_READ
from tests.web.furnished import Things
from tests.web.grouped import INTEREST
from tests.web.isolation.marked import MARK
from tests.web.isolation.people import ELSEWHERE, ENDED, HERE, PARTIES, ROLELESS, SEATED, holding
from tests.web.isolation.walking import Answer, Asked, Walk
from tests.web.unsent import STORY

REPLY, RESPONSE = "It was an emergency.", "Yes, on Sundays, we would."
TRACES = """SELECT (SELECT sum(position) FROM es.head), (SELECT count(*) FROM es.command), (SELECT count(*) FROM ops.outbox),
  (SELECT md5(string_agg(draft_id || md5(box), ' ' ORDER BY draft_id)) FROM draft.draft),
  (SELECT md5(string_agg(session_id || '' || login_id || proved_at, ' ' ORDER BY session_id)) FROM auth.session),
  (SELECT md5(string_agg(passkey_id || '' || login_id || name, ' ' ORDER BY passkey_id)) FROM auth.passkey),
  (SELECT md5(string_agg(md5(token_hash) || coalesce(used_at || '', ''), ' ' ORDER BY token_hash)) FROM auth.link),
  (SELECT count(*) FROM auth.login), (SELECT count(*) FROM auth.membership), (SELECT count(*) FROM auth.invitation),
  (SELECT md5(string_agg(attempt_id || '' || tries || coalesce(used_at || '', ''), ' ' ORDER BY attempt_id)) FROM auth.attempt)"""
"""Every fact, command, waiting mail, draft, session, passkey, link, login and try to come in."""

HARDLY_DIFFERENT = ("no such area", "no such thing", "another's token", "another's command", "added to a form")
"""Kinds in which it hardly matters who asks: a third of each is walked, and all of it where it is thorough."""


class Pair(Struct, frozen=True):
    """A case: what is asked, and what has to be answered the same; without that, no more than that nothing gets out."""

    case: str
    asked: Asked
    like: Asked | None = None
    blots: tuple[str, ...] = ()


class Places(Struct):
    """`found` are the failures so far, by case; `walked` counts the cases by kind."""

    here: Things
    there: Things
    addresses: dict[str, str]
    root: psycopg.Connection[Any]
    walked: dict[str, int] = {}
    seconds: float = 0.0
    medians: dict[str, list[float]] = {}
    command_id: str = field(default_factory=lambda: str(uuid4()))
    ours: dict[str, frozenset[str]] = {}
    theirs: list[str] = []

    def __post_init__(self) -> None:
        self.ours = dict(secret_words(self.here, self.addresses))
        self.theirs = list(marks(self.there))

    def traces(self) -> tuple[Any, ...]:
        found = self.root.execute(TRACES).fetchone() or ()
        self.root.rollback()
        return found

    def walk(
        self, kind: str, walk: Walk, pairs: Sequence[Pair], *, expected: Callable[[Answer], bool] | None = None
    ) -> list[str]:
        """Asks for all of it; returns which cases were answered differently, let words out or left a trace."""
        pairs = [pair for pair in pairs if kind not in HARDLY_DIFFERENT or THOROUGH or crc32(pair.case.encode()) % 3 == 0]
        begun, before = time.perf_counter(), self.traces()
        asked = {_key(one): one for pair in pairs for one in (pair.asked, pair.like) if one}
        answers = dict(zip(asked, walk.answers(list(asked.values())), strict=True))
        failed = [f"{pair.case}: {problem}" for pair in pairs for problem in self._problems(pair, answers, expected)]
        if (left := self.traces()) != before:
            latest = "SELECT topic FROM es.event ORDER BY xmin::text::bigint DESC LIMIT 4"
            moved = [pair for pair in zip(before, left, strict=True) if pair[0] != pair[1]]
            failed.append(f"left behind: {moved}, after {self.root.execute(latest).fetchall()}")
        self.walked[kind] = self.walked.get(kind, 0) + len(pairs)
        self.seconds += time.perf_counter() - begun
        return failed

    def _problems(self, pair: Pair, answers: dict[Any, Answer], expected: Callable[[Answer], bool] | None) -> Iterator[str]:
        answer = answers[_key(pair.asked)]
        like = answers[_key(pair.like)] if pair.like else None
        if like and answer.but_for(*pair.blots) != like.but_for(*pair.blots):
            yield f"{answer} and not {like}"
        if answer.status >= 500 or (expected and not expected(answer)):
            yield f"is answered {answer}"
        yield from (f"lets out “{word}”" for word in self.let_out(pair.asked, answer))

    def let_out(self, asked: Asked, answer: Answer) -> list[str]:
        """Words in it that whoever asked has no part in."""
        kept = [word for word, known_to in self.ours.items() if asked.who not in known_to]
        own_pages = not asked.path.startswith(f"/{self.here.slug}")
        if asked.path in ("/", "/sign-up"):  # tell everybody of every area
            return [word for word in kept if answer.says(word)]
        if not own_pages or asked.who not in (*HERE, *ELSEWHERE, *PARTIES):
            kept += self.theirs
        sent = "".join((*asked.typed.values(), asked.path))
        return [word for word in kept if word not in sent and answer.says(word)]


def secret_words(here: Things, addresses: dict[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """What lies here for some alone, and for whom."""
    for words in STORY.values():
        yield words, frozenset({"contact", "bandleader", "librarian"})
    yield REPLY, frozenset({"contact", "librarian"})
    asking = holding(Role.OFFICER, Role.CHAMPION) | {"bandleader", "librarian"}
    yield RESPONSE, frozenset(asking)
    yield WHY_READ, frozenset({*holding(Role.CHAIR, Role.HOST), "contact", "librarian"})
    yield OBSERVED, frozenset(holding(Role.LEAD, Role.CHAIR, Role.HOST, Role.AUDITOR))
    yield INTEREST, frozenset(SEATED)
    for who in (*HERE, *ENDED, ROLELESS, "forgetful", "regretted"):
        yield who, frozenset([who] if who.startswith(Role.PARTICIPANT) else [*SEATED, who])
    for who in ("passer-by", "comer"):
        yield who, frozenset(holding(Role.LEAD) if who == "comer" else ())
    for who, address in (here.area.addresses | addresses).items():
        yield address, frozenset({who, *MENDED_BY.get(who, ())})


MENDED_BY = {"listed": holding(Role.LEAD, Role.HOST, Role.OFFICER), "reachable": holding(Role.LEAD, Role.HOST)}
"""Contacts that have not confirmed yet: who reads their addresses all the same."""


def marks(there: Things) -> Iterator[str]:
    """By which anything of that area is known."""
    area = there.area
    yield from (MARK, there.slug, str(area.tenant))
    yield from (str(one) for one in (*area.people.values(), *area.bodies.values(), *area.versions.values()))
    yield from (
        value for value in (getattr(there, name) for name in there.__struct_fields__) if isinstance(value, str) and len(value) > 6
    )


def _key(asked: Asked) -> tuple[Any, ...]:
    return (asked.who, asked.method, asked.path, asked.token_of, tuple(sorted(asked.typed.items())))

"""What a client of a fault run does: forms over HTTP, or commands at the desk; and logs what it was told."""

import random
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4, uuid5

import httpx
import msgspec
import psycopg
from eventsourcing.persistence import IntegrityError

from domain import organisations
from domain.organisations import OrganisationAdded
from domain.shared.errors import DomainError
from services.shared.ports import Command, Journal
from tests.browser import Page
from tests.eventstore.ledgers import named
from tests.given import COUNCIL, TestArea
from tests.trust.areas import Areas
from tests.trust.records import Log, What

PAYLOAD = re.compile(r"\bwish-[0-9a-f]{12}\b")
BREATH = 0.1  # seconds at most between two wishes at the desk, which would else leave the web no processor
WRONG, AGAIN, LOOK = 0.05, 0.1, 0.4
"""How often a form is filled in wrong, sent once more after it was done, and followed by a look."""


class Run:
    """What clients share. `skews` are how far the clocks of those at the desk are off."""

    def __init__(self, areas: Areas, folder: Path, url: str = "") -> None:
        self.areas, self.folder = areas, folder
        self.url = url or areas.made.settings.url
        self.desk = areas.made.desk
        self.skews = (timedelta(),)
        self.done = threading.Event()
        folder.mkdir(parents=True, exist_ok=True)


class Client:
    """Asks, and asks again until it has an answer; a wish that is still open at the end stays unknown."""

    def __init__(self, run: Run, number: int) -> None:
        self.run, self.areas = run, run.areas
        self.name = f"{type(self).__name__.lower()}-{number}"
        self.log = Log(run.folder, self.name)
        self.chance = random.Random(self.name)

    def work(self) -> None:
        while not self.run.done.is_set():
            self.wish()

    def wish(self) -> None:
        raise NotImplementedError

    def insist(self, scope: str, payload: str, ask: Callable[[], dict[str, Any] | None]) -> bool:
        """Until there is an answer: `ask` returns what is known of a success, None for a refusal, or raises."""
        self.log.say(What.INVOKE, scope, payload=payload)
        while True:
            try:
                answer = ask()
            except (httpx.HTTPError, psycopg.Error, IntegrityError, NoAnswer):
                self.log.say(What.UNKNOWN, scope, payload=payload)
                if self.run.done.is_set():
                    return False
                time.sleep(self.chance.uniform(0.02, 0.2))
            else:
                self.log.say(What.FAIL if answer is None else What.OK, scope, payload=payload, **(answer or {}))
                return answer is not None


class NoAnswer(Exception):
    """An error page: what became of the wish is not known."""


class Former(Client):
    """An officer who opens consultations with the real form; each has a title of its own."""

    def __init__(self, run: Run, number: int) -> None:
        super().__init__(run, number)
        self.http = httpx.Client(base_url=run.url, timeout=8, headers={"Cookie": f"oc={self.areas.session('officer')}"})
        self.tokens: dict[str, str] = {}

    def work(self) -> None:
        with self.http:
            super().work()

    def wish(self) -> None:
        wrong = {"closes_on-year": "2001"} if self.chance.random() < WRONG else {}
        self.wish_in(self.chance.choice(self.areas.all), **wrong)

    def wish_in(self, area: TestArea, **typed: str) -> None:
        form = self.form(area, **typed)
        if form is None:
            return
        cookies: dict[str, str] = {}
        if not self.insist(str(area.tenant), form["title"], lambda: self.send(area.slug, form, cookies)):
            return
        with suppress(httpx.HTTPError, NoAnswer):
            if self.chance.random() < AGAIN:
                assert self.send(area.slug, form, cookies) is not None, "what was done is refused when it comes again"
            if self.chance.random() < LOOK:
                self.look(area.slug, str(area.tenant), cookies)

    def form(self, area: TestArea, **typed: str) -> dict[str, str] | None:
        """As the page gives it, fetched once an area, and filled in; None if it cannot be had now."""
        if area.slug not in self.tokens:
            try:
                answer = self.http.get(f"/{area.slug}/consultations/new")
            except httpx.HTTPError:
                return None
            if answer.status_code != 200:
                time.sleep(0.1)
                return None
            self.tokens[area.slug] = Page(answer.text).typed("/consultations")["token"]
        own = {"title": f"wish-{uuid4().hex[:12]}", "command_id": str(uuid4()), "token": self.tokens[area.slug]}
        return own | self.areas.days | {"organisation": str(area.bodies[COUNCIL]), "about": "What do you think?"} | typed

    def send(self, slug: str, form: dict[str, str], cookies: dict[str, str]) -> dict[str, Any] | None:
        answer = self.http.post(f"/{slug}/consultations", data=form)
        if answer.status_code >= 500:
            raise NoAnswer
        if answer.status_code == 303:
            assert answer.headers["location"].startswith(f"/{slug}/consultations/"), answer.headers["location"]
            cookies |= dict(answer.cookies)
            return {}
        assert answer.status_code == 422, f"{answer.status_code} {answer.text[:2000]}"
        return None

    def look(self, slug: str, scope: str, cookies: dict[str, str]) -> None:
        sent = "; ".join([self.http.headers["Cookie"], *(f"{name}={value}" for name, value in cookies.items())])
        answer = self.http.get(f"/{slug}/timeline?kind=consultation", headers={"Cookie": sent})
        if answer.status_code != 200:
            return
        seen = tuple(reversed(PAYLOAD.findall(answer.text)))
        self.log.say(What.READ, scope, seen=seen, whole="oc-more" not in answer.text, behind="oc-updating" in answer.text)


class Desker(Client):
    """Adds to a few streams that it shares with others of its kind, and reads each whole before it does."""

    def wish(self) -> None:
        area = self.chance.choice(self.areas.all[:8])
        stream, payload, command_id = uuid5(area.tenant, self.chance.choice("ab")), f"wish-{uuid4().hex[:12]}", uuid4()
        skew = self.chance.choice(self.run.skews)
        seen: list[str] = []

        def decide(journal: Journal) -> None:
            seen[:] = history_of(journal, stream)
            journal.append(journal.load(organisations.evolve, stream), [named(stream, payload)])

        def ask() -> dict[str, Any] | None:
            at = self.areas.now() + skew if skew else None
            command = Command(tenant_id=area.tenant, command_id=command_id, route="trust", at=at)
            try:
                done = self.run.desk.perform(command, decide)
            except DomainError:
                return None
            if not done.repeated:
                self.log.say(What.READ, str(stream), seen=tuple(seen))
            return {"position": done.position}

        self.insist(str(stream), payload, ask)
        time.sleep(self.chance.uniform(0, BREATH))


def history_of(journal: Journal, stream: UUID) -> list[str]:
    rows = journal.cx.execute(
        "SELECT state FROM es.event WHERE (tenant_id, stream_id) = (%s, %s) ORDER BY stream_version", (journal.tenant_id, stream)
    )
    return [msgspec.json.decode(state, type=OrganisationAdded).name for (state,) in rows]

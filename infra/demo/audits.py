"""Verbs of the story about an audit: asking to read a concern, giving leave, drawing, noting and answering."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from domain.shared.ids import TenantId
from services.audits import commands


class ToldAudits:
    """Of an area being told."""

    tenant: TenantId
    people: dict[str, UUID]
    _do: Callable[..., Any]
    _within: Callable[..., tuple[Any, ...]]

    def asks_to_read(self, who: str, concern: str, why: str) -> str:
        """Returns the reference of what was asked."""
        self._do(who, lambda journal: commands.ask_to_read(journal, ref=concern, why=why))
        query = "SELECT ref FROM audit_reading WHERE concern = %s AND auditor_id = %s"
        return str(self._within(query, concern, self.people[who])[0])

    def lets_read(self, who: str, asked: str, until: date) -> None:
        breach, auditor = self._within("SELECT breach_id, auditor_id FROM audit_reading WHERE ref = %s", asked)
        self._do(who, lambda journal: commands.let_read(journal, breach_id=breach, auditor_id=auditor, until=until))

    def declines_to_let_read(self, who: str, asked: str, why: str) -> None:
        breach, auditor = self._within("SELECT breach_id, auditor_id FROM audit_reading WHERE ref = %s", asked)
        self._do(who, lambda journal: commands.decline(journal, breach_id=breach, auditor_id=auditor, why=why))

    def draws(self, who: str, kind: str, since: date, until: date, size: int, seed: str) -> str:
        ref: str = self._do(
            who,
            lambda journal: commands.draw_sample(journal, kind=kind, since=since, until=until, size=size, seed=seed),
        )
        return ref

    def observes(self, who: str, words: str, fact: tuple[UUID, int, str] | None = None) -> str:
        ref: str = self._do(who, lambda journal: commands.observe(journal, words=words, fact=fact))
        return ref

    def answers_observation(self, who: str, ref: str, words: str) -> None:
        self._do(who, lambda journal: commands.answer(journal, ref=ref, words=words))

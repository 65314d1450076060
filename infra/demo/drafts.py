"""Verbs of the story about the text: beginning a version and drafting it, each the command that a page sends."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from domain.compacts import Disposition, FrontMatter, Kind, Owner, Relation, Wording
from domain.compacts.engaging import HeldKind
from domain.instruments import InstrumentKind, Writing
from services.compacts import adopting, commenting, drafting, engaging, presenting
from services.instruments import commands as instruments


class ToldDrafts:
    """Of an area being told."""

    people: dict[str, UUID]
    bodies: dict[str, UUID]
    _do: Callable[..., Any]

    def opens_engagement(self, who: str, opened_on: date, asks: str, take_part: str, until: date | None = None) -> None:
        self._do(
            who,
            lambda journal: engaging.open_engagement(journal, opened_on=opened_on, until=until, asks=asks, take_part=take_part),
        )

    def holds(self, who: str, number: int, kind: HeldKind, held_on: date, with_whom: str, **more: Any) -> None:
        """In the engagement of that number; how many `took_part`, and what was `heard`, where somebody wrote it down."""
        values = {"took_part": None, "heard": ""} | more
        self._do(
            who,
            lambda journal: engaging.hold(journal, number=number, kind=kind, held_on=held_on, with_whom=with_whom, **values),
        )

    def closes_engagement(self, who: str, number: int, closed_on: date, outcome: str) -> None:
        self._do(who, lambda journal: engaging.close_engagement(journal, number=number, closed_on=closed_on, outcome=outcome))

    def begins(self, who: str, title: str, *, from_nothing: bool = False) -> int:
        number: int = self._do(who, lambda journal: drafting.begin_version(journal, title=title, from_nothing=from_nothing))
        return number

    def names_drafter(self, who: str, number: int, drafter: str) -> None:
        self._do(who, lambda journal: drafting.name_drafter(journal, number=number, person_id=self.people[drafter]))

    def drafts_section(self, who: str, number: int, heading: str, after: int | None = None) -> int:
        ordinal: int = self._do(
            who,
            lambda journal: drafting.add_section(journal, number=number, heading=heading, printed="", level=2, after=after),
        )
        return ordinal

    def adds(self, who: str, number: int, section: int, after: str | None, text: str, owner: Owner, printed: str = "") -> str:
        wording = Wording(kind=Kind.UNDERTAKING, owner=owner, text=text)
        clause_id: str = self._do(
            who,
            lambda journal: drafting.add_clause(
                journal, number=number, section=section, after=after, printed=printed, wording=wording
            ),
        )
        return clause_id

    def amends(self, who: str, number: int, clause_id: str, text: str, owner: Owner, why: str = "") -> None:
        wording = Wording(kind=Kind.UNDERTAKING, owner=owner, text=text)
        self._do(
            who,
            lambda journal: drafting.amend_clause(journal, number=number, clause_id=clause_id, wording=wording, why=why),
        )

    def moves(self, who: str, number: int, clause_id: str, section: int, after: str | None) -> None:
        self._do(
            who,
            lambda journal: drafting.move_clause(journal, number=number, clause_id=clause_id, section=section, after=after),
        )

    def splits(self, who: str, number: int, clause_id: str, *texts: str, owner: Owner, why: str = "") -> None:
        parts = tuple(Wording(kind=Kind.UNDERTAKING, owner=owner, text=text) for text in texts)
        self._do(
            who,
            lambda journal: drafting.split_clause(journal, number=number, clause_id=clause_id, wordings=parts, why=why),
        )

    def drops(self, who: str, number: int, clause_id: str, why: str = "") -> None:
        self._do(who, lambda journal: drafting.drop_clause(journal, number=number, clause_id=clause_id, why=why))

    def writes_front(self, who: str, number: int, **written: str) -> None:
        """Its foreword and summary."""
        front = FrontMatter(**written)
        self._do(who, lambda journal: presenting.write_front_matter(journal, number=number, front=front))

    def explains(self, who: str, number: int, entries: str) -> None:
        """Its glossary: a word and its meaning a line."""
        self._do(who, lambda journal: presenting.write_glossary(journal, number=number, entries=entries))

    def names_related(self, who: str, **typed: str) -> None:
        """Where the agreement comes from and what follows it, by relation."""
        by_relation = {Relation(one): lines for one, lines in typed.items()}
        self._do(who, lambda journal: presenting.name_related_texts(journal, typed=by_relation))

    def gives_example(self, who: str, number: int, clause_id: str, example: str) -> None:
        self._do(who, lambda journal: presenting.give_example(journal, number=number, clause_id=clause_id, example=example))

    def records_instrument(self, who: str, title: str, adopted_on: date, *clauses: str, **more: Any) -> str:
        """A code of practice or guide that explains those clauses. Returns its reference."""
        kind = InstrumentKind(more.pop("kind", "code"))
        writing = Writing(kind=kind, title=title, adopted_on=adopted_on, **({"text": "How it is done."} | more))
        ref: str = self._do(who, lambda journal: instruments.record(journal, writing=writing, clauses=clauses))
        return ref

    def withdraws_instrument(self, who: str, ref: str, why: str) -> None:
        self._do(who, lambda journal: instruments.withdraw(journal, ref=ref, why=why))

    def issues(self, who: str, number: int, closes_on: date, about: str = "") -> None:
        self._do(who, lambda journal: commenting.issue(journal, number=number, closes_on=closes_on, about=about))

    def comments(self, who: str, number: int, clause_id: str, text: str, body: str | None = None, quote: str = "") -> str:
        """Returns its reference."""
        organisation_id = self.bodies[body] if body else None
        ref: str = self._do(
            who,
            lambda journal: commenting.comment(
                journal, number=number, clause_id=clause_id, organisation_id=organisation_id, quote=quote, text=text
            ),
        )
        return ref

    def decides(self, who: str, ref: str, disposition: Disposition, reasons: str) -> None:
        self._do(who, lambda journal: commenting.decide(journal, ref=ref, disposition=disposition, reasons=reasons))

    def puts(self, who: str, number: int, *bodies: str) -> None:
        """To the bodies that are to adopt it."""
        chosen = [self.bodies[body] for body in bodies]
        self._do(who, lambda journal: adopting.put_to_bodies(journal, number=number, bodies=chosen))

    def takes_back(self, who: str, number: int, why: str) -> None:
        self._do(who, lambda journal: adopting.take_back(journal, number=number, why=why))

    def is_ready(self, who: str, number: int, body: str, how: str) -> None:
        self._do(
            who,
            lambda journal: adopting.confirm_readiness(journal, number=number, organisation_id=self.bodies[body], how=how),
        )

    def adopts(self, who: str, number: int, body: str, decided_on: date, minute: str) -> None:
        self._do(
            who,
            lambda journal: adopting.record_adoption(
                journal, number=number, organisation_id=self.bodies[body], decided_on=decided_on, minute=minute
            ),
        )

    def reviews(self, who: str, review_on: date, ends_on: date | None = None) -> None:
        """Sets the review of what is in force."""
        self._do(who, lambda journal: adopting.set_review(journal, review_on=review_on, ends_on=ends_on))

"""What people can do around the clauses of a draft: its foreword and summary, its glossary, examples, and related texts."""

from collections.abc import Mapping

from domain import compacts
from domain.compacts import FrontMatter, Relation
from services.compacts.drafting import a_draft, seat_of
from services.shared.permission import require
from services.shared.ports import Journal


def write_front_matter(journal: Journal, *, number: int, front: FrontMatter, seen: int | None = None) -> None:
    loaded, draft = a_draft(journal, number, seen)
    journal.append(loaded, compacts.write_front_matter(draft, front), acting=seat_of(journal))


def write_glossary(journal: Journal, *, number: int, entries: str, seen: int | None = None) -> None:
    """A word and its meaning a line, with a colon between them."""
    loaded, draft = a_draft(journal, number, seen)
    journal.append(loaded, compacts.write_glossary(draft, entries), acting=seat_of(journal))


def name_related_texts(journal: Journal, *, typed: Mapping[Relation, str]) -> None:
    require(journal.actor, "compact.begin")
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id))
    journal.append(agreement, compacts.name_related_texts(agreement.state, typed), acting=seat_of(journal))


def give_example(journal: Journal, *, number: int, clause_id: str, example: str, seen: int | None = None) -> None:
    loaded, draft = a_draft(journal, number, seen)
    journal.append(loaded, compacts.give_example(draft, clause_id, example), acting=seat_of(journal))

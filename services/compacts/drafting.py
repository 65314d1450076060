"""What people can do to a draft, clause by clause."""

from typing import Any
from uuid import UUID

from msgspec.structs import replace

from domain import compacts
from domain.compacts import Source, Version, Wording
from domain.shared.actor import Role, Seat
from domain.shared.errors import Refused
from domain.shared.events import N_, Event, Loaded
from domain.shared.ids import PersonId
from domain.shared.policy import Resource
from services.shared.permission import require
from services.shared.ports import Journal

MOST_VERSIONS = 1_000


def begin_version(journal: Journal, *, title: str, from_nothing: bool) -> int:
    """From the version in force, or from nothing, under the next number that is free. Returns that number."""
    actor = journal.actor
    require(actor, "compact.begin")
    assert actor.person_id
    agreement = agreement_of(journal)
    in_force = agreement.in_force if agreement else None
    base = journal.load(compacts.evolve_version, in_force).state if in_force and not from_nothing else None
    number, stream = _next(journal, base)
    events = compacts.begin(None, version_id=stream, number=number, title=title, base=base, drafter_id=PersonId(actor.person_id))
    journal.append(journal.load(compacts.evolve_version, stream), events, acting=seat_of(journal))
    return number


def name_drafter(journal: Journal, *, number: int, person_id: UUID) -> None:
    """Somebody who has a role here leads the drafting from now on."""
    require(journal.actor, "compact.begin")
    loaded, draft = _loaded(journal, number)
    if not journal.person(PersonId(person_id)).seats:
        raise Refused(N_("Choose somebody who has a role here."), field="person")
    journal.append(loaded, compacts.name_drafter(draft, PersonId(person_id)), acting=seat_of(journal))


def add_section(journal: Journal, *, number: int, heading: str, printed: str, level: int, after: int | None) -> int:
    """Returns its ordinal."""
    loaded, draft = a_draft(journal, number)
    (added,) = compacts.add_section(draft, heading=heading, number=printed, level=level, after=after)
    journal.append(loaded, [added], acting=seat_of(journal))
    return added.ordinal


def drop_section(journal: Journal, *, number: int, ordinal: int) -> None:
    loaded, draft = a_draft(journal, number)
    journal.append(loaded, compacts.drop_section(draft, ordinal), acting=seat_of(journal))


def add_clause(
    journal: Journal,
    *,
    number: int,
    section: int,
    after: str | None,
    printed: str,
    wording: Wording,
    source: Source | None = None,
) -> str:
    """Returns its id."""
    loaded, draft = a_draft(journal, number)
    (added,) = compacts.add_clause(_with_former(journal, draft), section=section, after=after, number=printed, wording=wording)
    journal.append(loaded, [added, *_taken(draft, added.clause_id, source)], acting=seat_of(journal))
    return added.clause_id


def amend_clause(
    journal: Journal,
    *,
    number: int,
    clause_id: str,
    wording: Wording,
    why: str,
    source: Source | None = None,
    seen: int | None = None,
) -> None:
    loaded, draft = a_draft(journal, number, seen)
    amended = compacts.amend(draft, clause_id, wording, why)
    journal.append(loaded, [*amended, *_taken(draft, clause_id, source)], acting=seat_of(journal))


def _taken(draft: Version, clause_id: str, source: Source | None) -> list[Event]:
    return [compacts.take_wording(draft, clause_id, source)] if source else []


def move_clause(
    journal: Journal, *, number: int, clause_id: str, section: int, after: str | None, seen: int | None = None
) -> None:
    loaded, draft = a_draft(journal, number, seen)
    journal.append(loaded, compacts.move(draft, clause_id, section=section, after=after), acting=seat_of(journal))


def split_clause(
    journal: Journal, *, number: int, clause_id: str, wordings: tuple[Wording, ...], why: str, seen: int | None = None
) -> None:
    loaded, draft = a_draft(journal, number, seen)
    journal.append(loaded, compacts.split(_with_former(journal, draft), clause_id, wordings, why), acting=seat_of(journal))


def drop_clause(journal: Journal, *, number: int, clause_id: str, why: str, seen: int | None = None) -> None:
    loaded, draft = a_draft(journal, number, seen)
    journal.append(loaded, compacts.drop(draft, clause_id, why), acting=seat_of(journal))


def a_draft(journal: Journal, number: int, seen: int | None = None) -> tuple[Loaded[Any], Version]:
    """The draft of that number, for whoever may work on it, while its wording may change."""
    loaded, draft = _loaded(journal, number, seen)
    require(journal.actor, "compact.draft", Resource(holder=drafter_of(draft)))
    return loaded, draft


def _with_former(journal: Journal, draft: Version) -> Version:
    former: set[str] = set()
    before = draft.from_version
    while before:
        version: Version = journal.known(compacts.evolve_version, before)
        former |= version.clauses.keys() | version.gone.keys()
        before = version.from_version
    return replace(draft, former=frozenset(former))


def _loaded(journal: Journal, number: int, seen: int | None = None) -> tuple[Loaded[Any], Version]:
    loaded = journal.load(compacts.evolve_version, compacts.version_stream(journal.tenant_id, number), seen=seen)
    return loaded, compacts.editable(loaded.state, agreement_of(journal))


def agreement_of(journal: Journal) -> compacts.Agreement | None:
    agreement: compacts.Agreement | None = journal.load(
        compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id)
    ).state
    return agreement


def drafter_of(version: Version) -> PersonId:
    """A text that was brought in has none: nobody is that person."""
    return version.drafter_id or PersonId(version.version_id)


def _next(journal: Journal, base: Version | None) -> tuple[int, Any]:
    for number in range(base.number + 1 if base else 1, MOST_VERSIONS):
        stream = compacts.version_stream(journal.tenant_id, number)
        if not journal.load(compacts.evolve_version, stream).version:
            return number, stream
    raise Refused(N_("There are as many versions here as there can be."))


def seat_of(journal: Journal) -> Seat | None:
    return journal.actor.seat(Role.LEAD) or next(iter(journal.actor.seats), None)

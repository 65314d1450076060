"""What an auditor may do, and what the chair, the host and the lead do about it."""

from datetime import date
from uuid import UUID, uuid5

from msgspec.structs import replace

from domain import EVENTS, audits, breaches, people
from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Loaded
from domain.shared.ids import BreachId, ObservationId, PersonId, SampleId, reference
from services.shared.permission import require
from services.shared.ports import Journal

DECIDING = (Role.CHAIR, Role.HOST)
ANSWERING = (Role.LEAD, Role.CHAIR, Role.HOST)
UNKNOWN = N_("There is no concern {ref} here. Look for its reference among the facts.")


def ask_to_read(journal: Journal, *, ref: str, why: str) -> None:
    auditor, seat = _auditor(journal)
    breach_id = breaches.breach_stream(journal.tenant_id, ref)
    if journal.load(breaches.evolve, breach_id).state is None:
        raise Refused(UNKNOWN, field="concern", ref=ref)
    reading = _of_this_audit(journal, audits.reading_stream(journal.tenant_id, breach_id, auditor))
    events = audits.ask(reading.state, breach_id=breach_id, ref=ref, auditor_id=auditor, why=why, today=journal.today)
    journal.append(reading, events, acting=seat)


def let_read(journal: Journal, *, breach_id: UUID, auditor_id: UUID, until: date, seen: int | None = None) -> None:
    by, reading = _decider(journal), _reading(journal, breach_id, auditor_id, seen)
    auditor: people.Person | None = journal.load(people.evolve, auditor_id).state
    audit = auditor.as_actor(journal.today).seat(Role.AUDITOR) if auditor else None
    if audit is None:
        raise Refused(N_("They do not audit here any more."))
    events = audits.let_read(
        reading.state,
        by=by,
        in_the_case=by in _people(journal, breach_id),
        until=until,
        audit_ends=audit.ends_on,
        today=journal.today,
    )
    journal.append(reading, events, acting=journal.actor.seat(*DECIDING))


def decline(journal: Journal, *, breach_id: UUID, auditor_id: UUID, why: str, seen: int | None = None) -> None:
    by, reading = _decider(journal), _reading(journal, breach_id, auditor_id, seen)
    events = audits.decline(reading.state, by=by, in_the_case=by in _people(journal, breach_id), why=why)
    journal.append(reading, events, acting=journal.actor.seat(*DECIDING))


def close(journal: Journal, *, breach_id: UUID, auditor_id: UUID, seen: int | None = None) -> None:
    _decider(journal)
    reading = _reading(journal, breach_id, auditor_id, seen)
    journal.append(reading, audits.close(reading.state, journal.today), acting=journal.actor.seat(*DECIDING))


def draw_sample(journal: Journal, *, kind: str, since: date, until: date, size: int, seed: str) -> str:
    """Returns its reference. `seed` was drawn by chance."""
    auditor, seat = _auditor(journal)
    if kind not in {topic.partition(".")[0] for topic in EVENTS}:
        raise Refused(N_("Choose one of the kinds of facts."), field="kind")
    ref = reference(journal.command_id)
    stream = journal.load(audits.evolve_sample, audits.sample_stream(journal.tenant_id, ref))
    _is_new(stream)
    events = audits.draw(
        sample_id=SampleId(uuid5(journal.command_id, "sample")),
        ref=ref,
        auditor_id=auditor,
        kind=kind,
        since=since,
        until=until,
        size=size,
        seed=seed,
        seat=seat,
    )
    journal.append(stream, events, acting=seat)
    return ref


def observe(journal: Journal, *, words: str, fact: tuple[UUID, int, str] | None = None) -> str:
    """Returns its reference. `fact` is one that they saw: its stream, version and topic."""
    auditor, seat = _auditor(journal)
    ref = reference(journal.command_id)
    stream = journal.load(audits.evolve_observation, audits.observation_stream(journal.tenant_id, ref))
    _is_new(stream)
    events = audits.observe(observation_id=ObservationId(stream.stream_id), ref=ref, auditor_id=auditor, fact=fact, words=words)
    journal.append(stream, events, acting=seat)
    return ref


def answer(journal: Journal, *, ref: str, words: str, seen: int | None = None) -> None:
    require(journal.actor, "audit.answer")
    by = journal.actor.person_id
    assert by
    stream = journal.load(audits.evolve_observation, audits.observation_stream(journal.tenant_id, ref), seen=seen)
    journal.append(stream, audits.answer(stream.state, by=by, words=words), acting=journal.actor.seat(*ANSWERING))


def _auditor(journal: Journal) -> tuple[PersonId, Seat]:
    require(journal.actor, "audit.write")
    seat = journal.actor.seat(Role.AUDITOR)
    assert journal.actor.person_id
    assert seat
    return journal.actor.person_id, seat


def _decider(journal: Journal) -> PersonId:
    require(journal.actor, "audit.decide")
    assert journal.actor.person_id
    return journal.actor.person_id


def _reading(journal: Journal, breach_id: UUID, auditor_id: UUID, seen: int | None) -> Loaded[audits.Reading]:
    stream = audits.reading_stream(journal.tenant_id, BreachId(breach_id), PersonId(auditor_id))
    reading = _of_this_audit(journal, stream, seen)
    if reading.state is None:
        raise NotFound
    return reading


def _of_this_audit(journal: Journal, stream: UUID, seen: int | None = None) -> Loaded[audits.Reading]:
    """Over where the audit that asked has ended since. Of its history only the register knows that, and it is asked only if
    it knows the newest of the reading, too.
    """
    reading: Loaded[audits.Reading] = journal.load(audits.evolve_reading, stream, seen=seen)
    if reading.state is None:
        return reading
    ended = journal.cx.execute(
        "SELECT FROM audit_reading WHERE (breach_id, auditor_id, version) = (%s, %s, %s) AND state = 'closed'",
        (reading.state.breach_id, reading.state.auditor_id, reading.version),
    ).fetchone()
    return reading if ended is None else replace(reading, state=audits.over(reading.state))


def _people(journal: Journal, breach_id: UUID) -> frozenset[PersonId]:
    case: breaches.Breach = journal.known(breaches.evolve, breach_id)
    return case.people


def _is_new(stream: Loaded[object]) -> None:
    if stream.version:
        raise Refused(N_("Something got in the way. Nothing was recorded; send it again."))

"""Every event of every version stays readable for ever: `tests/golden/events.jsonl` holds one of each, as it was stored.

A line is only ever added: for a new event, or for a new VERSION of one (with its upcaster in `domain/upcasts.py`). Fill
every field, so that each has been read once, and let it be written as the store writes:

    python -c "from tests.architecture.samples import *; from domain… import *; print(line_of(Settled(…)))" >> tests/golden/events.jsonl

At a release the lines so far are added to FROZEN, with the digest that the failing test names.
"""

from hashlib import sha256

import msgspec
import pytest

from domain import EVENTS
from domain.people import PersonAdded
from domain.shared.events import Event, Meta
from domain.shared.sealed import Clear, Personal
from domain.upcasts import UPCASTS
from infra.eventstore.mapper import FactMapper, Read, StoredFact
from infra.eventstore.registry import UnknownTopic, decode
from tests.architecture.samples import GOLDEN, TENANT, Sample, enums, line_of, samples, sentences

FROZEN = {"0.1.0": (27, "bc576ccedf7752b35710466432a27ae02b7635c5e7efddce9565cef5785a6168")}
WORDS = """
Capacity      own representative
Clock         consultation nomination champion-term reaffirmation
Disposition   accepted partly not noted
GroupKind     steering oversight board
Ground        no-longer-needed consent-withdrawn objected unlawful expression public-task public-health archiving legal-claims
HeldKind session visit interviews survey other
InstrumentKind code guide protocol other
Kind          paragraph undertaking value
NominatedBy   signatory group oneself
OrganisationKind informal charity social-enterprise faith forum housing council health safety education other
Outcome       granted refused
Owner         joint public vcs
PassedOnBy    raiser owner
Role          host lead chair group-member champion contact officer vcs-member board-secretary mediator auditor participant
Relation parent predecessor successor
Sector        public vcs
SignatureKind full memorandum supporter
Size          none-paid small medium large
StaleBecause  silence returned
Unit          days working-days months
"""
each_sample = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)


def test_every_event_and_version_has_its_sample() -> None:
    stored = [(sample.topic, sample.schema_version) for sample in samples()]

    known = {(topic, version) for topic, kind in EVENTS.items() for version in range(1, kind.VERSION + 1)}

    assert set(stored) == known
    assert len(stored) == len(known)


def test_every_older_version_has_its_upcaster() -> None:
    assert set(UPCASTS) == {(topic, version) for topic, kind in EVENTS.items() for version in range(1, kind.VERSION)}


@pytest.mark.parametrize(("release", "lines", "digest"), [(release, *what) for release, what in FROZEN.items()])
def test_no_topic_has_vanished_and_no_sample_was_touched_since_a_release(release: str, lines: int, digest: str) -> None:
    released = GOLDEN.read_bytes().splitlines(keepends=True)[:lines]

    assert len(released) == lines
    assert sha256(b"".join(released)).hexdigest() == digest


@each_sample
def test_a_stream_that_is_loaded_holds_the_same_event(sample: Sample) -> None:
    row = StoredFact(sample.stream_id, sample.version, sample.topic, bytes(sample.state), bytes(sample.meta))

    assert FactMapper(TENANT).to_domain_event(row) == Read(sample.stream_id, sample.version, sample.read()[0])


@each_sample
def test_a_stored_event_is_read_as_what_it_is(sample: Sample) -> None:
    event, meta = sample.read()

    assert type(event) is EVENTS[sample.topic]
    assert meta.schema_version == sample.schema_version
    assert event.sentence() in sentences(type(event))


@each_sample
def test_written_again_it_has_the_same_fields(sample: Sample) -> None:
    fields = msgspec.json.decode(sample.state)
    for version in range(sample.schema_version, EVENTS[sample.topic].VERSION):
        fields = UPCASTS[sample.topic, version](fields)

    event = decode(sample.topic, sample.schema_version, bytes(sample.state))

    assert msgspec.json.decode(msgspec.json.encode(event)) == fields
    assert set(fields) == set(type(event).__struct_fields__)


@each_sample
def test_its_boxes_open_where_they_were_found_and_nothing_lies_there_in_clear(sample: Sample) -> None:
    opened = sample.opened()

    assert opened == {place: Clear(text) for place, text in sample.clear.items()}
    assert not any(text in bytes(sample.state).decode() for text in sample.clear.values())


@each_sample
def test_its_meta_reads_and_writes_the_same_and_commits_to_every_key(sample: Sample) -> None:
    event, meta = sample.read()

    written = msgspec.json.decode(msgspec.json.encode(msgspec.convert(msgspec.json.decode(sample.meta), type(meta))))

    assert written == msgspec.json.decode(sample.meta)
    assert bool(meta.keys) == bool(sample.clear)
    assert isinstance(event, Event)


def test_words_that_events_are_stored_with_are_never_renamed() -> None:
    stored = {name: set(words) for name, *words in map(str.split, WORDS.split("\n")[1:-1])}

    used = {kind.__name__: {str(one) for one in kind} for event in (*EVENTS.values(), Meta) for kind in enums(event)}

    assert used.keys() == stored.keys()
    assert {name: stored[name] - used[name] for name in stored} == {name: set() for name in stored}


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(UnknownTopic):
        decode("breach.forgotten", 1, b"{}")


def test_a_line_for_the_file_is_a_sample_like_the_others() -> None:
    added = PersonAdded(person_id=TENANT, name=Personal("Miriam Castell", person_id=TENANT))

    sample = msgspec.json.decode(line_of(added, stream_id=TENANT, version=3), type=Sample)

    assert sample.clear == {f"{TENANT}/3/name": "Miriam Castell"}
    assert sample.opened() == {f"{TENANT}/3/name": Clear("Miriam Castell")}

"""Every event has its sentence: each slot finds its field, and no word in it is ours rather than the reader's."""

import re
import string
from collections.abc import Iterator

import pytest

from domain import EVENTS
from domain.shared.events import Audience, Event
from infra.eventstore.sealing import value_fields
from services.timeline.sentences import Slot, slots, things
from tests.architecture.samples import latest, sentences
from web.shared.telling import TOPICS
from web.shared.words import Words

AVOIDED = ("position", "tenant", "projection", "sealed", "decider", "breach", "breaches")
THE_HOSTS = "host"  # its history is its own, and in no area's timeline


def branches() -> Iterator[tuple[str, str]]:
    """Topic and sentence: each that an event can be told in, and what stands for it where only the fact is shown."""
    for topic, kind in EVENTS.items():
        yield from ((topic, sentence) for sentence in sorted(sentences(kind) | ({kind.HEADLINE} - {None})))


every_sentence = pytest.mark.parametrize(("topic", "sentence"), list(branches()))
every_event = pytest.mark.parametrize("topic", sorted(EVENTS))


def told(monkeypatch: pytest.MonkeyPatch, topic: str, sentence: str) -> tuple[Event, tuple[Slot, ...]]:
    """The sample event, made to say that sentence, and the slots that the timeline finds for it."""
    event = latest()[topic]
    monkeypatch.setattr(type(event), "sentence", lambda _self: sentence)
    return event, slots(event)


def named(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


def words_of(text: str) -> set[str]:
    """What is read: without the names of slots."""
    return set(re.findall(r"[a-z]+", re.sub(r"\{\w+\}", "", text).lower()))


@every_sentence
def test_each_slot_finds_a_value_and_the_whole_can_be_read(monkeypatch: pytest.MonkeyPatch, topic: str, sentence: str) -> None:
    _event, found = told(monkeypatch, topic, sentence)

    assert {slot.name for slot in found} == (named(sentence) | named(EVENTS[topic].HEADLINE or "")) - {"actor"}
    assert all(slot.value and slot.value != "None" for slot in found)
    assert "{" not in Words().plain(sentence, actor="Miriam Castell", **{slot.name: slot.value for slot in found})


@every_sentence
def test_nothing_in_it_was_typed_in_confidence_or_is_about_a_person(
    monkeypatch: pytest.MonkeyPatch, topic: str, sentence: str
) -> None:
    event, found = told(monkeypatch, topic, sentence)

    sealed = value_fields(type(event))
    assert not {slot.name for slot in found} & set(sealed)


@every_sentence
def test_it_uses_the_readers_words(topic: str, sentence: str) -> None:
    assert not words_of(sentence) & set(AVOIDED)
    assert not sentence.endswith(".")


@every_event
def test_what_few_may_read_has_a_headline_that_names_nobody_in_it_and_nothing_else_has_one(topic: str) -> None:
    kind = EVENTS[topic]

    if kind.AUDIENCE in (Audience.CASE, Audience.OWN):
        assert named(kind.HEADLINE) <= {"ref", "stage", "from_stage"}
    else:
        assert kind.HEADLINE is None


@every_event
def test_a_case_gives_no_reason_and_others_only_one_that_is_published(topic: str) -> None:
    event = latest()[topic]

    fields = [name for name in value_fields(type(event)) if event.reason() is not None and getattr(event, name) == event.reason()]

    assert len(fields) == (event.reason() is not None)
    assert event.AUDIENCE is not Audience.CASE or not fields


@every_event
def test_it_is_about_something_that_has_a_page_or_a_timeline(topic: str) -> None:
    assert things(latest()[topic]) or topic.partition(".")[0] in ("area", THE_HOSTS)


@every_event
def test_the_timeline_can_be_filtered_by_its_kind(topic: str) -> None:
    capability = topic.partition(".")[0]

    assert capability in TOPICS or capability == THE_HOSTS
    assert capability in {other.partition(".")[0] for other in EVENTS}

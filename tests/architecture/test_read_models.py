"""A read model names the kinds of thing that it is about: an event of another kind is never shown to it."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator

import pytest

from domain import EVENTS
from domain.shared.events import Event
from services.catalogue import READ_MODELS
from services.shared.rows import ReadModel

NOUNS = {topic.partition(".")[0] for topic in EVENTS}


@pytest.mark.parametrize("model", READ_MODELS, ids=lambda model: model.name)
def test_it_names_those_of_the_events_in_its_cases_and_no_others(model: ReadModel) -> None:
    assert {kind.TOPIC.partition(".")[0] for kind in matched(model)} == set(model.of)


def test_only_the_timeline_is_about_everything() -> None:
    assert [model.name for model in READ_MODELS if not model.of] == ["timeline"]


@pytest.mark.parametrize("model", READ_MODELS, ids=lambda model: model.name)
def test_it_names_what_there_is(model: ReadModel) -> None:
    assert set(model.of) <= NOUNS


def matched(model: ReadModel) -> Iterator[type[Event]]:
    """The events in the cases of its `absorb`, or of those that it hands each subject on to."""
    subjects = vars(inspect.getmodule(model.absorb)).get("SUBJECTS", {})
    for noun, changed in subjects.items():
        for one in changed:
            about = [kind for kind in cases(one) if kind.TOPIC.partition(".")[0] == noun]
            assert about, f"{one.__module__} is shown events about {noun}, and has no case for any"
            yield from about
    yield from cases(model.absorb)


def cases(absorb: Callable[..., None]) -> Iterator[type[Event]]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(absorb)))
    names = vars(inspect.getmodule(absorb))
    for pattern in ast.walk(tree):
        if isinstance(pattern, ast.MatchClass):
            kind = eval(ast.unparse(pattern.cls), names)  # noqa: S307  # a name in our own code
            if issubclass(kind, Event):
                yield kind

"""A real form sent twice, thrice, or eight times at once has one effect, and every sending ends where the first did."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.trust.aftermath import history
from tests.trust.areas import Areas
from tests.trust.clients import Former, Run
from tests.trust.installation import Installation


@pytest.fixture
def officers(installed: Installation, said: Path) -> Iterator[list[Former]]:
    """The same person in eight browsers that share a session: a form belongs to whoever it was given to."""
    areas = Areas(installed.made, 1)
    found = [Former(Run(areas, said), number) for number in range(8)]
    for one in found:
        one.http.headers["Cookie"] = found[0].http.headers["Cookie"]
    yield found
    for one in found:
        one.http.close()


def one_after_another(sendings: list[Callable[[], str]]) -> list[str]:
    return [send() for send in sendings]


def at_once(sendings: list[Callable[[], str]]) -> list[str]:
    with ThreadPoolExecutor(len(sendings)) as threads:
        return [one.result() for one in [threads.submit(send) for send in sendings]]


@pytest.mark.parametrize(
    ("times", "how"), [(2, one_after_another), (3, one_after_another), (8, at_once)], ids=["twice", "thrice", "8 at once"]
)
def test_a_form_sent_again_has_one_effect(
    installed: Installation, officers: list[Former], times: int, how: Callable[[list[Callable[[], str]]], list[str]]
) -> None:
    (area,) = officers[0].areas.all
    forms: list[dict[str, str]] = []
    installed.keep_until(lambda: forms.extend(filter(None, [officers[0].form(area)])) or forms)

    ends = how([lambda one=one: sent(one, area.slug, forms[0]) for one in officers[:times]])

    assert len(set(ends)) == 1
    assert [one.payload for one in history(officers[0].areas) if one.payload] == [forms[0]["title"]]


def sent(officer: Former, slug: str, form: dict[str, str]) -> str:
    """Where it led."""
    answer = officer.http.post(f"/{slug}/consultations", data=form)
    assert answer.status_code == 303
    return answer.headers["location"]

"""One installation for all fault runs, areas of each run's own, and the figures that a run ends with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.figures import FIGURES
from tests.trust.areas import Areas
from tests.trust.installation import Installation, installation


@pytest.fixture(scope="package")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("installation")) as one:
        yield one


@pytest.fixture(autouse=True)
def _mended(request: pytest.FixtureRequest) -> None:
    """What one test broke, and could not put right because it failed, is no matter of the next."""
    if "installed" in request.fixturenames:
        request.getfixturevalue("installed").mend()


@pytest.fixture
def areas(installed: Installation, count: Callable[[int, int], int]) -> Areas:
    return Areas(installed.made, count(6, 50))


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """Where clients write down what they were told."""
    return tmp_path / "said"


@pytest.fixture
def tell() -> Callable[[str], None]:
    """A line among the last of this run of the tests."""
    return FIGURES.append

"""An area of each test's own, early enough for things to become due."""

import pytest

from tests.given import TestArea, World
from tests.work.happening import begun


@pytest.fixture
def area(world: World) -> TestArea:
    return begun(world)

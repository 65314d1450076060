"""A fresh ledger for each test."""

import pytest

from infra.composition import Parts
from tests.eventstore.ledgers import Ledger


@pytest.fixture
def ledger(made: Parts) -> Ledger:
    return Ledger(made)

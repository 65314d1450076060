"""What a tenant's first events make is made of them alone: a rebuild over many areas would else ask for each row in vain."""

from typing import Any
from uuid import uuid4

import pytest

from domain import people
from domain.shared.actor import Role
from domain.shared.events import Loaded
from domain.shared.ids import PersonId
from infra.composition import Parts
from infra.readmodels import events
from infra.readmodels.folding import Fold
from services.catalogue import READ_MODELS
from tests.eventstore.ledgers import Decision, Ledger


@pytest.mark.parametrize(("behind", "asks"), [(0, False), (1, True)], ids=["from the beginning", "from later on"])
def test_stored_rows_are_asked_for_only_behind_the_beginning(
    made: Parts, monkeypatch: pytest.MonkeyPatch, behind: int, asks: bool
) -> None:
    ledger = Ledger(made)
    ledger.does(grants(PersonId(uuid4())))
    asked: list[Any] = []

    with made.follower_pool.connection() as cx:
        found = events.after(cx, {ledger.tenant: behind}, 500)[ledger.tenant]
        fold = Fold(cx, 1, ledger.tenant, READ_MODELS)
        # of this fold alone: followers of other tests read on meanwhile
        monkeypatch.setattr(fold.source, "_rows", lambda kind, *_: asked.append(kind) or [])
        fold.absorb(found)

    assert bool(asked) is asks
    assert fold.stuck == []
    assert fold.moved()


def grants(person_id: PersonId) -> Decision:
    """A role for somebody who is known already: what they have by now must be looked up."""
    granted = people.RoleGranted(person_id=person_id, role=Role.CHAIR, organisation_id=None, service_area=None)
    return lambda journal: journal.append(Loaded(person_id, 0, None), [granted])


def test_nothing_to_absorb_is_no_beginning(made: Parts) -> None:
    """A parked model is tried again up to where its tenant is, which may be nowhere new."""
    with made.follower_pool.connection() as cx:
        assert Fold(cx, 1, uuid4(), READ_MODELS).absorb([]).moved() == []

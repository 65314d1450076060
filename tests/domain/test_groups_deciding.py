"""What a group decides: by people who sit there, none of them both part of it and aside; and what followed, each once."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain import EVENTS
from domain.groups import (
    CAUSED,
    DecisionLinked,
    DecisionLinkedForMembers,
    DecisionRecorded,
    Fact,
    evolve,
    evolve_decision,
    link,
    record_decision,
)
from domain.shared.dates import A_DAY
from domain.shared.errors import NotFound
from domain.shared.events import Audience
from domain.shared.sealed import Text
from tests.domain.a_group import ADDED, ANWEN, FORMED, FORMED_ON, GROUP, JOEL, MIRIAM, TAKEN, TODAY
from tests.domain.stories import an_id, refusal, told

DECISION, STREAM = an_id("a decision"), an_id("a consultation")
SITTING = told(evolve, FORMED, ADDED, TAKEN, replace(TAKEN, person_id=JOEL)).group(GROUP)
DECIDING: dict[str, Any] = {
    "decision_id": DECISION,
    "ref": "K7PW-2R4X",
    "decided_on": date(2026, 5, 1),
    "what": "To ask everybody.",
    "reasons": "It is their money.",
    "took_part": [MIRIAM],
    "stood_aside": [JOEL],
    "today": TODAY,
}
FACT = Fact(STREAM, 1, "consultation.opened", None, public=True)


def test_a_decision_is_recorded_with_who_took_part_and_who_stood_aside() -> None:
    (recorded,) = record_decision(SITTING, **DECIDING)

    assert recorded == DecisionRecorded(
        decision_id=DECISION,
        ref="K7PW-2R4X",
        group_id=GROUP,
        decided_on=date(2026, 5, 1),
        what=Text("To ask everybody."),
        reasons=Text("It is their money."),
        took_part=(MIRIAM,),
        stood_aside=(JOEL,),
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"decided_on": TODAY + A_DAY}, "decided_on"),
        ({"decided_on": FORMED_ON - A_DAY}, "decided_on"),
        ({"what": " "}, "what"),
        ({"reasons": ""}, "reasons"),
        ({"took_part": []}, "took_part"),
        ({"took_part": [ANWEN]}, "took_part"),
        ({"stood_aside": [MIRIAM]}, "stood_aside"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(wrong: dict[str, Any], field: str) -> None:
    assert refusal(record_decision, SITTING, **DECIDING | wrong)[1] == field


def test_somebody_with_a_conflict_who_took_part_all_the_same_is_recorded() -> None:
    assert record_decision(SITTING, **DECIDING | {"took_part": [MIRIAM, JOEL], "stood_aside": []})


def test_what_followed_is_linked_once_and_to_whoever_may_read_it() -> None:
    state = told(evolve_decision, *record_decision(SITTING, **DECIDING))
    for_members = replace(FACT, stream_id=UUID(int=7), topic="champion.nominated", public=False)

    events = link(state, [FACT, FACT, for_members])

    assert [type(one) for one in events] == [DecisionLinked, DecisionLinkedForMembers]
    assert link(evolve_decision(state, events[0]), [FACT]) == []


def test_nothing_of_a_concern_can_follow_from_one() -> None:
    state = told(evolve_decision, *record_decision(SITTING, **DECIDING))

    assert refusal(link, state, [replace(FACT, topic="breach.raised")])[1] == "facts"
    assert {EVENTS[topic].AUDIENCE for topic in CAUSED} <= {Audience.PUBLIC, Audience.MEMBERS}


def test_of_a_decision_that_is_not_there_nothing_follows() -> None:
    with pytest.raises(NotFound):
        link(None, [FACT])

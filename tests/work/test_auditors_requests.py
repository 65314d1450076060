"""An auditor's request is a duty of those who decide on it and are not in the concern; the auditor is told that it was answered."""

from datetime import timedelta

import pytest

from domain.shared.actor import Role
from domain.shared.errors import Refused
from infra.composition import Parts
from services.duties.waiting import DutyKind
from tests.eventstore.five_facts import CONFIDENTIAL, STORY
from tests.given import COUNCIL, NOTICE, PANTRY, SERVICE, TestArea, World
from tests.work.happening import begun, mails_to, of

WHY = "Whether the zebra crossing was mentioned."


@pytest.fixture
def area(made: Parts) -> TestArea:
    """The chair has the concern; a vice-chair came later."""
    one = begun(World(made))
    one.concern = one.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)  # type: ignore[attr-defined]
    one.somebody("vice-chair", Role.CHAIR)
    return one


def test_it_waits_for_whoever_decides_but_not_for_whoever_is_in_the_concern(area: TestArea, made: Parts) -> None:
    area.asks_to_read("auditor", area.concern, WHY)  # type: ignore[attr-defined]

    assert waiting(area, made) == {"vice-chair"}
    area.somebody("third-chair", Role.CHAIR)
    assert waiting(area, made) == {"vice-chair", "third-chair"}
    area.ends("lead", "third-chair", Role.CHAIR)
    assert waiting(area, made) == {"vice-chair"}


@pytest.mark.parametrize("given", [True, False])
def test_once_decided_it_waits_for_nobody_and_the_auditor_is_told_once_without_a_word_of_it(
    area: TestArea, made: Parts, given: bool
) -> None:
    asked = area.asks_to_read("auditor", area.concern, WHY)  # type: ignore[attr-defined]
    if given:
        area.lets_read("vice-chair", asked, area.narrator.at.date() + timedelta(days=30))
    else:
        area.declines_to_let_read("vice-chair", asked, "Ask for fewer.")
    area.narrator.settle()

    assert waiting(area, made) == set()
    told = [mail for mail in mails_to(made, area, "auditor") if "whether you may read the words of the concern" in mail]
    assert len(told) == 1
    assert [word for word in (area.concern, WHY, "Ask for fewer.", PANTRY, *CONFIDENTIAL.values()) if word in told[0]] == []  # type: ignore[attr-defined]
    assert sum(of(DutyKind.DECIDE_READING, mail) for mail in mails_to(made, area, "vice-chair")) <= 1


@pytest.mark.parametrize("given", [True, False])
def test_what_one_audit_asked_for_is_over_with_it_and_the_next_asks_again(area: TestArea, made: Parts, given: bool) -> None:
    """Otherwise nobody would be asked, and the auditor be told that they have asked, or that they may read it already."""
    today, concern = area.narrator.at.date(), area.concern  # type: ignore[attr-defined]
    area.audits("vice-chair", "secretary", today, today + timedelta(days=60))
    before = area.asks_to_read("secretary", concern, WHY)
    if given:
        area.lets_read("vice-chair", before, today + timedelta(days=30))
    area.ends_audit("vice-chair", "secretary")
    area.narrator.settle()
    assert waiting(area, made) == set()
    area.audits("vice-chair", "secretary", today, today + timedelta(days=60))
    with pytest.raises(Refused, match="has been decided"):
        area.lets_read("vice-chair", before, today + timedelta(days=30))

    asked = area.asks_to_read("secretary", concern, WHY)

    assert waiting(area, made) == {"vice-chair"}
    area.lets_read("vice-chair", asked, today + timedelta(days=30))
    assert waiting(area, made) == set()


def waiting(area: TestArea, made: Parts) -> set[str]:
    area.narrator.settle()
    people = {person: who for who, person in area.people.items()}
    with made.worker_pool.connection() as cx:
        cx.execute(
            "SELECT set_config('search_path', (SELECT format('rm_%s, wide_%s', generation, generation) FROM rm.live), true)"
        )
        query = "SELECT person_id FROM duty WHERE tenant_id = %s AND kind = 'decide-reading'"
        return {people[person] for (person,) in cx.execute(query, (area.tenant,))}

"""A champion's term as time passes: warned twice, ended once, and what waits goes to whoever follows, or stands in."""

from uuid import UUID

from domain import breaches, champions
from domain.shared.actor import Role
from domain.shared.dates import A_DAY, end_of
from infra.composition import Parts
from services.duties.waiting import DutyKind
from tests.eventstore.five_facts import STORY
from tests.given import COUNCIL, NOTICE, PANTRY, SERVICE, TestArea
from tests.work.happening import mails_to, of, of_kind
from tests.work.ticking import alarms

FIRST, SECOND = "Ada Prior", "Ben Ode"


def serves(area: TestArea, months: int = 4) -> None:
    area.addresses |= {FIRST: f"first@{area.slug}.example", SECOND: f"second@{area.slug}.example"}
    area.champion("lead", COUNCIL, SERVICE, (FIRST, area.addresses[FIRST]), months=months)


def told(made: Parts, area: TestArea, who: str, kind: DutyKind) -> int:
    return sum(of(kind, mail) for mail in mails_to(made, area, who))


def in_hand(made: Parts, area: TestArea) -> list[object]:
    return [one.fact.owner_id for one in of_kind(made, area.tenant, breaches.Reassigned)]  # type: ignore[attr-defined]


def test_a_term_is_warned_of_twice_and_its_end_is_told_to_the_group(area: TestArea, made: Parts) -> None:
    serves(area)

    area.narrator.until(area.narrator.at + 150 * A_DAY)

    noted = [one.fact for one in of_kind(made, area.tenant, champions.TermEnding, champions.TermEnded)]
    assert [getattr(one, "within", 0) for one in noted] == [60, 30, 0]
    assert told(made, area, FIRST, DutyKind.RENEW_TERM) == 2
    assert {who: told(made, area, who, DutyKind.FILL_SLOT) for who in ("lead", "chair", "contact")} == {
        "lead": 1,
        "chair": 1,
        "contact": 0,
    }
    assert "look-at-term" not in alarms(made, area)


def test_whoever_goes_on_is_warned_of_the_new_end_and_not_of_the_old(area: TestArea, made: Parts) -> None:
    serves(area)
    area.narrator.until(area.narrator.at + 80 * A_DAY)
    area.goes_on(FIRST, COUNCIL, SERVICE, months=12)

    area.narrator.until(area.narrator.at + 60 * A_DAY)

    assert len(of_kind(made, area.tenant, champions.TermEnding)) == 1
    assert of_kind(made, area.tenant, champions.TermEnded) == []
    assert alarms(made, area).count("look-at-term") == 3


def test_of_whoever_stands_down_the_lead_takes_what_waits_until_somebody_follows(area: TestArea, made: Parts) -> None:
    serves(area, 12)
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)

    area.stands_down(FIRST, COUNCIL, SERVICE, "A new post.")
    with_lead = in_hand(made, area)
    area.champion("lead", COUNCIL, SERVICE, (SECOND, area.addresses[SECOND]))

    assert with_lead == [area.people["lead"]]
    assert in_hand(made, area) == [area.people["lead"], area.people[SECOND]]
    assert told(made, area, "chair", DutyKind.FILL_SLOT) == 1
    assert not holds(area, FIRST)
    assert holds(area, SECOND)


def test_whoever_says_yes_early_takes_over_on_the_day_their_term_begins(area: TestArea, made: Parts) -> None:
    serves(area)
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    area.narrator.until(area.narrator.at + 110 * A_DAY)
    area.champion("lead", COUNCIL, SERVICE, (SECOND, area.addresses[SECOND]))
    early = in_hand(made, area)

    area.narrator.until(area.narrator.at + 20 * A_DAY)

    assert early == []
    assert in_hand(made, area) == [area.people[SECOND]]
    assert not holds(area, FIRST)
    assert len(of_kind(made, area.tenant, champions.TermBegan)) == 1
    assert told(made, area, "chair", DutyKind.FILL_SLOT) == 0


def test_a_short_term_that_was_agreed_early_is_looked_at_once_it_has_begun(area: TestArea, made: Parts) -> None:
    serves(area)
    area.narrator.until(area.narrator.at + 80 * A_DAY)
    area.champion("lead", COUNCIL, SERVICE, (SECOND, area.addresses[SECOND]), months=1)
    (accepted,) = [one.fact for one in of_kind(made, area.tenant, champions.Accepted)][1:]
    with made.worker_pool.connection() as cx:
        (table,) = cx.execute("SELECT format('wide_%s.alarm', generation) FROM rm.live").fetchone() or ("",)
        (first,) = cx.execute(f"SELECT min(at) FROM {table} WHERE tenant_id = %s", (area.tenant,)).fetchone() or (None,)

    area.narrator.until(area.narrator.at + 80 * A_DAY)

    assert first == end_of(accepted.serves_from - A_DAY)  # type: ignore[attr-defined]
    noted = [one.fact for one in of_kind(made, area.tenant, champions.TermBegan, champions.TermEnding, champions.TermEnded)]
    kinds = [type(one) for one in noted if one.champion_id == area.people[SECOND]]  # type: ignore[attr-defined]
    assert set(kinds) == {champions.TermBegan, champions.TermEnding, champions.TermEnded}
    assert (kinds.count(champions.TermBegan), kinds[-1]) == (1, champions.TermEnded)
    assert alarms(made, area) == []


def test_whoever_replaces_takes_over_at_once(area: TestArea, made: Parts) -> None:
    serves(area, 12)
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)

    area.answers(area.replaces("officer", COUNCIL, SERVICE, (SECOND, area.addresses[SECOND])), yes=True)

    assert in_hand(made, area) == [area.people[SECOND]]
    assert (holds(area, FIRST), holds(area, SECOND)) == (False, True)
    assert told(made, area, "chair", DutyKind.FILL_SLOT) == 0


def test_that_somebody_left_is_told_until_somebody_is_asked_and_again_when_they_decline(area: TestArea, made: Parts) -> None:
    serves(area, 12)

    area.says_that_they_left("officer", COUNCIL, SERVICE)
    asked = area.nominates("lead", COUNCIL, SERVICE, (SECOND, area.addresses[SECOND]))
    while_asked = waiting(made, area, DutyKind.FILL_SLOT)
    area.answers(asked, yes=False)

    assert while_asked == []
    assert set(waiting(made, area, DutyKind.FILL_SLOT)) == {area.people["lead"], area.people["chair"]}
    assert told(made, area, "chair", DutyKind.FILL_SLOT) == 2


def holds(area: TestArea, who: str) -> bool:
    return bool(
        area._within("SELECT count(*) FROM seat WHERE person_id = %s AND role = %s", area.people[who], Role.CHAMPION.value)[0]
    )


def waiting(made: Parts, area: TestArea, kind: DutyKind) -> list[UUID]:
    """For whom such a duty waits there."""
    with made.worker_pool.connection() as cx:
        (table,) = cx.execute("SELECT format('wide_%s.duty', generation) FROM rm.live").fetchone() or ("",)
        rows = cx.execute(f"SELECT person_id FROM {table} WHERE tenant_id = %s AND kind = %s", (area.tenant, kind.value))
        return [person_id for (person_id,) in rows]

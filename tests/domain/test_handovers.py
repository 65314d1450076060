"""Handing an area over, recovering one, the last lead, and an audit's days."""

from datetime import date, timedelta

import pytest

from domain.people import (
    AreaRecovered,
    AuditEnded,
    AuditGranted,
    HandoverAccepted,
    HandoverDeclined,
    HandoverLapsed,
    HandoverOffered,
    HandoverWithdrawn,
    Person,
    PersonAdded,
    RoleEnded,
    RoleGranted,
    audit,
    end,
    end_audit,
    handovers,
)
from domain.people import evolve as evolve_person
from domain.shared.actor import Role, Seat
from domain.shared.dates import Due, Unit
from domain.shared.errors import NotFound
from domain.shared.sealed import Personal, Text
from tests.domain.stories import an_id, refusal, told

MARCUS, MIRIAM, PANTRY = an_id("Marcus"), an_id("Miriam Castell"), an_id("Northgate Pantry")
HANDOVER, TODAY = an_id("handover"), date(2026, 3, 2)
LEAD, CONTACT = Seat(Role.LEAD), Seat(Role.CONTACT, PANTRY)
AUDITED = Seat(Role.AUDITOR, begins_on=date(2026, 1, 5), ends_on=TODAY - timedelta(1))
ANSWER_BY = Due(date(2026, 3, 16), date(2026, 3, 2), 10, Unit.WORKING_DAYS)
OFFERED = HandoverOffered(handover_id=HANDOVER, ref="B7K2-9QXM", giver_id=MARCUS, taker_id=MIRIAM, answer_by=ANSWER_BY)
LAPSED = HandoverLapsed(handover_id=HANDOVER, giver_id=MARCUS, taker_id=MIRIAM)
ADDED = PersonAdded(person_id=MIRIAM, name=Personal("Miriam Castell", person_id=MIRIAM))
TAKER = Person(MIRIAM, (CONTACT,))
PURPOSE = Text("The yearly look.")


def offering(state: object, taker: Person | None) -> list[object]:
    return handovers.offer(
        state,  # type: ignore[arg-type]
        handover_id=HANDOVER,
        ref="B7K2-9QXM",
        giver_id=MARCUS,
        taker=taker,
        answer_by=ANSWER_BY,
        today=TODAY,
    )


class TestHandingOver:
    def test_is_offered_to_somebody_here(self) -> None:
        assert offering(None, Person(MIRIAM, (CONTACT,))) == [OFFERED]

    @pytest.mark.parametrize(
        ("taker", "say"),
        [
            (None, "They have no role here now."),
            (Person(MIRIAM), "They have no role here now."),
            (Person(MIRIAM, (AUDITED,)), "They have no role here now."),
            (Person(MARCUS, (LEAD,)), "You lead already."),
            (Person(MIRIAM, (LEAD,)), "They lead here already"),
        ],
    )
    def test_is_not_offered_to_nobody_oneself_or_a_lead(self, taker: Person | None, say: str) -> None:
        assert refusal(offering, None, taker)[0].startswith(say)

    def test_is_offered_to_one_at_a_time(self) -> None:
        said, _field = refusal(offering, told(handovers.evolve, OFFERED), Person(MIRIAM, (CONTACT,)))

        assert said.startswith("You have asked somebody to follow you already.")

    def test_is_accepted_while_the_giver_leads(self) -> None:
        state = told(handovers.evolve, OFFERED)

        assert handovers.accept(state, HANDOVER, Person(MARCUS, (LEAD,)), TAKER, TODAY) == [
            HandoverAccepted(handover_id=HANDOVER, giver_id=MARCUS, taker_id=MIRIAM)
        ]
        for giver in (None, Person(MARCUS), Person(MARCUS, (CONTACT,))):
            assert refusal(handovers.accept, state, HANDOVER, giver, TAKER, TODAY)[0].startswith(
                "Whoever asked you no longer leads here"
            )

    @pytest.mark.parametrize("seats", [(), (AUDITED,)])
    def test_is_not_accepted_by_somebody_who_has_lost_every_role_since(self, seats: tuple[Seat, ...]) -> None:
        state, taker = told(handovers.evolve, OFFERED), Person(MIRIAM, seats)

        said, _field = refusal(handovers.accept, state, HANDOVER, Person(MARCUS, (LEAD,)), taker, TODAY)

        assert said.startswith("You have no role here any more")

    @pytest.mark.parametrize("do", [handovers.decline, handovers.withdraw])
    def test_once_withdrawn_nothing_more_can_come_of_it(self, do: object) -> None:
        state = told(handovers.evolve, OFFERED, HandoverWithdrawn(handover_id=HANDOVER, giver_id=MARCUS, taker_id=MIRIAM))

        assert refusal(do, state, HANDOVER)[0] == "This has been answered or withdrawn, or its time is over."  # type: ignore[arg-type]

    def test_lapses_the_day_after_its_last_one(self) -> None:
        state = told(handovers.evolve, OFFERED)

        assert handovers.lapse(state, HANDOVER, ANSWER_BY.on) == []
        assert handovers.lapse(state, HANDOVER, ANSWER_BY.on + timedelta(1)) == [LAPSED]
        assert handovers.lapse(state, an_id("another"), ANSWER_BY.on + timedelta(1)) == []

    @pytest.mark.parametrize("ending", [HandoverWithdrawn, HandoverDeclined, HandoverAccepted, HandoverLapsed])
    def test_lapses_only_once_and_not_when_it_was_answered(self, ending: type) -> None:
        state = told(handovers.evolve, OFFERED, ending(handover_id=HANDOVER, giver_id=MARCUS, taker_id=MIRIAM))

        assert handovers.lapse(state, HANDOVER, date(2027, 1, 1)) == []
        assert offering(state, Person(MIRIAM, (CONTACT,))) == [OFFERED]

    def test_one_that_never_was_is_not_found(self) -> None:
        with pytest.raises(NotFound):
            handovers.decline(None, HANDOVER)


class TestRecovering:
    def test_says_why(self) -> None:
        assert handovers.recover(MIRIAM, " She moved. ", invited=False) == [
            AreaRecovered(lead_id=MIRIAM, invited=False, why=Text("She moved."))
        ]
        assert refusal(handovers.recover, MIRIAM, "  ", invited=True)[1] == "why"


class TestTheLastLead:
    def test_stays(self) -> None:
        said, _field = refusal(end, Person(MARCUS, (LEAD, CONTACT)), LEAD)

        assert said.startswith("An area keeps at least one Compact lead.")

    def test_goes_once_others_lead_and_may_lay_down_what_else_they_are(self) -> None:
        assert end(Person(MARCUS, (LEAD,)), LEAD, others_lead=True) == [RoleEnded(person_id=MARCUS, role=Role.LEAD)]
        assert len(end(Person(MARCUS, (LEAD, CONTACT)), CONTACT)) == 1

    def test_may_lay_down_one_of_two_seats_as_lead(self) -> None:
        assert len(end(Person(MARCUS, (LEAD, Seat(Role.LEAD, PANTRY))), LEAD)) == 1


class TestAnAudit:
    granted = AuditGranted(
        person_id=MIRIAM, granter_id=MARCUS, audits_from=TODAY, audits_until=TODAY + timedelta(30), purpose=PURPOSE
    )
    state = told(evolve_person, ADDED, RoleGranted(person_id=MIRIAM, role=Role.CHAIR), granted)

    def grant(self, state: object, first: int, last: int) -> list[object]:
        days = {"audits_from": TODAY + timedelta(first), "audits_until": TODAY + timedelta(last)}
        return audit(state, MIRIAM, granter_id=MARCUS, purpose=PURPOSE, today=TODAY, **days)  # type: ignore[arg-type]

    @pytest.mark.parametrize(("day", "works"), [(-1, False), (0, True), (30, True), (31, False)])
    def test_is_a_role_from_its_first_to_its_last_day_alone(self, day: int, works: bool) -> None:
        actor = self.state.as_actor(TODAY + timedelta(day))

        assert actor.holds(Role.AUDITOR) == works
        assert actor.holds(Role.CHAIR)

    def test_is_granted_once_and_not_beside_another(self) -> None:
        assert self.grant(None, 0, 30) == [self.granted]
        assert self.grant(self.state, 0, 30) == []
        assert refusal(self.grant, self.state, 0, 31)[0].startswith("They audit here until")

    def test_ends_before_its_time_and_only_then(self) -> None:
        assert end_audit(self.state, TODAY) == [AuditEnded(person_id=MIRIAM)]
        assert end_audit(self.state, TODAY + timedelta(31)) == []
        assert end_audit(Person(MIRIAM), TODAY) == []
        assert not evolve_person(self.state, AuditEnded(person_id=MIRIAM)).as_actor(TODAY).holds(Role.AUDITOR)

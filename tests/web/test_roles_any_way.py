"""Whatever people do about roles, in whatever order: an area keeps a lead, and nothing that was offered is taken twice."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from domain import people
from domain.shared.actor import Role
from domain.shared.errors import DomainError
from domain.shared.ids import PersonId
from infra.composition import Parts
from services.people import commands
from tests.given import PANTRY, TestArea, World
from tests.work.happening import history

WHO = ("lead", "lead", "second", "contact", "chair")
ROLES = ((Role.LEAD, None), (Role.MEMBER, None), (Role.CONTACT, PANTRY))
ACT = st.tuples(
    st.sampled_from(
        ["invite", "join", "join", "revoke", "give", "end", "end", "offer", "accept", "accept", "decline", "withdraw", "lapse"]
    ),
    st.sampled_from(WHO),
    st.sampled_from(WHO),
    st.sampled_from(ROLES),
    st.integers(0, 3),
)
ENDINGS = (people.HandoverAccepted, people.HandoverDeclined, people.HandoverWithdrawn, people.HandoverLapsed)


class Doing:
    """One area, and what was offered in it so far."""

    def __init__(self, area: TestArea) -> None:
        self.area, self.invitations, self.handovers = area, list[str](), list[people.HandoverOffered]()

    def act(self, what: str, who: str, whom: str, seat: tuple[Role, str | None], which: int) -> None:
        with suppress(DomainError, ZeroDivisionError):
            getattr(self, what)(who, whom, seat, which)
        self.area.narrator.settle()

    def invite(self, who: str, whom: str, seat: tuple[Role, str | None], which: int) -> None:
        address = f"new{which}@{self.area.slug}.example"
        self.invitations.append(self.area.invites(who, (f"New {which}", address), *seat))

    def join(self, _who: str, _whom: str, _seat: Any, which: int) -> None:
        self.area.joins(self.invitations[which % len(self.invitations)], f"New {which}")

    def revoke(self, who: str, _whom: str, _seat: Any, which: int) -> None:
        self.area._do(
            who, lambda journal: commands.revoke_invitation(journal, ref=self.invitations[which % len(self.invitations)])
        )

    def give(self, who: str, whom: str, seat: tuple[Role, str | None], _which: int) -> None:
        self.area.gives(who, whom, *seat)

    def end(self, who: str, whom: str, seat: tuple[Role, str | None], _which: int) -> None:
        self.area.ends(who, whom, *seat)

    def offer(self, who: str, whom: str, _seat: Any, _which: int) -> None:
        self.area.offers_handover(who, whom)

    def accept(self, _who: str, _whom: str, _seat: Any, which: int) -> None:
        self._answer(commands.accept_handover, which)

    def decline(self, _who: str, _whom: str, _seat: Any, which: int) -> None:
        self._answer(commands.decline_handover, which)

    def withdraw(self, who: str, _whom: str, _seat: Any, which: int) -> None:
        offered = self._offered(which)
        self.area._do(
            who, lambda journal: commands.withdraw_handover(journal, giver_id=offered.giver_id, handover=offered.handover_id)
        )

    def lapse(self, _who: str, _whom: str, _seat: Any, which: int) -> None:
        offered = self._offered(which)
        stream = people.handovers.handover_stream(self.area.tenant, offered.giver_id)
        self.area._operate(lambda journal: commands.lapse_handover(journal, stream=stream, handover=offered.handover_id))

    def _answer(self, command: Callable[..., None], which: int) -> None:
        offered = self._offered(which)
        self.area.narrator.does(
            self.area.tenant,
            PersonId(offered.taker_id),
            lambda journal: command(journal, giver_id=offered.giver_id, handover=offered.handover_id),
        )

    def _offered(self, which: int) -> people.HandoverOffered:
        made = self.area.narrator.made
        found = [one.fact for one in history(made, self.area.tenant) if isinstance(one.fact, people.HandoverOffered)]
        return found[which % len(found)]


def test_an_area_keeps_a_lead_and_nothing_is_taken_twice(worlds: World, made: Parts, count: Callable[[int, int], int]) -> None:
    refused = Counter[str]()

    @hypothesis_settings(
        max_examples=count(8, 200), deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )  # fmt: skip
    @given(st.lists(ACT, min_size=15, max_size=30))
    def live(acts: list[Any]) -> None:
        area = worlds.area()
        area.somebody("second", Role.MEMBER)
        doing = Doing(area)
        for act in acts:
            doing.act(*act)
        facts = [one.fact for one in history(made, area.tenant)]
        holds(facts)
        refused.update(type(fact).__name__ for fact in facts)

    live()
    print(f"\n{dict(refused)}")


def holds(facts: list[Any]) -> None:
    leads, accepted, over = set(), Counter[Any](), Counter[Any]()
    for fact in facts:
        match fact:
            case people.RoleGranted(role=Role.LEAD):
                leads.add(fact.person_id)
            case people.RoleEnded(role=Role.LEAD):
                leads.discard(fact.person_id)
                assert leads, "nobody leads"
            case people.InvitationAccepted():
                accepted[fact.invitation_id] += 1
            case people.InvitationRevoked():
                assert not accepted[fact.invitation_id], "taken back once it was taken"
                accepted[fact.invitation_id] += 1
            case _ if isinstance(fact, ENDINGS):
                over[fact.handover_id] += 1
    assert not [one for one, times in (accepted + over).items() if times > 1]

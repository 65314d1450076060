"""Who may do what: the whole table, a cell for every action, every role and every case that the rules tell apart."""

import pytest

from domain.shared.actor import NOBODY, OPERATOR, REACTION, TICKER, Actor, Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.policy import RULES, SIGN_IN, Allow, Deny, Hide, Resource, can
from services.shared.permission import require
from tests.domain.allowances import CASES, ME, OURS, SOMEBODY, THEIRS, TOLD_APART, WHO, actor, actor_in, cases, cells, sign

NOT_YOURS = "Your role here does not give or end that one."
WHY_NOT = {
    "people.read": "You have no confirmed role in this area now. Its Compact lead can give you one.",
    "host.ask": "You have no confirmed role in this area now. Its Compact lead can give you one.",
    "host.change": "Only the chair asks another host to look after the area.",
    "compact.engage": "Only the Compact lead and the members of its groups open engagement, and record what was held.",
    "compact.begin": "Only the Compact lead begins a new version.",
    "compact.draft": "Only the Compact lead and the lead drafter work on a draft.",
    "compact.comment": "The people of this area comment on its drafts; your role here does not.",
    "instrument.keep": "Only the Compact lead records codes and guides.",
    "compact.adopt": "An officer or a contact of the body says what it decided, or the Compact lead on its behalf.",
    "clock.confirm": "Only the Compact lead confirms the area's clocks.",
    "invitation.send": NOT_YOURS,
    "role.grant": NOT_YOURS,
    "role.end": NOT_YOURS,
    "handover.offer": "Only the Compact lead hands the area over.",
    "area.recover": "Only a host administrator recovers an area.",
    "area.set-up": "Only the Compact lead, or the host, sets an area up.",
    "policy.tighten": "Only the Compact lead and the chair say who may do what here.",
    "area.suspend": "Only a host administrator suspends or resumes an area.",
    "signatory.sign-up": "Only somebody who acts for the organisation, or the Compact lead on its behalf, can sign it up.",
    "organisation.keep": "Only whoever keeps the area's register changes what it says of an organisation.",
    "signatory.approve": "Only the Compact lead approves signatures.",
    "signatory.set-approval": "Only the Compact lead sets whether signatures wait for approval.",
    "signatory.withdraw": "Only a contact of the organisation, or the Compact lead on its behalf, can withdraw it.",
    "signatory.opt-out": "Only a contact of the organisation, or the Compact lead on its behalf, can say that.",
    "champion.nominate": "Signatories, the group and champions themselves nominate; your role here does not.",
    "champion.end": "Only the Compact lead, the chair, or the champion's own body can do that.",
    "champion.replace": "Only the Compact lead, the chair, or the champion's own body can do that.",
    "register.bring-in": "Only the Compact lead brings tables into the register.",
    "organisation.describe": "Only a contact of the organisation, or whoever keeps the register on its behalf, says what it is.",
    "group.keep": "Only the Compact lead keeps the area's groups and their seats.",
    "group.declare": "Each declares their own interests; the Compact lead and the chair record them for others.",
    "decision.record": "The Compact lead, the chair and the board's secretary record what groups decide.",
    "contact.list": "Only an officer or contact of the organisation, or the Compact lead, says whom to reach there.",
    "consultation.open": "Only an officer of a public body opens its consultations.",
    "consultation.respond": "Contacts and members of an organisation respond for it; your role here does not.",
    "breach.raise": "This area lets only some roles raise a concern, and yours is not among them.",
    "breach.acknowledge": "This concern is with someone else now.",
    "breach.answer": "This concern is with someone else now.",
    "breach.escalate": "Only the person who raised this concern, or whoever it is with, can pass it on.",
    "breach.settle": "Only the person who raised this concern can say that.",
}


@pytest.mark.parametrize("action", sorted(RULES))
def test_the_code_obeys_every_cell(action: str) -> None:
    wanted = {(case, who): wanted for found, case, who, wanted in cells() if found == action}

    obeyed = {(case, who): {sign(can(actor(who), action, one)) for one in cases(case)} for case, who in wanted}

    assert obeyed == {cell: {wanted} for cell, wanted in wanted.items()}


def test_the_table_has_every_action_every_role_and_every_case() -> None:
    rows = {(action, case) for action, case, _who, _sign in cells()}

    assert rows == {(action, case) for action in RULES for case in TOLD_APART.get(action, {"any"})}
    assert {held for held in WHO.values() if not isinstance(held, Actor)} == set(Role)
    assert {who for _action, _case, who, _sign in cells()} == set(WHO)


@pytest.mark.parametrize("action", sorted(RULES))
def test_whoever_may_not_is_told_why_and_first_to_sign_in(action: str) -> None:
    denied = {(who, case) for found, case, who, wanted in cells() if (found, wanted) == (action, "-")}

    reasons = {(who == "nob", can(actor(who), action, one).reason) for who, case in denied for one in cases(case)}

    signed_in = {(False, WHY_NOT[action])} if action in WHY_NOT else set()
    assert reasons - {(True, SIGN_IN)} == signed_in


def test_nobody_gives_themself_a_role_that_they_could_not_give_another() -> None:
    for held in Role:
        me = actor_in(held)
        for role in Role:
            to_me, to_another = (can(me, "role.grant", Resource(role=role, holder=who)) for who in (ME, SOMEBODY))
            assert to_me == to_another


def test_one_of_several_roles_is_enough_and_each_counts_for_its_own_organisation() -> None:
    both = Actor(person_id=ME, seats=(Seat(Role.CONTACT, OURS), Seat(Role.OFFICER, THEIRS)))

    allowed = [
        (action, case) for action in ("consultation.open", "consultation.respond") for case in ("own", "foreign")
        if can(both, action, CASES[case]) == Allow()
    ]  # fmt: skip

    assert allowed == [("consultation.open", "foreign"), ("consultation.respond", "own")]


@pytest.mark.parametrize("who", [NOBODY, TICKER, REACTION, OPERATOR])
def test_the_services_own_actors_and_visitors_are_in_no_case_and_nominated_for_nothing(who: Actor) -> None:
    empty = [Resource(), Resource(holder=None, raiser=None, people=frozenset())]

    verdicts = {type(can(who, action, one)) for action in RULES if action.startswith("breach.") for one in empty}

    assert verdicts == {Hide, Deny}
    assert can(who, "champion.answer", Resource()) == Hide()


def test_an_action_nobody_declared_is_an_error_not_a_permission() -> None:
    with pytest.raises(KeyError):
        can(NOBODY, "breach.forget")


def test_a_command_goes_on_is_refused_with_the_reason_or_finds_nothing() -> None:
    require(actor("con"), "signatory.sign-up", CASES["own"])

    with pytest.raises(Refused, match="Only somebody who acts for the organisation"):
        require(actor("med"), "signatory.sign-up", CASES["own"])
    with pytest.raises(NotFound):
        require(actor("lea"), "breach.read", CASES["outside"])

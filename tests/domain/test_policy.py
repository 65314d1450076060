"""Who may do what: the whole table, a cell for every action, every role and every case that the rules tell apart."""

import re
from collections.abc import Iterator

import pytest

from domain.shared.actor import NOBODY, OPERATOR, REACTION, TICKER, Actor, Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.policy import RULES, SIGN_IN, Allow, Deny, Hide, Resource, can
from services.shared.permission import require
from tests.domain.stories import an_id

# + may     - may not, and is told why     . is shown nothing
# nob: not signed in · per: a person here without a role · then each role, held for one's own organisation
TABLE = """
                                          nob per  hos lea cha mem chm con off vcs sec med aud
public.read                  any           +   +    +   +   +   +   +   +   +   +   +   +   +
session.start                any           +   +    +   +   +   +   +   +   +   +   +   +   +
session.end                  any           +   +    +   +   +   +   +   +   +   +   +   +   +
duties.read                  any           -   +    +   +   +   +   +   +   +   +   +   +   +

erasure.request              any           -   +    +   +   +   +   +   +   +   +   +   +   +
erasure.decide               any           .   .    +   +   .   .   .   .   .   .   .   .   .

signatory.sign-up            own           -   -    +   +   -   -   -   +   +   -   -   -   -
signatory.sign-up            foreign       -   -    +   +   -   -   -   -   -   -   -   -   -
signatory.sign-up            unnamed       -   -    +   +   -   -   -   +   +   -   -   -   -

champion.nominate            any           -   -    +   +   +   +   +   +   +   +   +   -   -
champion.answer              nominee       .   +    +   +   +   +   +   +   +   +   +   +   +
champion.answer              another       .   .    .   .   .   .   .   .   .   .   .   .   .

consultation.open            own           -   -    -   -   -   -   -   -   +   -   -   -   -
consultation.open            foreign       -   -    -   -   -   -   -   -   -   -   -   -   -
consultation.open            unnamed       -   -    -   -   -   -   -   -   +   -   -   -   -
consultation.respond         own           -   -    -   -   -   -   -   +   -   +   -   -   -
consultation.respond         foreign       -   -    -   -   -   -   -   -   -   -   -   -   -
consultation.respond         unnamed       -   -    -   -   -   -   -   +   -   +   -   -   -
consultation.read-responses  own           .   .    +   +   +   +   +   +   +   +   +   +   +
consultation.read-responses  foreign       .   .    .   .   .   .   .   .   .   .   .   .   .
consultation.read-responses  unnamed       .   .    .   .   .   .   .   .   .   .   .   .   .

breach.raise                 three-steps   -   -    -   +   -   +   +   +   +   +   -   -   -
breach.raise                 panel         -   -    -   +   -   -   -   +   +   +   -   -   -
breach.raise                 unnamed       -   -    -   -   -   -   -   -   -   -   -   -   -
breach.read                  raiser        .   +    +   +   +   +   +   +   +   +   +   +   +
breach.read                  holder        .   +    +   +   +   +   +   +   +   +   +   +   +
breach.read                  in the case   .   +    +   +   +   +   +   +   +   +   +   +   +
breach.read                  outside       .   .    .   .   .   .   .   .   .   .   .   .   .
breach.acknowledge           raiser        .   -    -   -   -   -   -   -   -   -   -   -   -
breach.acknowledge           holder        .   +    +   +   +   +   +   +   +   +   +   +   +
breach.acknowledge           in the case   .   -    -   -   -   -   -   -   -   -   -   -   -
breach.acknowledge           outside       .   .    .   .   .   .   .   .   .   .   .   .   .
breach.answer                raiser        .   -    -   -   -   -   -   -   -   -   -   -   -
breach.answer                holder        .   +    +   +   +   +   +   +   +   +   +   +   +
breach.answer                in the case   .   -    -   -   -   -   -   -   -   -   -   -   -
breach.answer                outside       .   .    .   .   .   .   .   .   .   .   .   .   .
breach.escalate              raiser        .   +    +   +   +   +   +   +   +   +   +   +   +
breach.escalate              holder        .   +    +   +   +   +   +   +   +   +   +   +   +
breach.escalate              in the case   .   -    -   -   -   -   -   -   -   -   -   -   -
breach.escalate              outside       .   .    .   .   .   .   .   .   .   .   .   .   .
breach.settle                raiser        .   +    +   +   +   +   +   +   +   +   +   +   +
breach.settle                holder        .   -    -   -   -   -   -   -   -   -   -   -   -
breach.settle                in the case   .   -    -   -   -   -   -   -   -   -   -   -   -
breach.settle                outside       .   .    .   .   .   .   .   .   .   .   .   .   .
"""
ME, SOMEBODY, ANOTHER = an_id("Miriam Castell"), an_id("Joel Ferreira"), an_id("Anwen Price")
OURS, THEIRS = an_id("Northgate Pantry"), an_id("Eskmoor Silver Band")
WHO = {
    "nob": NOBODY,
    "per": Actor(person_id=ME),
    "hos": Role.HOST,
    "lea": Role.LEAD,
    "cha": Role.CHAIR,
    "mem": Role.MEMBER,
    "chm": Role.CHAMPION,
    "con": Role.CONTACT,
    "off": Role.OFFICER,
    "vcs": Role.VCS,
    "sec": Role.SECRETARY,
    "med": Role.MEDIATOR,
    "aud": Role.AUDITOR,
}
CASES = {
    "own": Resource(organisation_id=OURS),
    "foreign": Resource(organisation_id=THEIRS),
    "unnamed": Resource(),
    "nominee": Resource(holder=ME),
    "another": Resource(holder=SOMEBODY),
    "three-steps": Resource(
        raisers=frozenset({Role.CONTACT, Role.VCS, Role.OFFICER, Role.CHAMPION, Role.MEMBER, Role.LEAD}),
    ),
    "panel": Resource(raisers=frozenset({Role.CONTACT, Role.VCS, Role.OFFICER, Role.LEAD})),
    "raiser": Resource(raiser=ME, holder=SOMEBODY, people=frozenset({ME, SOMEBODY})),
    "holder": Resource(raiser=SOMEBODY, holder=ME, people=frozenset({ME, SOMEBODY})),
    "in the case": Resource(raiser=SOMEBODY, holder=ANOTHER, people=frozenset({ME, SOMEBODY, ANOTHER})),
    "outside": Resource(raiser=SOMEBODY, holder=ANOTHER, people=frozenset({SOMEBODY, ANOTHER})),
}
IN_A_CASE = {"raiser", "holder", "in the case", "outside"}
ORGANISATIONS = {"own", "foreign", "unnamed"}
TOLD_APART = {
    "signatory.sign-up": ORGANISATIONS,
    "champion.answer": {"nominee", "another"},
    "consultation.open": ORGANISATIONS,
    "consultation.respond": ORGANISATIONS,
    "consultation.read-responses": ORGANISATIONS,
    "breach.raise": {"three-steps", "panel", "unnamed"},
    "breach.read": IN_A_CASE,
    "breach.acknowledge": IN_A_CASE,
    "breach.answer": IN_A_CASE,
    "breach.escalate": IN_A_CASE,
    "breach.settle": IN_A_CASE,
}
WHY_NOT = {
    "signatory.sign-up": "Only a contact of the organisation, or the Compact lead on its behalf, can sign it up.",
    "champion.nominate": "Signatories, the group and champions themselves nominate; your role here does not.",
    "consultation.open": "Only an officer of a public body opens its consultations.",
    "consultation.respond": "Contacts and members of an organisation respond for it; your role here does not.",
    "breach.raise": "This area lets only some roles raise a concern, and yours is not among them.",
    "breach.acknowledge": "This concern is with someone else now.",
    "breach.answer": "This concern is with someone else now.",
    "breach.escalate": "Only the person who raised this concern, or whoever it is with, can pass it on.",
    "breach.settle": "Only the person who raised this concern can say that.",
}


def cells() -> Iterator[tuple[str, str, str, str]]:
    """Action, case, who and sign, as they stand in the table."""
    head, *lines = (line.strip() for line in TABLE.splitlines() if line.strip())
    for line in lines:
        action, case, signs = re.split(r" {2,}", line, maxsplit=2)
        yield from ((action, case, who, sign) for who, sign in zip(head.split(), signs.split(), strict=True))


def actor(who: str) -> Actor:
    held = WHO[who]
    return held if isinstance(held, Actor) else Actor(person_id=ME, seats=(Seat(held, OURS),))


def sign(verdict: object) -> str:
    return {Allow: "+", Deny: "-", Hide: "."}[type(verdict)]


def cases(case: str) -> list[Resource]:
    return list(CASES.values()) if case == "any" else [CASES[case]]


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

    with pytest.raises(Refused, match="Only a contact of the organisation"):
        require(actor("vcs"), "signatory.sign-up", CASES["own"])
    with pytest.raises(NotFound):
        require(actor("lea"), "breach.read", CASES["outside"])

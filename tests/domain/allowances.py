"""Who may do what, written down by hand: a cell for every action, every role and every case that the rules tell apart."""

import re
from collections.abc import Iterator
from pathlib import Path

from domain.shared.actor import NOBODY, Actor, Role, Seat
from domain.shared.policy import Allow, Deny, Hide, Resource
from tests.domain.stories import an_id

TABLE = "\n".join(line for line in Path(__file__).with_suffix(".txt").read_text().splitlines() if not line.startswith("#"))
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
    "par": Role.PARTICIPANT,
}
CASES = {
    "own": Resource(organisation_id=OURS),
    "foreign": Resource(organisation_id=THEIRS),
    "unnamed": Resource(),
    "a role": Resource(),
    "a lead": Resource(role=Role.LEAD, holder=SOMEBODY),
    "a contact": Resource(role=Role.CONTACT, holder=SOMEBODY),
    "a host": Resource(role=Role.HOST, holder=SOMEBODY),
    "an auditor": Resource(role=Role.AUDITOR, holder=SOMEBODY),
    "a champion": Resource(role=Role.CHAMPION, holder=SOMEBODY),
    "my own": Resource(role=Role.CONTACT, holder=ME),
    "my championship": Resource(role=Role.CHAMPION, holder=ME),
    "nominee": Resource(holder=ME),
    "a term": Resource(),
    "my term": Resource(holder=ME, organisation_id=OURS),
    "our term": Resource(holder=SOMEBODY, organisation_id=OURS),
    "their term": Resource(holder=SOMEBODY, organisation_id=THEIRS),
    "another": Resource(holder=SOMEBODY),
    "three-steps": Resource(
        raisers=frozenset({Role.CONTACT, Role.VCS, Role.OFFICER, Role.CHAMPION, Role.MEMBER, Role.LEAD}),
    ),
    "panel": Resource(raisers=frozenset({Role.CONTACT, Role.VCS, Role.OFFICER, Role.LEAD})),
    "raiser": Resource(raiser=ME, holder=SOMEBODY, people=frozenset({ME, SOMEBODY})),
    "holder": Resource(raiser=SOMEBODY, holder=ME, people=frozenset({ME, SOMEBODY})),
    "in the case": Resource(raiser=SOMEBODY, holder=ANOTHER, people=frozenset({ME, SOMEBODY, ANOTHER})),
    "with leave": Resource(people=frozenset({ME})),
    "without": Resource(people=frozenset()),
    "outside": Resource(raiser=SOMEBODY, holder=ANOTHER, people=frozenset({SOMEBODY, ANOTHER})),
}
IN_A_CASE = {"raiser", "holder", "in the case", "outside"}
ORGANISATIONS = {"own", "foreign", "unnamed"}
GIVING = {"a role", "a lead", "a contact", "a host", "an auditor", "a champion"}
TOLD_APART = {
    "member.confirm": ORGANISATIONS,
    "invitation.send": GIVING,
    "role.grant": GIVING,
    "role.end": {*GIVING, "my own", "my championship"},
    "handover.answer": {"nominee", "another"},
    "handover.withdraw": {"nominee", "another"},
    "compact.draft": {"nominee", "another", "a role"},
    "compact.adopt": ORGANISATIONS,
    "audit.read-words": {"with leave", "without"},
    "organisation.describe": ORGANISATIONS,
    "signatory.sign-up": ORGANISATIONS,
    "signatory.withdraw": ORGANISATIONS,
    "signatory.opt-out": ORGANISATIONS,
    "champion.answer": {"nominee", "another"},
    "champion.renew": {"nominee", "another"},
    "champion.end": {"a term", "my term", "our term", "their term"},
    "champion.replace": ORGANISATIONS,
    "group.agree": {"nominee", "another"},
    "group.declare": {"nominee", "another", "a role"},
    "contact.list": ORGANISATIONS,
    "contact.confirm": {"nominee", "another"},
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


def cells() -> Iterator[tuple[str, str, str, str]]:
    """Action, case, who and sign, as they stand in the table."""
    head, *lines = (line.strip() for line in TABLE.splitlines() if line.strip())
    for line in lines:
        action, case, signs = re.split(r" {2,}", line, maxsplit=2)
        yield from ((action, case, who, sign) for who, sign in zip(head.split(), signs.split(), strict=True))


def actor(who: str) -> Actor:
    held = WHO[who]
    return held if isinstance(held, Actor) else Actor(person_id=ME, seats=(Seat(held, OURS),))


def actor_in(role: Role) -> Actor:
    return Actor(person_id=ME, seats=(Seat(role, OURS),))


def sign(verdict: object) -> str:
    return {Allow: "+", Deny: "-", Hide: "."}[type(verdict)]


def cases(case: str) -> list[Resource]:
    return list(CASES.values()) if case == "any" else [CASES[case]]

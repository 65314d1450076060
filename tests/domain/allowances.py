"""Who may do what, written down by hand: a cell for every action, every role and every case that the rules tell apart."""

import re
from collections.abc import Iterator

from domain.shared.actor import NOBODY, Actor, Role, Seat
from domain.shared.policy import Allow, Deny, Hide, Resource
from tests.domain.stories import an_id

# + may     - may not, and is told why     . is shown nothing
# nob: not signed in · per: a person here without a role · then each role, held for one's own organisation
TABLE = """
                                          nob per  hos lea cha mem chm con off vcs sec med aud par
public.read                  any           +   +    +   +   +   +   +   +   +   +   +   +   +   +
session.start                any           +   +    +   +   +   +   +   +   +   +   +   +   +   +
session.end                  any           +   +    +   +   +   +   +   +   +   +   +   +   +   +
account.own                  any           +   +    +   +   +   +   +   +   +   +   +   +   +   +
duties.read                  any           -   +    +   +   +   +   +   +   +   +   +   +   +   +

area.join                    any           +   +    +   +   +   +   +   +   +   +   +   +   +   +
member.confirm               own           -   .    .   +   .   .   .   +   .   .   .   .   .   .
member.confirm               foreign       -   .    .   +   .   .   .   .   .   .   .   .   .   .
member.confirm               unnamed       -   .    .   +   .   .   .   +   .   .   .   .   .   .
people.read                  any           -   -    +   +   +   +   +   +   +   +   +   +   +   -
invitation.send              a role        -   -    +   +   +   -   -   -   -   -   -   -   -   -
invitation.send              a lead        -   -    +   +   -   -   -   -   -   -   -   -   -   -
invitation.send              a contact     -   -    -   +   -   -   -   -   -   -   -   -   -   -
invitation.send              a host        -   -    +   -   -   -   -   -   -   -   -   -   -   -
invitation.send              an auditor    -   -    +   -   +   -   -   -   -   -   -   -   -   -
invitation.send              a champion    -   -    -   -   -   -   -   -   -   -   -   -   -   -
role.grant                   a role        -   -    +   +   +   -   -   -   -   -   -   -   -   -
role.grant                   a lead        -   -    +   +   -   -   -   -   -   -   -   -   -   -
role.grant                   a contact     -   -    -   +   -   -   -   -   -   -   -   -   -   -
role.grant                   a host        -   -    +   -   -   -   -   -   -   -   -   -   -   -
role.grant                   an auditor    -   -    +   -   +   -   -   -   -   -   -   -   -   -
role.grant                   a champion    -   -    -   -   -   -   -   -   -   -   -   -   -   -
role.end                     a role        -   -    +   +   +   +   +   +   +   +   +   +   +   -
role.end                     a lead        -   -    +   +   -   -   -   -   -   -   -   -   -   -
role.end                     a contact     -   -    -   +   -   -   -   -   -   -   -   -   -   -
role.end                     a host        -   -    +   -   -   -   -   -   -   -   -   -   -   -
role.end                     an auditor    -   -    +   -   +   -   -   -   -   -   -   -   -   -
role.end                     a champion    -   -    -   -   -   -   -   -   -   -   -   -   -   -
role.end                     my own        -   +    +   +   +   +   +   +   +   +   +   +   +   +
role.end                     my championship   -   -    -   -   -   -   -   -   -   -   -   -   -   -
handover.offer               any           -   -    -   +   -   -   -   -   -   -   -   -   -   -
handover.answer              nominee       .   +    +   +   +   +   +   +   +   +   +   +   +   +
handover.answer              another       .   .    .   .   .   .   .   .   .   .   .   .   .   .
handover.withdraw            nominee       .   +    +   +   +   +   +   +   +   +   +   +   +   +
handover.withdraw            another       .   .    .   .   .   .   .   .   .   .   .   .   .   .
area.recover                 any           -   -    +   -   -   -   -   -   -   -   -   -   -   -
area.set-up                  any           -   -    +   +   -   -   -   -   -   -   -   -   -   -
area.suspend                 any           -   -    +   -   -   -   -   -   -   -   -   -   -   -
host.ask                     any           -   -    +   +   +   +   +   +   +   +   +   +   +   +
host.change                  any           -   -    -   -   +   -   -   -   -   -   -   -   -   -
host.keep                    any           -   .    +   .   .   .   .   .   .   .   .   .   .   .

policy.tighten               any           -   -    -   +   +   -   -   -   -   -   -   -   -   -
audit.read                   any           .   .    +   +   +   .   .   .   .   .   .   .   +   .
audit.write                  any           .   .    .   .   .   .   .   .   .   .   .   .   +   .
audit.answer                 any           .   .    +   +   +   .   .   .   .   .   .   .   .   .
audit.decide                 any           .   .    +   .   +   .   .   .   .   .   .   .   .   .
audit.read-words             with leave    .   .    .   .   .   .   .   .   .   .   .   .   +   .
audit.read-words             without       .   .    .   .   .   .   .   .   .   .   .   .   .   .

erasure.request              any           -   +    +   +   +   +   +   +   +   +   +   +   +   +
erasure.decide               any           .   .    +   +   .   .   .   .   .   .   .   .   .   .

organisation.keep            any           -   -    +   +   -   -   -   -   -   -   -   -   -   -

signatory.sign-up            own           -   -    +   +   -   -   -   +   +   -   -   -   -   -
signatory.sign-up            foreign       -   -    +   +   -   -   -   -   -   -   -   -   -   -
signatory.sign-up            unnamed       -   -    +   +   -   -   -   +   +   -   -   -   -   -

signatory.approve            any           -   -    -   +   -   -   -   -   -   -   -   -   -   -
signatory.set-approval       any           -   -    -   +   -   -   -   -   -   -   -   -   -   -
signatory.withdraw           own           -   -    +   +   -   -   -   +   +   -   -   -   -   -
signatory.withdraw           foreign       -   -    +   +   -   -   -   -   -   -   -   -   -   -
signatory.withdraw           unnamed       -   -    +   +   -   -   -   +   +   -   -   -   -   -
signatory.opt-out            own           -   -    +   +   -   -   -   +   +   -   -   -   -   -
signatory.opt-out            foreign       -   -    +   +   -   -   -   -   -   -   -   -   -   -
signatory.opt-out            unnamed       -   -    +   +   -   -   -   +   +   -   -   -   -   -

compact.begin                any           -   -    -   +   -   -   -   -   -   -   -   -   -   -
compact.draft                nominee       -   -    +   +   +   +   +   +   +   +   +   +   +   +
compact.draft                another       -   -    -   +   -   -   -   -   -   -   -   -   -   -
compact.draft                a role        -   -    +   +   +   +   +   +   +   +   +   +   +   +
compact.comment              any           -   -    +   +   +   +   +   +   +   +   +   -   -   -
clock.confirm                any           -   -    -   +   -   -   -   -   -   -   -   -   -   -
compact.adopt                own           -   -    -   +   -   -   -   +   +   -   -   -   -   -
compact.adopt                foreign       -   -    -   +   -   -   -   -   -   -   -   -   -   -
compact.adopt                unnamed       -   -    -   +   -   -   -   +   +   -   -   -   -   -

champion.nominate            any           -   -    +   +   +   +   +   +   +   +   +   -   -   -
champion.answer              nominee       .   +    +   +   +   +   +   +   +   +   +   +   +   +
champion.answer              another       .   .    .   .   .   .   .   .   .   .   .   .   .   .
champion.renew               nominee       .   +    +   +   +   +   +   +   +   +   +   +   +   +
champion.renew               another       .   .    .   .   .   .   .   .   .   .   .   .   .   .
champion.end                 a term        -   +    +   +   +   +   +   +   +   +   +   +   +   +
champion.end                 my term       -   +    +   +   +   +   +   +   +   +   +   +   +   +
champion.end                 our term      -   -    +   +   +   -   -   +   +   -   -   -   -   -
champion.end                 their term    -   -    +   +   +   -   -   -   -   -   -   -   -   -
champion.replace             own           -   -    +   +   +   -   -   +   +   -   -   -   -   -
champion.replace             foreign       -   -    +   +   +   -   -   -   -   -   -   -   -   -
champion.replace             unnamed       -   -    +   +   +   -   -   +   +   -   -   -   -   -

contact.list                 own           -   -    -   +   -   -   -   +   +   -   -   -   -   -
contact.list                 foreign       -   -    -   +   -   -   -   -   -   -   -   -   -   -
contact.list                 unnamed       -   -    -   +   -   -   -   +   +   -   -   -   -   -
contact.confirm              nominee       .   +    +   +   +   +   +   +   +   +   +   +   +   +
contact.confirm              another       .   .    .   .   .   .   .   .   .   .   .   .   .   .
contact.note-return          any           .   .    +   +   .   .   .   .   .   .   .   .   .   .

consultation.open            own           -   -    -   -   -   -   -   -   +   -   -   -   -   -
consultation.open            foreign       -   -    -   -   -   -   -   -   -   -   -   -   -   -
consultation.open            unnamed       -   -    -   -   -   -   -   -   +   -   -   -   -   -
consultation.respond         own           -   -    -   -   -   -   -   +   -   +   -   -   -   +
consultation.respond         foreign       -   -    -   -   -   -   -   -   -   -   -   -   -   -
consultation.respond         unnamed       -   -    -   -   -   -   -   +   -   +   -   -   -   +
consultation.read-responses  own           .   .    +   +   +   +   +   +   +   +   +   +   +   .
consultation.read-responses  foreign       .   .    .   .   .   .   .   .   .   .   .   .   .   .
consultation.read-responses  unnamed       .   .    .   .   .   .   .   .   .   .   .   .   .   .

breach.raise                 three-steps   -   -    -   +   -   +   +   +   +   +   -   -   -   +
breach.raise                 panel         -   -    -   +   -   -   -   +   +   +   -   -   -   +
breach.raise                 unnamed       -   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.read                  raiser        .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.read                  holder        .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.read                  in the case   .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.read                  outside       .   .    .   .   .   .   .   .   .   .   .   .   .   .
breach.acknowledge           raiser        .   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.acknowledge           holder        .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.acknowledge           in the case   .   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.acknowledge           outside       .   .    .   .   .   .   .   .   .   .   .   .   .   .
breach.answer                raiser        .   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.answer                holder        .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.answer                in the case   .   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.answer                outside       .   .    .   .   .   .   .   .   .   .   .   .   .   .
breach.escalate              raiser        .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.escalate              holder        .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.escalate              in the case   .   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.escalate              outside       .   .    .   .   .   .   .   .   .   .   .   .   .   .
breach.settle                raiser        .   +    +   +   +   +   +   +   +   +   +   +   +   +
breach.settle                holder        .   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.settle                in the case   .   -    -   -   -   -   -   -   -   -   -   -   -   -
breach.settle                outside       .   .    .   .   .   .   .   .   .   .   .   .   .   .
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
    "signatory.sign-up": ORGANISATIONS,
    "signatory.withdraw": ORGANISATIONS,
    "signatory.opt-out": ORGANISATIONS,
    "champion.answer": {"nominee", "another"},
    "champion.renew": {"nominee", "another"},
    "champion.end": {"a term", "my term", "our term", "their term"},
    "champion.replace": ORGANISATIONS,
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

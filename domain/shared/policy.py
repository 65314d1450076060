"""Who may do what: one table, asked by commands before they decide and by pages before they offer.

The default follows domain.md 2.0. `Hide` means: answer as if it did not exist.
"""

from collections.abc import Callable

from msgspec import Struct

from domain.shared.actor import Actor, Role
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, PersonId


class Allow(Struct, frozen=True):
    """Yes."""


class Deny(Struct, frozen=True):
    """No, and this sentence (a msgid) says why."""

    reason: str


class Hide(Struct, frozen=True):
    """No, and nothing may show that there is anything."""


Verdict = Allow | Deny | Hide


class Resource(Struct, frozen=True, kw_only=True):
    """What the action is about, as far as the rules look at it."""

    organisation_id: OrganisationId | None = None
    holder: PersonId | None = None
    raiser: PersonId | None = None
    people: frozenset[PersonId] = frozenset()
    raisers: frozenset[Role] = frozenset()


ANYTHING = Resource()
Rule = Callable[[Actor, Resource], Verdict]
EVERYONE = tuple(Role)


def can(actor: Actor, action: str, resource: Resource = ANYTHING) -> Verdict:
    return RULES[action](actor, resource)


def anyone(_actor: Actor, _resource: Resource) -> Verdict:
    return Allow()


def signed_in(actor: Actor, _resource: Resource) -> Verdict:
    return Allow() if actor.person_id else Deny(SIGN_IN)


def holding(*roles: Role, otherwise: str) -> Rule:
    """Anyone in one of these roles, for whichever organisation."""

    def rule(actor: Actor, _resource: Resource) -> Verdict:
        return Allow() if actor.holds(*roles) else Deny(otherwise if actor.person_id else SIGN_IN)

    return rule


def for_own_organisation(*roles: Role, and_also: tuple[Role, ...] = (), otherwise: str) -> Rule:
    """Those who hold one of `roles` for that organisation; `and_also` may act for any. None named yet: any of them."""

    def rule(actor: Actor, resource: Resource) -> Verdict:
        if actor.holds(*and_also) or actor.seat(*roles, organisation_id=resource.organisation_id):
            return Allow()
        return Deny(otherwise if actor.person_id else SIGN_IN)

    return rule


def who_may_raise(actor: Actor, resource: Resource) -> Verdict:
    """Either sector, as far as the area's procedure allows."""
    if actor.holds(*resource.raisers):
        return Allow()
    return Deny(
        N_("This area lets only some roles raise a concern, and yours is not among them.") if actor.person_id else SIGN_IN
    )


def in_the_case(actor: Actor, resource: Resource) -> Verdict:
    return Allow() if actor.person_id in resource.people else Hide()


def holds_the_stage(actor: Actor, resource: Resource) -> Verdict:
    if actor.person_id not in resource.people:
        return Hide()
    return Allow() if actor.person_id == resource.holder else Deny(N_("This concern is with someone else now."))


def raised_it(actor: Actor, resource: Resource) -> Verdict:
    if actor.person_id not in resource.people:
        return Hide()
    return Allow() if actor.person_id == resource.raiser else Deny(N_("Only the person who raised this concern can say that."))


def raiser_or_holder(actor: Actor, resource: Resource) -> Verdict:
    if actor.person_id not in resource.people:
        return Hide()
    if actor.person_id in (resource.holder, resource.raiser):
        return Allow()
    return Deny(N_("Only the person who raised this concern, or whoever it is with, can pass it on."))


def is_the_nominee(actor: Actor, resource: Resource) -> Verdict:
    return Allow() if actor.person_id and actor.person_id == resource.holder else Hide()


def in_that_organisation(actor: Actor, resource: Resource) -> Verdict:
    held = any(seat.organisation_id == resource.organisation_id for seat in actor.seats)
    return Allow() if held and resource.organisation_id else Hide()


def keeps_the_area(actor: Actor, _resource: Resource) -> Verdict:
    return Allow() if actor.holds(Role.LEAD, Role.HOST) else Hide()


SIGN_IN = N_("Sign in first.")

RULES: dict[str, Rule] = {
    "public.read": anyone,
    "session.start": anyone,
    "session.end": anyone,
    "duties.read": signed_in,
    "erasure.request": signed_in,
    "erasure.decide": keeps_the_area,
    "signatory.sign-up": for_own_organisation(
        Role.CONTACT,
        Role.OFFICER,
        and_also=(Role.LEAD, Role.HOST),
        otherwise=N_("Only a contact of the organisation, or the Compact lead on its behalf, can sign it up."),
    ),
    "champion.nominate": holding(
        *(role for role in EVERYONE if role not in (Role.AUDITOR, Role.MEDIATOR)),
        otherwise=N_("Signatories, the group and champions themselves nominate; your role here does not."),
    ),
    "champion.answer": is_the_nominee,
    "consultation.open": for_own_organisation(
        Role.OFFICER, otherwise=N_("Only an officer of a public body opens its consultations.")
    ),
    "consultation.respond": for_own_organisation(
        Role.CONTACT, Role.VCS, otherwise=N_("Contacts and members of an organisation respond for it; your role here does not.")
    ),
    "consultation.read-responses": in_that_organisation,
    "breach.raise": who_may_raise,
    "breach.read": in_the_case,
    "breach.acknowledge": holds_the_stage,
    "breach.answer": holds_the_stage,
    "breach.escalate": raiser_or_holder,
    "breach.settle": raised_it,
}

"""The rules, one function each."""

from collections.abc import Mapping

from domain.shared.actor import Actor, Role
from domain.shared.events import N_
from domain.shared.policy.verdicts import Allow, Deny, Hide, Resource, Rule, Verdict

SIGN_IN = N_("Sign in first.")
NOT_YOURS_TO_GIVE = N_("Your role here does not give or end that one.")
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.LEAD: frozenset(Role) - {Role.HOST, Role.AUDITOR, Role.CHAMPION, Role.PARTICIPANT},
    Role.HOST: frozenset({Role.LEAD, Role.HOST, Role.AUDITOR}),
    Role.CHAIR: frozenset({Role.AUDITOR}),
}
"""Who may give which role, and end it: to others and so to themself. A champion is nominated: only their own yes makes
them one. A participant takes that role themself."""


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
    """Either sector, as far as the area's procedure allows; a participant where members of a group may."""
    if actor.holds(*resource.raisers) or (Role.VCS in resource.raisers and actor.holds(Role.PARTICIPANT)):
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


def drafts_it(actor: Actor, resource: Resource) -> Verdict:
    """The Compact lead, and whoever is that version's lead drafter. None named yet: anybody with a role."""
    is_drafter = bool(actor.person_id) and actor.person_id == resource.holder
    if actor.holds(Role.LEAD) or (actor.seats and (is_drafter or resource.holder is None)):
        return Allow()
    return Deny(N_("Only the Compact lead and the lead drafter work on a draft.") if actor.person_id else SIGN_IN)


def gives(actor: Actor) -> frozenset[Role]:
    """Every role that they may give."""
    return frozenset().union(*(GIVES.get(seat.role, frozenset()) for seat in actor.seats))


def has_a_part(actor: Actor, _resource: Resource) -> Verdict:
    """One that somebody let them have."""
    if actor.vouched_for:
        return Allow()
    return Deny(
        N_("You have no confirmed role in this area now. Its Compact lead can give you one.") if actor.person_id else SIGN_IN
    )


def may_give(actor: Actor, resource: Resource) -> Verdict:
    """That role; none named yet: any at all."""
    given = gives(actor)
    if resource.role in given or (resource.role is None and given):
        return Allow()
    return Deny(NOT_YOURS_TO_GIVE if actor.person_id else SIGN_IN)


def may_end(actor: Actor, resource: Resource) -> Verdict:
    """Whoever may give it, and each their own; a champion's goes with the term. None named yet: anybody with a role."""
    own = bool(actor.person_id) and actor.person_id == resource.holder and resource.role is not Role.CHAMPION
    if own or (resource.role is None and actor.vouched_for):
        return Allow()
    return may_give(actor, resource)


def confirms_members(actor: Actor, resource: Resource) -> Verdict:
    """A contact of that group, and the Compact lead. None named yet: of any."""
    if actor.holds(Role.LEAD) or actor.seat(Role.CONTACT, organisation_id=resource.organisation_id):
        return Allow()
    return Hide() if actor.person_id else Deny(SIGN_IN)


def ends_a_term(actor: Actor, resource: Resource) -> Verdict:
    """Whoever serves, theirs; else whoever may replace them. Nobody named yet: anybody here."""
    if actor.person_id and (actor.person_id == resource.holder or resource.organisation_id is None):
        return Allow()
    return replaces_champions(actor, resource)


replaces_champions = for_own_organisation(
    Role.CONTACT,
    Role.OFFICER,
    and_also=(Role.LEAD, Role.CHAIR, Role.HOST),
    otherwise=N_("Only the Compact lead, the chair, or the champion's own body can do that."),
)


def declares_interests(actor: Actor, resource: Resource) -> Verdict:
    """Each their own; the Compact lead and the chair record what others declared. Nobody named yet: anybody here."""
    if actor.person_id and (actor.holds(Role.LEAD, Role.CHAIR) or resource.holder in (None, actor.person_id)):
        return Allow()
    if actor.person_id:
        return Deny(N_("Each declares their own interests; the Compact lead and the chair record them for others."))
    return Deny(SIGN_IN)


def in_that_organisation(actor: Actor, resource: Resource) -> Verdict:
    held = any(seat.organisation_id == resource.organisation_id and seat.role is not Role.PARTICIPANT for seat in actor.seats)
    return Allow() if held and resource.organisation_id else Hide()


def keeps_the_host(actor: Actor, _resource: Resource) -> Verdict:
    """In the host's own ledger: what there is, is nobody else's business."""
    if actor.holds(Role.HOST):
        return Allow()
    return Hide() if actor.person_id else Deny(SIGN_IN)


def keeps_the_area(actor: Actor, _resource: Resource) -> Verdict:
    return Allow() if actor.holds(Role.LEAD, Role.HOST) else Hide()


def hears_the_audit(actor: Actor, _resource: Resource) -> Verdict:
    return Allow() if actor.holds(Role.AUDITOR, Role.LEAD, Role.CHAIR, Role.HOST) else Hide()


def audits_here(actor: Actor, _resource: Resource) -> Verdict:
    return Allow() if actor.holds(Role.AUDITOR) else Hide()


def answers_the_audit(actor: Actor, _resource: Resource) -> Verdict:
    return Allow() if actor.holds(Role.LEAD, Role.CHAIR, Role.HOST) else Hide()


def gives_leave_to_read(actor: Actor, _resource: Resource) -> Verdict:
    """As with an audit as a whole: the chair or the host, never the Compact lead."""
    return Allow() if actor.holds(Role.CHAIR, Role.HOST) else Hide()


def has_leave_to_read(actor: Actor, resource: Resource) -> Verdict:
    """An auditor to whom this concern's words were opened: `people` are those whose leave is not over."""
    return Allow() if actor.holds(Role.AUDITOR) and actor.person_id in resource.people else Hide()

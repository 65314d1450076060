"""Which rule holds for which action: the whole table."""

from domain.shared.actor import Actor, Role
from domain.shared.events import N_
from domain.shared.policy.rules import (
    answers_the_audit,
    anyone,
    audits_here,
    confirms_members,
    declares_interests,
    drafts_it,
    ends_a_term,
    for_own_organisation,
    gives_leave_to_read,
    has_a_part,
    has_leave_to_read,
    hears_the_audit,
    holding,
    holds_the_stage,
    in_that_organisation,
    in_the_case,
    is_the_nominee,
    keeps_the_area,
    keeps_the_host,
    may_end,
    may_give,
    raised_it,
    raiser_or_holder,
    replaces_champions,
    signed_in,
    who_may_raise,
)
from domain.shared.policy.tightening import TIGHTENED, without_barred
from domain.shared.policy.verdicts import ANYTHING, Allow, Deny, Resource, Rule, Verdict

EVERYONE = tuple(Role)


def can(actor: Actor, action: str, resource: Resource = ANYTHING) -> Verdict:
    """By the default, and then by what the area left of it: that can only take away."""
    verdict = RULES[action](actor, resource)
    left = without_barred(actor, action)
    if left is actor or not isinstance(verdict, Allow):
        return verdict
    tightened = RULES[action](left, resource)
    return Deny(TIGHTENED) if isinstance(tightened, Deny) else tightened


RULES: dict[str, Rule] = {
    "public.read": anyone,
    "session.start": anyone,
    "session.end": anyone,
    "account.own": anyone,  # whoever has signed in, with a part in an area or not: the page asks for that
    "duties.read": signed_in,
    "area.join": anyone,  # whoever has proved an address: the page asks for that
    "member.confirm": confirms_members,
    "people.read": has_a_part,
    "invitation.send": may_give,
    "role.grant": may_give,
    "role.end": may_end,
    "handover.offer": holding(Role.LEAD, otherwise=N_("Only the Compact lead hands the area over.")),
    "handover.answer": is_the_nominee,
    "handover.withdraw": is_the_nominee,
    "area.recover": holding(Role.HOST, otherwise=N_("Only a host administrator recovers an area.")),
    "area.set-up": holding(Role.LEAD, Role.HOST, otherwise=N_("Only the Compact lead, or the host, sets an area up.")),
    "audit.read": hears_the_audit,
    "audit.write": audits_here,
    "audit.answer": answers_the_audit,
    "audit.decide": gives_leave_to_read,
    "audit.read-words": has_leave_to_read,
    "policy.tighten": holding(
        Role.LEAD, Role.CHAIR, otherwise=N_("Only the Compact lead and the chair say who may do what here.")
    ),
    "area.suspend": holding(Role.HOST, otherwise=N_("Only a host administrator suspends or resumes an area.")),
    "host.ask": has_a_part,
    "host.change": holding(Role.CHAIR, otherwise=N_("Only the chair asks another host to look after the area.")),
    "host.keep": keeps_the_host,
    "erasure.request": signed_in,
    "erasure.decide": keeps_the_area,
    "compact.engage": holding(
        Role.LEAD,
        Role.CHAIR,
        Role.MEMBER,
        otherwise=N_("Only the Compact lead and the members of its groups open engagement, and record what was held."),
    ),
    "compact.begin": holding(Role.LEAD, otherwise=N_("Only the Compact lead begins a new version.")),
    "compact.draft": drafts_it,
    "compact.comment": holding(
        *(role for role in EVERYONE if role not in (Role.AUDITOR, Role.MEDIATOR, Role.PARTICIPANT)),
        otherwise=N_("The people of this area comment on its drafts; your role here does not."),
    ),
    "compact.adopt": for_own_organisation(
        Role.OFFICER,
        Role.CONTACT,
        and_also=(Role.LEAD,),
        otherwise=N_("An officer or a contact of the body says what it decided, or the Compact lead on its behalf."),
    ),
    "instrument.keep": holding(Role.LEAD, otherwise=N_("Only the Compact lead records codes and guides.")),
    "clock.confirm": holding(Role.LEAD, otherwise=N_("Only the Compact lead confirms the area's clocks.")),
    "organisation.keep": holding(
        Role.LEAD, Role.HOST, otherwise=N_("Only whoever keeps the area's register changes what it says of an organisation.")
    ),
    "register.bring-in": holding(Role.LEAD, otherwise=N_("Only the Compact lead brings tables into the register.")),
    "organisation.describe": for_own_organisation(
        Role.CONTACT,
        Role.OFFICER,
        and_also=(Role.LEAD, Role.HOST),
        otherwise=N_("Only a contact of the organisation, or whoever keeps the register on its behalf, says what it is."),
    ),
    "signatory.sign-up": for_own_organisation(
        Role.CONTACT,
        Role.OFFICER,
        Role.VCS,
        Role.PARTICIPANT,  # the first signature of a group that they named: the command looks for that
        and_also=(Role.LEAD, Role.HOST),
        otherwise=N_("Only somebody who acts for the organisation, or the Compact lead on its behalf, can sign it up."),
    ),
    "signatory.approve": holding(Role.LEAD, otherwise=N_("Only the Compact lead approves signatures.")),
    "signatory.set-approval": holding(
        Role.LEAD, otherwise=N_("Only the Compact lead sets whether signatures wait for approval.")
    ),
    "signatory.withdraw": for_own_organisation(
        Role.CONTACT,
        Role.OFFICER,
        and_also=(Role.LEAD, Role.HOST),
        otherwise=N_("Only a contact of the organisation, or the Compact lead on its behalf, can withdraw it."),
    ),
    "signatory.opt-out": for_own_organisation(
        Role.CONTACT,
        Role.OFFICER,
        and_also=(Role.LEAD, Role.HOST),
        otherwise=N_("Only a contact of the organisation, or the Compact lead on its behalf, can say that."),
    ),
    "champion.nominate": holding(
        *(role for role in EVERYONE if role not in (Role.AUDITOR, Role.MEDIATOR, Role.PARTICIPANT)),
        otherwise=N_("Signatories, the group and champions themselves nominate; your role here does not."),
    ),
    "champion.answer": is_the_nominee,
    "champion.renew": is_the_nominee,
    "champion.end": ends_a_term,
    "champion.replace": replaces_champions,
    "group.keep": holding(Role.LEAD, otherwise=N_("Only the Compact lead keeps the area's groups and their seats.")),
    "group.agree": is_the_nominee,
    "group.declare": declares_interests,
    "decision.record": holding(
        Role.LEAD,
        Role.CHAIR,
        Role.SECRETARY,
        otherwise=N_("The Compact lead, the chair and the board's secretary record what groups decide."),
    ),
    "contact.list": for_own_organisation(
        Role.CONTACT,
        Role.OFFICER,
        and_also=(Role.LEAD,),
        otherwise=N_("Only an officer or contact of the organisation, or the Compact lead, says whom to reach there."),
    ),
    "contact.confirm": is_the_nominee,
    "contact.note-return": keeps_the_area,
    "consultation.open": for_own_organisation(
        Role.OFFICER, otherwise=N_("Only an officer of a public body opens its consultations.")
    ),
    "consultation.respond": for_own_organisation(
        Role.CONTACT,
        Role.VCS,
        Role.PARTICIPANT,
        otherwise=N_("Contacts and members of an organisation respond for it; your role here does not."),
    ),
    "consultation.read-responses": in_that_organisation,
    "breach.raise": who_may_raise,
    "breach.read": in_the_case,
    "breach.acknowledge": holds_the_stage,
    "breach.answer": holds_the_stage,
    "breach.escalate": raiser_or_holder,
    "breach.settle": raised_it,
}

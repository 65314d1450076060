"""Which rule holds for which action: the whole table."""

from domain.shared.actor import Actor, Role
from domain.shared.events import N_
from domain.shared.policy.rules import (
    anyone,
    drafts_it,
    for_own_organisation,
    has_a_part,
    holding,
    holds_the_stage,
    in_that_organisation,
    in_the_case,
    is_the_nominee,
    keeps_the_area,
    may_end,
    may_give,
    raised_it,
    raiser_or_holder,
    signed_in,
    who_may_raise,
)
from domain.shared.policy.verdicts import ANYTHING, Resource, Rule, Verdict

EVERYONE = tuple(Role)


def can(actor: Actor, action: str, resource: Resource = ANYTHING) -> Verdict:
    return RULES[action](actor, resource)


RULES: dict[str, Rule] = {
    "public.read": anyone,
    "session.start": anyone,
    "session.end": anyone,
    "account.own": anyone,  # whoever has signed in, with a part in an area or not: the page asks for that
    "duties.read": signed_in,
    "people.read": has_a_part,
    "invitation.send": may_give,
    "role.grant": may_give,
    "role.end": may_end,
    "handover.offer": holding(Role.LEAD, otherwise=N_("Only the Compact lead hands the area over.")),
    "handover.answer": is_the_nominee,
    "handover.withdraw": is_the_nominee,
    "area.recover": holding(Role.HOST, otherwise=N_("Only a host administrator recovers an area.")),
    "erasure.request": signed_in,
    "erasure.decide": keeps_the_area,
    "compact.begin": holding(Role.LEAD, otherwise=N_("Only the Compact lead begins a new version.")),
    "compact.draft": drafts_it,
    "compact.comment": holding(
        *(role for role in EVERYONE if role not in (Role.AUDITOR, Role.MEDIATOR)),
        otherwise=N_("The people of this area comment on its drafts; your role here does not."),
    ),
    "compact.adopt": for_own_organisation(
        Role.OFFICER,
        Role.CONTACT,
        and_also=(Role.LEAD,),
        otherwise=N_("An officer or a contact of the body says what it decided, or the Compact lead on its behalf."),
    ),
    "clock.confirm": holding(Role.LEAD, otherwise=N_("Only the Compact lead confirms the area's clocks.")),
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

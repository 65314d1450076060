"""The wiring list: every read model, in the order in which an event reaches them, and every reaction."""

from services.areas import changing_host, hosted, questions
from services.areas import register as areas
from services.audits import register as audits
from services.breaches import cases, reactions
from services.champions import register as champions
from services.compacts import adoptions, comments, engagement, front, text
from services.consultations import register as consultations
from services.contacts import reactions as contact_reactions
from services.contacts import register as contacts
from services.duties import alarms, waiting
from services.erasure import register as erasures
from services.groups import decisions
from services.groups import register as groups
from services.instruments import register as instruments
from services.organisations import register as organisations
from services.people import handovers, invitations
from services.people import register as people
from services.permissions import register as permissions
from services.shared.rows import ReadModel
from services.signatories import reactions as signing
from services.signatories import register as signatories
from services.timeline import entries

READ_MODELS: tuple[ReadModel, ...] = (
    areas.MODEL,
    permissions.MODEL,
    hosted.MODEL,
    questions.MODEL,
    people.MODEL,
    invitations.MODEL,
    handovers.MODEL,
    audits.MODEL,
    erasures.MODEL,
    organisations.MODEL,
    text.MODEL,
    front.MODEL,
    comments.MODEL,
    adoptions.MODEL,
    engagement.MODEL,
    instruments.MODEL,
    signatories.MODEL,
    champions.MODEL,
    groups.MODEL,
    decisions.MODEL,
    contacts.MODEL,
    consultations.MODEL,
    cases.MODEL,
    waiting.MODEL,
    alarms.MODEL,
    entries.MODEL,
)

REACTIONS = (
    reactions.when_champion_accepted,
    reactions.when_champion_left,
    reactions.when_person_erased,
    signing.when_version_adopted,
    signing.when_organisation_succeeded,
    signing.when_organisation_merged,
    contact_reactions.when_contact_forgotten,
)
"""What each gives is decisions by the thing that they are about: with the event's position, that names the command."""

ELSEWHERE = (changing_host.when_host_changed,)
"""Those whose things are other ledgers, in which each is decided."""

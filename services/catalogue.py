"""The wiring list: every read model, in the order in which an event reaches them, and every reaction."""

from services.areas import register as areas
from services.breaches import cases, reactions
from services.champions import register as champions
from services.compacts import adoptions, comments, text
from services.consultations import register as consultations
from services.duties import alarms, waiting
from services.erasure import register as erasures
from services.organisations import register as organisations
from services.people import handovers, invitations
from services.people import register as people
from services.shared.rows import ReadModel
from services.signatories import register as signatories
from services.timeline import entries

READ_MODELS: tuple[ReadModel, ...] = (
    areas.MODEL,
    people.MODEL,
    invitations.MODEL,
    handovers.MODEL,
    erasures.MODEL,
    organisations.MODEL,
    text.MODEL,
    comments.MODEL,
    adoptions.MODEL,
    signatories.MODEL,
    champions.MODEL,
    consultations.MODEL,
    cases.MODEL,
    waiting.MODEL,
    alarms.MODEL,
    entries.MODEL,
)

REACTIONS = (reactions.when_champion_accepted, reactions.when_person_erased)
"""What each gives is decisions by the thing that they are about: with the event's position, that names the command."""

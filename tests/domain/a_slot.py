"""Adult social care at Eskmoor's council: a slot that Joel is asked to fill, and Bethany after him."""

from datetime import date

from msgspec.structs import replace

from domain.champions import Accepted, Nominated, NominatedBy
from domain.shared.dates import Due, Unit
from domain.shared.sealed import Text
from tests.domain.stories import an_id

COUNCIL, SERVICE = an_id("Eskmoor District Council"), "Adult social care"
JOEL, BETHANY = an_id("Joel Ferreira"), an_id("Bethany Lowe")
FIRST, SECOND = an_id("Joel's nomination"), an_id("Bethany's nomination")
ANSWER_BY = Due(date(2026, 2, 6), date(2026, 1, 9), 20, Unit.WORKING_DAYS, "by hand")
ASKING = {
    "nomination_id": FIRST,
    "ref": "C4D5-E6F7",
    "organisation_id": COUNCIL,
    "service_area": SERVICE,
    "known_service_areas": (SERVICE, "Libraries"),
    "nominee_id": JOEL,
    "nominated_by": NominatedBy.GROUP,
    "term_months": 12,
    "minimum_months": 12,
    "answer_by": ANSWER_BY,
    "why": "Knows every day centre.",
    "on": date(2026, 1, 9),
}
NOMINATED = Nominated(
    nomination_id=FIRST,
    ref="C4D5-E6F7",
    organisation_id=COUNCIL,
    service_area=SERVICE,
    nominee_id=JOEL,
    nominated_by=NominatedBy.GROUP,
    term_months=12,
    minimum_months=12,
    answer_by=ANSWER_BY,
    why=Text("Knows every day centre."),
)
ACCEPTED = Accepted(
    nomination_id=FIRST,
    organisation_id=COUNCIL,
    service_area=SERVICE,
    champion_id=JOEL,
    serves_from=date(2026, 1, 20),
    term_ends=date(2027, 1, 20),
    shorter=False,
)
ENDED = {"nomination_id": FIRST, "organisation_id": COUNCIL, "service_area": SERVICE, "nominee_id": JOEL}
SUCCESSOR = replace(NOMINATED, nomination_id=SECOND, nominee_id=BETHANY)

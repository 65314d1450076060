"""Eskmoor's council asks about its libraries for twelve weeks, and Northgate Pantry answers."""

from datetime import date

from domain.consultations import Closed, Opened, ResponseReceived
from domain.shared.sealed import Text
from tests.domain.stories import an_id

COUNCIL, PANTRY, BAND = an_id("Eskmoor District Council"), an_id("Northgate Pantry"), an_id("Eskmoor Silver Band")
LIBRARIES, RESPONSE, VERSION = an_id("the libraries consultation"), an_id("the pantry's response"), an_id("version 2")
TODAY = date(2026, 3, 9)
OPENED = Opened(
    consultation_id=LIBRARIES,
    ref="B7K2-9QXM",
    organisation_id=COUNCIL,
    title=Text("The future of our libraries"),
    about=Text("Which three libraries matter most, and to whom?"),
    opens_on=TODAY,
    closes_on=date(2026, 6, 1),
    minimum_days=84,
    short_by=0,
    why_short=None,
    version_id=VERSION,
    clause_id="8.1.6",
)
CLOSED = Closed(consultation_id=LIBRARIES, organisation_id=COUNCIL, closed_on=date(2026, 6, 1))
RECEIVED = ResponseReceived(
    response_id=RESPONSE,
    consultation_id=LIBRARIES,
    organisation_id=PANTRY,
    text=Text("Eskmoor Central, because our volunteers meet there."),
    late_by=0,
    why_late=None,
)

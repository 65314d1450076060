"""An oversight group with a seat of the council's, and who may sit there."""

from datetime import date

from domain.groups import Formed, GroupKind, SeatAdded, SeatTaken
from domain.organisations import Sector
from tests.domain.stories import an_id

GROUP, SEAT, OTHER_SEAT = an_id("the oversight group"), an_id("the council's seat"), an_id("the CVS's seat")
COUNCIL, CVS = an_id("Eskmoor District Council"), an_id("Eskmoor CVS")
MIRIAM, JOEL, ANWEN = an_id("Miriam Castell"), an_id("Joel Ferreira"), an_id("Anwen Price")
FORMED_ON, TODAY = date(2026, 3, 2), date(2026, 9, 1)
FORMED = Formed(group_id=GROUP, ref="B7K2-9QXM", kind=GroupKind.OVERSIGHT, name="Eskmoor Oversight Group", formed_on=FORMED_ON)
ADDED = SeatAdded(group_id=GROUP, seat_id=SEAT, ref="C3M1-77QA", organisation_id=COUNCIL, directorate="", sector=Sector.PUBLIC)
OTHER_ADDED = SeatAdded(
    group_id=GROUP, seat_id=OTHER_SEAT, ref="D3M1-77QA", organisation_id=CVS, directorate="", sector=Sector.VCS
)
TAKEN = SeatTaken(group_id=GROUP, seat_id=SEAT, organisation_id=COUNCIL, person_id=MIRIAM, substitute=False, since=FORMED_ON)

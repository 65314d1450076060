"""A signature as the tests of its life know it."""

from datetime import date

from domain.shared.dates import Due, Unit
from domain.shared.sealed import Text
from domain.signatories import Capacity, ReaffirmationAsked, SignatureAsked, SignatureKind, SignedUp
from tests.domain.stories import an_id

MIRIAM, PANTRY, CVS = an_id("Miriam Castell"), an_id("Northgate Pantry"), an_id("Eskmoor Voluntary Action")
VERSION_2, VERSION_3, SIGNATURE = an_id("version 2"), an_id("version 3"), an_id("the pantry's signature")
SIGNING = {
    "signatory_id": SIGNATURE,
    "organisation_id": PANTRY,
    "in_force": VERSION_2,
    "represents": "",
    "signer_id": MIRIAM,
    "position": "Chair of trustees",
    "authority": "The trustees, on 3 March 2026",
    "on": date(2026, 3, 9),
}
TOLD = {
    "signatory_id": SIGNATURE,
    "organisation_id": PANTRY,
    "version_id": VERSION_2,
    "kind": SignatureKind.FULL,
    "capacity": Capacity.OWN,
    "represents": None,
    "signer_id": MIRIAM,
    "position": Text("Chair of trustees"),
    "authority": Text("The trustees, on 3 March 2026"),
}
SIGNED = SignedUp(**TOLD, signed_on=date(2026, 3, 9))
ASKED = SignatureAsked(**TOLD, asked_on=date(2026, 3, 9))
REAFFIRM_BY = Due(date(2027, 8, 1), date(2027, 2, 1), 6, Unit.MONTHS)
TO_REAFFIRM = ReaffirmationAsked(signatory_id=SIGNATURE, organisation_id=PANTRY, version_id=VERSION_3, reaffirm_by=REAFFIRM_BY)

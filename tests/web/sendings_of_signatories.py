"""What the forms by which organisations sign, follow each other and turn out to be one send."""

from collections.abc import Callable

from domain.shared.ids import reference
from tests.given import CVS, PANTRY
from tests.web.furnished import CHOIR, FIRE, TWIN, Things
from tests.web.sending import Sending, day

OF_SIGNATORIES: dict[str, Callable[[Things], Sending]] = {
    "/sign-up": lambda t: Sending(
        "regretted",
        "/sign-up",
        "/sign-up",
        {
            "organisation": "Testing Menders",
            "areas": t.slug,
            "position": "Chair",
            "authority": "All of us, on 3 March",
            "name": "Ada Grey",
        },
    ),
    "/{area:str}/signatories": lambda t: Sending(
        "contact",
        f"/{t.slug}/signatories/new",
        "/signatories",
        {"organisation": str(t.area.bodies[PANTRY]), "position": "Chair", "authority": "The trustees, on 3 March"},
    ),
    "/{area:str}/signatories/approval": lambda t: Sending(
        "lead", f"/{t.slug}/signatories/approval", "/signatories/approval", {"needed": "yes"}
    ),
    "/{area:str}/signatories/requests/{ref:str}": lambda t: Sending(
        "lead", f"/{t.slug}/signatories/requests/{t.request}", t.request, {"answer": "approve"}
    ),
    "/{area:str}/signatories/{ref:str}/withdrawal": lambda t: Sending(
        "officer",
        f"/{t.slug}/signatories/{t.signatory}/withdrawal",
        "/withdrawal",
        {"why": "It is no more."} | day("withdrawn_on", t, 0),
    ),
    "/{area:str}/signatories/{ref:str}/opting-out": lambda t: Sending(
        "officer",
        f"/{t.slug}/signatories/{t.signatory}/opting-out",
        "/opting-out",
        {"representative": str(t.area.bodies[CVS])},
    ),
    "/{area:str}/tables": lambda t: Sending(
        "lead",
        f"/{t.slug}/tables",
        "/tables",
        {"kind": "seats", "source": "A list", "table": f"Organisation,Name,Email\n{CVS},Di Rae,di.rae@{t.area.family}"},
    ),
    "/{area:str}/tables/{draft_id:uuid}/recording": lambda t: Sending(
        "lead", f"/{t.slug}/tables/{t.table_to_record}", f"{t.table_to_record}/recording"
    ),
    "/{area:str}/tables/{draft_id:uuid}/removal": lambda t: Sending(
        "lead", f"/{t.slug}/tables/{t.table_to_throw_away}", f"{t.table_to_throw_away}/removal"
    ),
    "/{area:str}/organisations": lambda t: Sending(
        "lead",
        f"/{t.slug}/organisations/new",
        "/organisations",
        {"name": "Testing Allotments", "sector": "vcs", "kind": "informal", "size": "none-paid"},
    ),
    "/{area:str}/organisations/{ref:str}/identity": lambda t: Sending(
        "lead",
        f"/{t.slug}/organisations/{t.organisation}/identity",
        "/identity",
        {"identifier": "GB-CHC-1234567", "kind": "forum", "size": "small"},
    ),
    "/{area:str}/organisations/{ref:str}/services": lambda t: Sending(
        "lead",
        f"/{t.slug}/organisations/{t.organisation}/services",
        f"{t.organisation}/services",
        {"service_area": "Young people"},
    ),
    "/{area:str}/organisations/{ref:str}/services/ended": lambda t: Sending(
        "lead",
        f"/{t.slug}/organisations/{reference(t.area.bodies[FIRE])}/services",
        "/services/ended",
        {"service": "Stores"},
    ),
    "/{area:str}/organisations/{ref:str}/merging": lambda t: Sending(
        "lead",
        f"/{t.slug}/organisations/{reference(t.area.bodies[CHOIR])}/merging",
        "/merging",
        {"other": str(t.area.bodies[CVS])},
    ),
    "/{area:str}/organisations/{ref:str}/separation": lambda t: Sending(
        "lead", f"/{t.slug}/signatories/{reference(t.area.bodies[TWIN])}", f"{reference(t.area.bodies[TWIN])}/separation"
    ),
    "/{area:str}/organisations/{ref:str}/successor": lambda t: Sending(
        "lead",
        f"/{t.slug}/organisations/{t.organisation}/successor",
        "/successor",
        {"successor": str(t.area.bodies[CVS])} | day("succeeded_on", t, 0),
    ),
}

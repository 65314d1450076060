"""For each form that is sent: who sends it, on which page it is, where it goes and what they type."""

from collections.abc import Callable

from infra.demo.cast import GARETH
from tests.given import COUNCIL, CVS
from tests.web.drafting import DRAFTING
from tests.web.furnished import WORDS, Things
from tests.web.getting_in import GETTING_IN
from tests.web.sending import Sending, day
from tests.web.sendings_of_groups import OF_GROUPS
from tests.web.sendings_of_hosts import OF_HOSTS
from tests.web.sendings_of_people import OF_PEOPLE
from tests.web.sendings_of_signatories import OF_SIGNATORIES

ELSE: dict[str, Callable[[Things], Sending]] = {
    "/{area:str}/champions": lambda t: Sending(
        "lead",
        f"/{t.slug}/champions/new",
        "/champions",
        {
            "slot": f"{t.area.bodies[CVS]} Groups",
            "who": "other",
            "name": "Ada Grey",
            "address": f"ada@{t.area.family}",
            "term_months": "12",
        },
    ),
    "/{area:str}/champions/nominations/{ref:str}": lambda t: Sending(
        "ward",
        f"/{t.slug}/champions/nominations/{t.other_nomination}",
        t.other_nomination,
        {"answer": "decline", "why": "I have no time."},
    ),
    "/{area:str}/champions/{ref:str}/renewal": lambda t: Sending(
        "warden", f"/{t.slug}/champions/{t.slot}/renewal", f"{t.slot}/renewal", {"months": "12"}
    ),
    "/{area:str}/champions/{ref:str}/end": lambda t: Sending(
        "rescuer", f"/{t.slug}/champions/{t.slot_to_end}/end", "/end", {"why": "I move away."}
    ),
    "/{area:str}/champions/{ref:str}/replacement": lambda t: Sending(
        "lead",
        f"/{t.slug}/champions/{t.slot_to_replace}/replacement",
        "/replacement",
        {"name": "Ada Green", "address": f"ada.green@{t.area.family}", "term_months": "12"},
    ),
    "/{area:str}/contacts": lambda t: Sending(
        "officer",
        f"/{t.slug}/contacts/new",
        "/contacts",
        {
            "slot": str(t.area.bodies[COUNCIL]),
            "kind": "mailbox",
            "name": "Front desk",
            "address": f"desk@{t.area.family}",
            "telephone": "01632 960 001",
            "link": "https://council.example/desk",
            "public": "y",
        },
    ),
    "/{area:str}/contacts/{ref:str}": lambda t: Sending(
        "reachable", f"/{t.slug}/contacts/{t.listed_to_answer}", t.listed_to_answer, {"answer": "yes"}
    ),
    "/{area:str}/contacts/{ref:str}/withdrawal": lambda t: Sending(
        "officer", f"/{t.slug}/contacts/{t.listed_to_end}", "/withdrawal"
    ),
    "/{area:str}/contacts/{ref:str}/return": lambda t: Sending("lead", f"/{t.slug}/contacts/{t.listed}", "/return"),
    "/{area:str}/consultations": lambda t: Sending(
        "officer",
        f"/{t.slug}/consultations/new",
        "/consultations",
        WORDS | day("opens_on", t, 0) | day("closes_on", t, -90),
    ),
    "/{area:str}/consultations/{ref:str}/response": lambda t: Sending(
        "contact", f"/{t.slug}/consultations/{t.consultation}/response", "/response", {"text": "Sundays suit us."}
    ),
    "/{area:str}/concerns/drafts": lambda t: Sending("contact", f"/{t.slug}/concerns/new", "/drafts"),
    "/{area:str}/concerns/drafts/{draft_id:uuid}/{step:str}": lambda t: Sending(
        "contact", f"/{t.slug}/concerns/drafts/{t.draft}/check", "/check"
    ),
    "/{area:str}/concerns/drafts/{draft_id:uuid}/deletion": lambda t: Sending(
        "bandleader", f"/{t.slug}/concerns", f"{t.others_draft}/deletion"
    ),
    "/{area:str}/concerns/{ref:str}/acknowledgement": lambda t: Sending(
        "librarian", f"/{t.slug}/concerns/{t.to_acknowledge}", "/acknowledgement"
    ),
    "/{area:str}/concerns/{ref:str}/answer": lambda t: Sending(
        "librarian", f"/{t.slug}/concerns/{t.to_answer}/answer", "/answer", {"answer": "The boiler broke."}
    ),
    "/{area:str}/concerns/{ref:str}/escalation": lambda t: Sending(
        "contact", f"/{t.slug}/concerns/{t.to_pass_on}", "/escalation"
    ),
    "/{area:str}/concerns/{ref:str}/settlement": lambda t: Sending("contact", f"/{t.slug}/concerns/{t.to_settle}", "/settlement"),
    "/sign-in": lambda t: Sending("visitor", "/sign-in", "/sign-in", {"address": t.area.addresses["lead"]}),
    "/sign-out": lambda _t: Sending("chair", "/duties", "/sign-out"),
    "/links/{token:str}": lambda t: Sending("visitor", t.nomination_link, t.nomination_link, {"answer": "accept"}),
    "/links/{token:str}/renewal": lambda t: Sending("visitor", t.old_link, "/renewal"),
    "/demo/session": lambda _t: Sending("visitor", "/demo", "/demo/session", {"address": GARETH.address}),
}
SENDINGS = GETTING_IN | OF_GROUPS | OF_HOSTS | OF_PEOPLE | OF_SIGNATORIES | DRAFTING | ELSE

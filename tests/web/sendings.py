"""For each form that is sent: who sends it, on which page it is, where it goes and what they type."""

from collections.abc import Callable

from infra.demo.cast import GARETH
from tests.given import BAND, CVS, PANTRY
from tests.web.drafting import DRAFTING, day
from tests.web.furnished import WORDS, Things
from tests.web.getting_in import GETTING_IN
from tests.web.sending import Sending

SENDINGS: dict[str, Callable[[Things], Sending]] = (
    GETTING_IN
    | DRAFTING
    | {
        "/{area:str}/signatories": lambda t: Sending(
            "contact",
            f"/{t.slug}/signatories/new",
            "/signatories",
            {"organisation": str(t.area.bodies[PANTRY]), "position": "Chair", "authority": "The trustees, on 3 March"},
        ),
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
        "/{area:str}/concerns/{ref:str}/settlement": lambda t: Sending(
            "contact", f"/{t.slug}/concerns/{t.to_settle}", "/settlement"
        ),
        "/{area:str}/people/{ref:str}/roles": lambda t: Sending(
            "lead", f"/{t.slug}/people/{t.somebody}/roles", "/roles", {"role": "group-member", "organisation": "none"}
        ),
        "/{area:str}/people/{ref:str}/roles/ended": lambda t: Sending(
            "lead", f"/{t.slug}/people/{t.person('spare')}/roles/ended", "/roles/ended", {"seat": "group-member -"}
        ),
        "/{area:str}/people/{ref:str}/audit": lambda t: Sending(
            "chair",
            f"/{t.slug}/people/{t.somebody}/audit",
            "/audit",
            {"purpose": "The yearly look."} | day("audits_from", t, 0) | day("audits_until", t, -30),
        ),
        "/{area:str}/people/{ref:str}/handover": lambda t: Sending(
            "lead", f"/{t.slug}/people/{t.somebody}/handover", "/handover"
        ),
        "/{area:str}/people/handovers/{ref:str}": lambda t: Sending(
            "heir", f"/{t.slug}/people/handovers/{t.handover_to_answer}", t.handover_to_answer, {"answer": "accept"}
        ),
        "/{area:str}/people/handovers/{ref:str}/withdrawal": lambda t: Sending(
            "third", f"/{t.slug}/people", f"{t.handover_to_withdraw}/withdrawal"
        ),
        "/{area:str}/people/recovery": lambda t: Sending(
            "host",
            f"/{t.slug}/people/recovery",
            "/recovery",
            {"who": "here", "person": t.person("mediator"), "why": "The lead moved away."},
        ),
        "/{area:str}/people/invitations": lambda t: Sending(
            "lead",
            f"/{t.slug}/people/new",
            "/people/invitations",
            {
                "name": "Ada Grey",
                "address": f"ada.grey@{t.area.family}",
                "role": "contact",
                "organisation": str(t.area.bodies[BAND]),
            },
        ),
        "/{area:str}/people/invitations/{ref:str}": lambda t: Sending(
            "invited", f"/{t.slug}/people/invitations/{t.invitation}", t.invitation, {"name": "Ada Green"}
        ),
        "/{area:str}/people/invitations/{ref:str}/mail": lambda t: Sending(
            "lead", f"/{t.slug}/people", f"{t.invitation_to_send}/mail"
        ),
        "/{area:str}/people/invitations/{ref:str}/revocation": lambda t: Sending(
            "lead", f"/{t.slug}/people", f"{t.invitation_to_revoke}/revocation"
        ),
        "/{area:str}/my-data/erasure": lambda t: Sending(
            "secretary", f"/{t.slug}/my-data/erasure", "/my-data/erasure", {"sure": "y"}
        ),
        "/{area:str}/my-data/erasure/withdrawal": lambda t: Sending("goer", f"/{t.slug}/my-data/erasure", "/withdrawal"),
        "/my-data/erasure": lambda _t: Sending("chair", "/my-data/erasure", "/my-data/erasure", {"sure": "y"}),
        "/{area:str}/erasures/{ref:str}": lambda t: Sending(
            "lead",
            f"/{t.slug}/erasures/{t.erasure_to_propose}",
            t.erasure_to_propose,
            {"outcome": "granted", "ground": "objected"},
        ),
        "/{area:str}/erasures/{ref:str}/confirmation": lambda t: Sending(
            "lead", f"/{t.slug}/erasures/{t.erasure}", "/confirmation"
        ),
        "/sign-in": lambda t: Sending("visitor", "/sign-in", "/sign-in", {"address": t.area.addresses["lead"]}),
        "/sign-out": lambda _t: Sending("chair", "/duties", "/sign-out"),
        "/links/{token:str}": lambda t: Sending("visitor", t.nomination_link, t.nomination_link, {"answer": "accept"}),
        "/links/{token:str}/renewal": lambda t: Sending("visitor", t.old_link, "/renewal"),
        "/demo/session": lambda _t: Sending("visitor", "/demo", "/demo/session", {"address": GARETH.address}),
    }
)

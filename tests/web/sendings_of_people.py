"""What the forms about people, their roles, their data and audits send."""

from collections.abc import Callable

from tests.given import BAND
from tests.web.furnished import Things
from tests.web.sending import Sending, day

OF_PEOPLE: dict[str, Callable[[Things], Sending]] = {
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
    "/{area:str}/people/{ref:str}/handover": lambda t: Sending("lead", f"/{t.slug}/people/{t.somebody}/handover", "/handover"),
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
        {"name": "Ada Grey", "address": f"ada.grey@{t.area.family}", "role": "contact", "organisation": str(t.area.bodies[BAND])},
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
    "/{area:str}/erasures/{ref:str}/confirmation": lambda t: Sending("lead", f"/{t.slug}/erasures/{t.erasure}", "/confirmation"),
    "/{area:str}/who-may-do-what": lambda t: Sending(
        "lead", f"/{t.slug}/who-may-do-what", "/who-may-do-what", {"people_read_mediator": "", "why": "It is not needed."}
    ),
    "/{area:str}/audit/concerns": lambda t: Sending(
        "auditor",
        f"/{t.slug}/audit/concerns/new",
        "/audit/concerns",
        {"concern": t.others_concern, "why": "Whether it was answered in time."},
    ),
    "/{area:str}/audit/requests/{ref:str}": lambda t: Sending(
        "chair",
        f"/{t.slug}/audit/requests/{t.audit.request_to_decide}",
        t.audit.request_to_decide,
        {"answer": "open"} | day("until", t, -20),
    ),
    "/{area:str}/audit/requests/{ref:str}/end": lambda t: Sending(
        "chair", f"/{t.slug}/audit/requests/{t.audit.request_to_end}", f"{t.audit.request_to_end}/end"
    ),
    "/{area:str}/audit/samples": lambda t: Sending(
        "auditor",
        f"/{t.slug}/audit/samples/new",
        "/audit/samples",
        {"kind": "consultation", "size": "2"} | day("since", t, 30) | day("until", t, 0),
    ),
    "/{area:str}/audit/observations": lambda t: Sending(
        "auditor", f"/{t.slug}/audit/observations/new", "/audit/observations", {"words": "Nobody wrote down when."}
    ),
    "/{area:str}/audit/observations/{ref:str}/answer": lambda t: Sending(
        "lead",
        f"/{t.slug}/audit/observations/{t.audit.observation_to_answer}",
        "/answer",
        {"words": "It was on the third of May."},
    ),
}

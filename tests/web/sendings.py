"""For each form that is sent: who sends it, on which page it is, where it goes and what they type."""

from collections.abc import Callable

from infra.demo.cast import GARETH
from tests.browser import Browser, Page
from tests.given import BAND, COUNCIL, CVS, PANTRY
from tests.web.furnished import WORDS, Things
from tests.web.getting_in import GETTING_IN
from tests.web.sending import Sending
from tests.web.setting_up import answered, opened

SENDINGS: dict[str, Callable[[Things], Sending]] = GETTING_IN | {
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
        {"why": "It is no more."} | _day("withdrawn_on", t, 0),
    ),
    "/{area:str}/signatories/{ref:str}/opting-out": lambda t: Sending(
        "officer",
        f"/{t.slug}/signatories/{t.signatory}/opting-out",
        "/opting-out",
        {"representative": str(t.area.bodies[CVS])},
    ),
    "/{area:str}/organisations/{ref:str}/successor": lambda t: Sending(
        "lead",
        f"/{t.slug}/organisations/{t.organisation}/successor",
        "/successor",
        {"successor": str(t.area.bodies[CVS])} | _day("succeeded_on", t, 0),
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
        WORDS | _day("opens_on", t, 0) | _day("closes_on", t, -90),
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
        {"purpose": "The yearly look."} | _day("audits_from", t, 0) | _day("audits_until", t, -30),
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
    "/hosts/{host:str}/areas": lambda t: Sending(
        "host",
        f"{t.area.host_page}/areas/new",
        "/areas",
        {"name": f"New {t.slug}", "lead_name": "Ada", "lead_address": f"ada@{t.area.family}"},
    ),
    "/hosts/{host:str}/areas/{slug:str}/administrators": lambda t: Sending(
        "other host", f"{t.area.host_page}/areas/{t.slug}", "/administrators"
    ),
    "/{area:str}/suspension": lambda t: Sending(
        "host", f"/{t.slug}/suspension", "/suspension", {"why": "Nobody can be reached."}, before=_resumed(t)
    ),
    "/{area:str}/suspension/end": lambda t: Sending("host", f"/{t.slug}/suspension", "/suspension/end", before=_suspended(t)),
    "/{area:str}/host": lambda t: Sending(
        "chair", f"/{t.slug}/host", "/host", {"host": str(t.area.asked_host()), "why": "Ours closes in spring."}
    ),
    "/{area:str}/host/withdrawal": lambda t: Sending("chair", f"/{t.slug}/host", "/withdrawal", before=_another_host_asked(t)),
    "/hosts/{host:str}/offers/{slug:str}": lambda t: Sending(
        "host", f"{t.area.host_page}/offers/{t.offered.slug}", t.offered.slug, {"answer": "accept"}
    ),
    "/try-out": lambda _t: Sending("chair", "/try-out", "/try-out", {"name": "Miriam Castell"}),
    "/{area:str}/question": lambda t: Sending(
        "contact", f"/{t.slug}/question?page=concerns", "/question", {"words": "How do I add a body?"}
    ),
    "/{area:str}/set-up/{step:str}": lambda t: Sending(
        "host", "", "/check", before=lambda host: answered(host, opened(host, t.area))
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
        {"answer": "open"} | _day("until", t, -20),
    ),
    "/{area:str}/audit/requests/{ref:str}/end": lambda t: Sending(
        "chair", f"/{t.slug}/audit/requests/{t.audit.request_to_end}", f"{t.audit.request_to_end}/end"
    ),
    "/{area:str}/audit/samples": lambda t: Sending(
        "auditor",
        f"/{t.slug}/audit/samples/new",
        "/audit/samples",
        {"kind": "consultation", "size": "2"} | _day("since", t, 30) | _day("until", t, 0),
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
    "/sign-in": lambda t: Sending("visitor", "/sign-in", "/sign-in", {"address": t.area.addresses["lead"]}),
    "/sign-out": lambda _t: Sending("chair", "/duties", "/sign-out"),
    "/links/{token:str}": lambda t: Sending("visitor", t.nomination_link, t.nomination_link, {"answer": "accept"}),
    "/links/{token:str}/renewal": lambda t: Sending("visitor", t.old_link, "/renewal"),
    "/demo/session": lambda _t: Sending("visitor", "/demo", "/demo/session", {"address": GARETH.address}),
}


def _suspended(things: Things) -> Callable[[Browser], Page | None]:
    def before(browser: Browser) -> Page | None:
        form = browser.get(f"/{things.slug}/suspension")
        if form.offers("/suspension"):
            browser.send(form, "/suspension", why="Nobody can be reached.")
        return browser.get(f"/{things.slug}/suspension")

    return before


def _another_host_asked(things: Things) -> Callable[[Browser], Page | None]:
    def before(browser: Browser) -> Page | None:
        form = browser.get(f"/{things.slug}/host")
        if form.offers("/host/withdrawal"):
            return form
        return browser.send(form, "/host", host=str(things.area.asked_host()), why="Ours closes in spring.")

    return before


def _resumed(things: Things) -> Callable[[Browser], Page | None]:
    def before(browser: Browser) -> Page | None:
        form = browser.get(f"/{things.slug}/suspension")
        if form.offers("/suspension/end"):
            browser.send(form, "/suspension/end")
        return browser.get(f"/{things.slug}/suspension")

    return before


def _day(field: str, things: Things, ago: int) -> dict[str, str]:
    day = things.area.narrator.day(ago)
    return {f"{field}-day": str(day.day), f"{field}-month": str(day.month), f"{field}-year": str(day.year)}

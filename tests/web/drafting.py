"""The forms by which a draft is written: each with what somebody types in it."""

from collections.abc import Callable

from tests.browser import Browser, Page
from tests.given import COUNCIL, NOTICE, TELL_EARLY, TWELVE_WEEKS
from tests.web.furnished import Things
from tests.web.sending import Sending

DRAFTS = "/{area:str}/agreement/drafts"
A_DRAFT = f"{DRAFTS}/{{number:int}}"
A_CLAUSE = f"{A_DRAFT}/clauses/{{clause_id:str}}"
ENGAGEMENT = "/agreement/engagement"
ENGAGED = {"asks": "What has worked?", "take_part": "Come to the library."}
ADOPTION = "/{area:str}/agreement/versions/{number:int}/adoption"


def day(field: str, things: Things, ago: int) -> dict[str, str]:
    found = things.area.narrator.day(ago)
    return {f"{field}-day": str(found.day), f"{field}-month": str(found.month), f"{field}-year": str(found.year)}


def _to(page: str, to: str, typed: dict[str, str]) -> Callable[[Things], Sending]:
    return lambda t: Sending("lead", f"/{t.slug}/agreement/drafts{page}", to, typed)


def _none_open(t: Things) -> Callable[[Browser], Page | None]:
    def before(lead: Browser) -> None:
        page = lead.get(f"/{t.slug}{ENGAGEMENT}")
        if page.offers("/closing") and "nothing new is recorded" not in page.words:
            lead.send(lead.get(_closing(page)), "/closing", outcome="More on notice.")

    return before


def _one_open(t: Things) -> Callable[[Browser], Page | None]:
    def before(lead: Browser) -> Page:
        page = lead.get(f"/{t.slug}{ENGAGEMENT}")
        if not page.offers("/closing"):
            page = lead.send(lead.get(f"/{t.slug}{ENGAGEMENT}/new"), ENGAGEMENT, **ENGAGED)
        return lead.get(_closing(page))

    return before


def _closing(page: Page) -> str:
    return next(one for one in page.links if one.endswith("/closing"))


DRAFTING: dict[str, Callable[[Things], Sending]] = {
    DRAFTS: _to("/new", "/agreement/drafts", {"title": "The Third Compact"}),
    f"{A_DRAFT}/drafter": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/drafts/2/drafter", "/drafter", {"person": t.person("chair")}
    ),
    f"{A_DRAFT}/sections": _to("/2/sections/new", "/sections", {"heading": "Money", "after": "1"}),
    f"{A_DRAFT}/sections/{{ordinal:int}}/removal": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/drafts/2", f"/sections/{t.text.empty_section}/removal"
    ),
    f"{A_DRAFT}/clauses": _to("/2/clauses/new", "/clauses", {"place": "1 -", "what": "joint", "text": "share what is learned"}),
    f"{A_CLAUSE}/wording": _to(f"/2/clauses/{TWELVE_WEEKS}/wording", "/wording", {"text": "allow sixteen weeks"}),
    f"{A_CLAUSE}/place": _to(f"/2/clauses/{TWELVE_WEEKS}/place", "/place", {"place": "1 -"}),
    f"{A_CLAUSE}/parts": _to(f"/2/clauses/{NOTICE}/parts", "/parts", {"parts": "give notice\n\nof three months"}),
    f"{A_CLAUSE}/example": _to(f"/2/clauses/{NOTICE}/example", "/example", {"example": "A grant ends in July: say so in April."}),
    f"{A_DRAFT}/front-matter": _to(
        "/2/front-matter",
        "/front-matter",
        {"tag_line": "Keeping our word", "foreword": "We meant it.", "foreword_by": "Ada Grey", "foreword_office": "Leader"},
    ),
    f"{A_DRAFT}/glossary": _to("/2/glossary", "/glossary", {"entries": "cut: less money than was agreed"}),
    f"{A_DRAFT}/issue": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/drafts/6/issue", "/issue", day("closes_on", t, -30) | {"about": "Is it right?"}
    ),
    f"{A_DRAFT}/bodies": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/drafts/5/bodies", "/bodies", {"bodies": str(t.area.bodies[COUNCIL])}
    ),
    "/{area:str}/clauses/{clause_id:str}/comments": lambda t: Sending(
        "contact",
        f"/{t.slug}/clauses/{NOTICE}/comments?version=3",
        "/comments?version=3",
        {"text": "Six months would be fairer."},
    ),
    "/{area:str}/comments/{ref:str}/decision": lambda t: Sending(
        "lead",
        f"/{t.slug}/comments/{t.text.comment_to_decide}",
        "/decision",
        {"disposition": "not", "reasons": "Nobody else asked for it."},
    ),
    f"{ADOPTION}/readiness": lambda t: Sending(
        "officer", f"/{t.slug}/agreement/versions/4/adoption/readiness", "/readiness", {"how": "Each service names somebody."}
    ),
    f"{ADOPTION}/decision": lambda t: Sending(
        "officer",
        f"/{t.slug}/agreement/versions/4/adoption/decision",
        "/decision",
        day("decided_on", t, 1) | {"minute": "Cabinet, minute 14"},
    ),
    f"{ADOPTION}/withdrawal": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/versions/7/adoption/withdrawal", "/withdrawal", {"why": "A word was wrong."}
    ),
    "/{area:str}/agreement/instruments": lambda t: Sending(
        "lead",
        f"/{t.slug}/agreement/instruments/new",
        "/instruments",
        day("adopted_on", t, 3) | {"title": "Code on notice", "text": "Say so early.", "clauses": NOTICE},
    ),
    "/{area:str}/agreement/instruments/{ref:str}/versions": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/instruments/{t.text.instrument}/versions", "/versions", day("adopted_on", t, 3)
    ),
    "/{area:str}/agreement/instruments/{ref:str}/withdrawal": lambda t: Sending(
        "lead",
        f"/{t.slug}/agreement/instruments/{t.text.instrument}/withdrawal",
        "/withdrawal",
        {"why": "It is part of the text now."},
    ),
    "/{area:str}/agreement/related-texts": lambda t: Sending(
        "lead",
        f"/{t.slug}/agreement/related-texts",
        "/related-texts",
        {"parent": "The national Compact, 2010 https://compact.example/2010", "predecessor": "Our first Compact"},
    ),
    "/{area:str}/agreement/review": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/review", "/review", day("review_on", t, -300)
    ),
    f"/{{area:str}}{ENGAGEMENT}": lambda t: Sending("lead", f"/{t.slug}{ENGAGEMENT}/new", ENGAGEMENT, ENGAGED, _none_open(t)),
    f"/{{area:str}}{ENGAGEMENT}/{{number:int}}/held": lambda t: Sending(
        "chair",
        f"/{t.slug}{ENGAGEMENT}/1/held",
        "/held",
        day("held_on", t, 20) | {"kind": "survey", "with_whom": "Faith groups", "took_part": "12", "heard": "Say it plainly."},
    ),
    f"/{{area:str}}{ENGAGEMENT}/{{number:int}}/closing": lambda t: Sending(
        "lead", f"/{t.slug}{ENGAGEMENT}/1/closing", "/closing", {"outcome": "More on notice."}, _one_open(t)
    ),
    "/{area:str}/agreement/clocks/{clock:str}": lambda t: Sending(
        "lead", f"/{t.slug}/agreement/clocks/consultation", "/consultation", {"length": "90", "clause": TWELVE_WEEKS}
    ),
    f"{A_CLAUSE}/removal": _to(f"/2/clauses/{TELL_EARLY}/removal", "/removal", {"why": "Nobody asked for it."}),
}
"""Pages of the text that not everybody sees, and who does."""

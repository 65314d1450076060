"""The page of `domain/README.md` that says who may do what, and where it is asked.

Written from the table that the policy's tests hold the code to: python -m tests.architecture.who_may
"""

from collections import defaultdict
from pathlib import Path

from domain.shared.actor import Role
from domain.shared.policy import TIGHTENABLE
from tests.domain.allowances import WHO, cells
from tests.web.routes import ROUTES

README = Path(__file__).resolve().parents[2] / "domain" / "README.md"
HEAD, NEXT = "### Who may do what", "## What can happen"
SIGNS = {"+": "yes", "-": "no", ".": "·"}
INTRODUCTION = """Each row is something that can be done, in each case that the rules tell apart. “no” is refused with a sentence that says why;
“·” is answered as if it were not there. *visitor* is not signed in, *no role* a person here whose roles have ended. An area
may tighten some of it (the second table), never loosen it. The table and the code are held to each other by tests, and pages to the table.

In its cases, *own* and *foreign* are one's own and another's organisation; *unnamed* is before one is chosen. A concern's
raiser, its holder and the people in the case see it whatever their role: nobody else does, a Compact lead, a host and an
auditor included. A champion is not given a role but nominated; a participant takes theirs, and holds it until a
contact of the group or the Compact lead confirms them. An auditor reads that a concern moved, and no word of it
but *with leave*: given by the chair or the host for this one concern, for some days, seen by the people in it."""


def section() -> str:
    return "\n".join([HEAD, "", INTRODUCTION, "", *_allowed(), "", *_tightenable(), "", *_asked(), ""])


def _allowed() -> list[str]:
    names = {"nob": "visitor", "per": "no role"} | {who: str(held) for who, held in WHO.items() if isinstance(held, Role)}
    lines = [f"| What | In which case | {' | '.join(names.values())} |", f"|---|---|{'---|' * len(names)}"]
    rows: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for action, case, who, sign in cells():
        rows[action, case][who] = SIGNS[sign]
    for (action, case), found in rows.items():
        lines.append(f"| `{action}` | {'' if case == 'any' else case} | {' | '.join(found[who] for who in names)} |")
    return lines


def _tightenable() -> list[str]:
    """What an area may take from a role, and give back."""
    lines = ["| An area may take | From |", "|---|---|"]
    return [*lines, *(f"| `{action}` | {', '.join(f'`{role}`' for role in roles)} |" for action, roles in TIGHTENABLE.items())]


def _asked() -> list[str]:
    """By what is asked at the door; behind it a command asks again, of what it is about."""
    routes: dict[str, list[str]] = defaultdict(list)
    for route in ROUTES:
        path = route.path.replace(":str}", "}").replace(":uuid}", "}")
        routes[route.policy or ""].append(f"{'*sends* ' if route.method == 'POST' else ''}`{path}`")
    lines = ["| Asked at the door | On these pages, and of these forms |", "|---|---|"]
    return [*lines, *(f"| `{action}` | {', '.join(sorted(found))} |" for action, found in sorted(routes.items()))]


def written() -> str:
    """As it stands in the page now."""
    text = README.read_text()
    return text[text.index(HEAD) : text.index(NEXT)] if HEAD in text else ""


def write() -> None:
    text = README.read_text()
    before = text[: text.index(HEAD)] if HEAD in text else text[: text.index(NEXT)]
    README.write_text(f"{before}{section()}\n{text[text.index(NEXT) :]}")


if __name__ == "__main__":
    write()

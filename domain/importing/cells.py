"""What one cell holds, and whether it fits another."""

import re
from datetime import date, datetime
from difflib import SequenceMatcher

from domain.shared.actor import Role
from domain.shared.events import N_

ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%m-%Y", "%d/%m/%y")
TOGETHER = re.compile(r"\n|;|\s+(?:and|&)\s+|\s*/\s*|,\s+", re.IGNORECASE)
TITLES = {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "rev", "cllr", "sir", "dame"}
ROLE_WORDS = {"member": Role.MEMBER, "group member": Role.MEMBER, "chair": Role.CHAIR, "independent chair": Role.CHAIR}
NEARLY = 0.8
FORBIDDEN = {Role.HOST, Role.AUDITOR, Role.CHAMPION}


def formula(cell: str) -> bool:
    """What a spreadsheet would work out, and so might somebody who opens what we write."""
    return cell[:1] in ("=", "@", "\t") or (cell[:1] in ("+", "-") and not re.fullmatch(r"[+-][\d\s()./-]+", cell))


def several(cell: str) -> list[str]:
    return [part for part in (part.strip() for part in TOGETHER.split(cell)) if part]


def domain_of(address: str) -> str:
    """Empty for what is no address."""
    return address.rpartition("@")[2].lower() if ADDRESS.fullmatch(address) else ""


def a_date(cell: str) -> date | None:
    for form in FORMATS:
        try:
            return datetime.strptime(cell.strip(), form).date()  # noqa: DTZ007  # a day, not a moment
        except ValueError:
            continue
    return None


def roles(cell: str) -> str:
    """The role that it names, in our word or a plain one; host, auditor and champion are not given this way."""
    named = " ".join(cell.lower().replace("-", " ").split())
    for role in Role:
        if named == role.replace("-", " ") and role not in FORBIDDEN:
            return role
    return ROLE_WORDS.get(named, "")


def misfit(name: str, address: str) -> str:
    """What of a name is not in its address: “first name”, “last name”, “either name”; empty where they fit."""
    parts = [part for part in re.split(r"[^a-z]+", name.lower()) if part and part not in TITLES]
    local = address.rpartition("@")[0].lower()
    tokens = [token for token in re.split(r"[^a-z]+", local) if token]
    joined = "".join(tokens)
    if len(parts) < 2 or not tokens or not _personal(tokens, parts) or joined in parts:
        return ""
    first, last = _has(parts[0], tokens, joined), _has(parts[-1], tokens, joined)
    if first and last:
        return ""
    return N_("the first name differs") if last else N_("the last name differs") if first else N_("it names somebody else")


def _personal(tokens: list[str], parts: list[str]) -> bool:
    """A shared mailbox is nobody's name."""
    return len(tokens) > 1 or any(part in tokens[0] for part in parts)


def _has(part: str, tokens: list[str], joined: str) -> bool:
    if len(tokens) == 1:
        return part in joined or joined.startswith(part[0])
    return any(token == part or (len(token) == 1 and token == part[0]) for token in tokens)


def likeness(name: str, domain: str) -> bool:
    """Whether the domain nearly spells the name, and does not."""
    label = re.sub(r"[^a-z]", "", domain.split(".", maxsplit=1)[0])
    spelled = re.sub(r"[^a-z]", "", name.lower())
    return bool(label) and label not in spelled and NEARLY <= SequenceMatcher(None, label, spelled).ratio() < 1

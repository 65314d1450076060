"""Who promises: the owner of a list from the words that lead it in, or of a sentence from its own."""

import re

from domain.compacts.reading import wording
from domain.compacts.reading.acts import ACTS
from domain.compacts.reading.parties import WORD, Lead, Who, known, party, with_all

LAST_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"‘(])")
ASKED = re.compile(r"(?:what|how|why|who)\b", re.IGNORECASE)
MOST_WORDS = 12  # of a label
MOST_NAME_WORDS = 7
MOST_TOPIC_WORDS = 5  # of "Funding:" before a promise
READ_BACK = 500  # how much of a long paragraph can matter: its last sentence


def lead_in(text: str) -> Lead | None:
    """None for ordinary words, after which a list explains rather than promises."""
    sentence = LAST_SENTENCE.split(text[-READ_BACK:])[-1].strip()
    core = sentence.rstrip(" :;,–—-")
    if not core or sentence.endswith((".", ";", ",", "!")):
        return None
    if sentence.endswith("?"):
        return _expected(core[:-1])
    is_open = sentence.endswith(":")
    return _expected(core) or _verb(core) or _label(core, is_open=is_open) or _named(core) or _illustrated(core, is_open=is_open)


def labels_list(text: str) -> bool:
    """Short words that say whose list follows: "Joint undertakings:", "The Council will"."""
    lead = lead_in(text) if len(text.split()) <= MOST_WORDS else None
    return lead is not None and lead.owner is not None and (lead.promises or lead.names)


def opens_list(text: str) -> bool:
    """A label, or words such as "We will:" that say nobody's name."""
    lead = lead_in(text) if len(text.split()) <= MOST_WORDS else None
    is_by_verb = not wording.PROMISES.search(text) and not wording.DUTIES.search(text)
    return labels_list(text) or (lead is not None and lead.promises and lead.who is not Who.ROLE and is_by_verb)


def states(text: str) -> Lead | None:
    """A sentence that says itself who will do something: "The Council will publish …"."""
    topic, _, rest = text[:200].partition(": ")
    return _stated(text[:200]) or (_stated(rest) if len(topic.split()) <= MOST_TOPIC_WORDS else None)


def begins_with_act(text: str) -> bool:
    """As in "give early notice"."""
    words = WORD.findall(text[:60].lower())[:2]
    verbs = [re.sub(r"i[sz]e$", "ise", word) for word in words]
    return bool(verbs) and (verbs[0] in ACTS or (verbs[0].endswith("ly") and verbs[-1] in ACTS))


def _stated(text: str) -> Lead | None:
    found = wording.STATES.search(text)
    if not found or wording.HAPPENS.match(text, found.start("act")):
        return None
    subject = text[: found.start()]
    if ASKED.match(subject) or len(subject.split()) > 12 or re.search(r"[.;:!?]\s", subject):
        return None
    lead = with_all(party(subject), found["act"])
    return Lead(lead.who, lead.owner) if lead.who in {Who.PARTY, Who.WE} else None


def _expected(core: str) -> Lead | None:
    found = next((match for pattern in wording.EXPECTED if (match := pattern.fullmatch(core))), None)
    if found is None:
        return None
    lead = party(found["who"])
    return Lead(lead.who, lead.owner, promises=True) if lead.who is Who.PARTY else None


def _verb(core: str) -> Lead | None:
    """As in "The Council will:", "What voluntary groups will do", "we agree to work with each other to:"."""
    for found in reversed(list(wording.WILL.finditer(core))):
        rest = core[found.end() :].strip(" ,")
        if _completes(rest):
            subject = re.sub(r"^(?:what|how|things|actions)\b", "", core[: found.start()], flags=re.IGNORECASE)
            if len(subject.split()) > 40:
                return None
            lead = with_all(party(subject), rest)
            return Lead(lead.who, lead.owner, promises=True)
    return None


def _completes(rest: str) -> bool:
    if all(word in wording.FILLER for word in WORD.findall(rest.lower())):
        return True
    is_of_others = wording.THINGS_TO.search(rest) or wording.FOR_OTHERS.search(rest)
    return wording.EACH_COMPLETES.search(rest) is not None and not is_of_others


def _label(core: str, *, is_open: bool) -> Lead | None:
    """As in "Public sector undertakings", "Commitments by the voluntary sector", "our shared commitments are:"."""
    found = wording.PROMISES.search(core) or wording.DUTIES.search(core)
    if not found or (len(core.split()) > 12 and not is_open):
        return None
    rest = core[found.end() :]
    by = wording.BY.match(rest)
    if not by and not (is_open or wording.LISTING.match(rest) or found.re is wording.PROMISES):
        return None
    own, given = party(core[: found.start()]), party(by["who"]) if by else Lead(Who.UNKNOWN)
    lead = own if own.who is Who.PARTY else given
    if lead.who is Who.PARTY:
        return Lead(Who.PARTY, lead.owner, promises=True)
    if found.re is wording.DUTIES:
        return None
    return Lead(Who.UNKNOWN if by and by["by"] == "by" else Who.WE, promises=True)


def _named(core: str) -> Lead | None:
    """A heading that is nothing but a party: "Both sectors", "Wrenbridge Council"."""
    name = wording.ABOUT.sub("", core)
    if len(name.split()) > MOST_NAME_WORDS or not (owner := known(name).owner):
        return None
    left = wording.TOGETHER.sub(" ", wording.ALL_PARTIES.sub(" ", wording.SECTOR.sub(" ", name)))
    spare = [word for word in WORD.findall(left) if word.lower() not in wording.NAMING]
    is_name = len(spare) <= 3 and all(word[0].isupper() for word in spare)
    return Lead(Who.PARTY, owner, names=True) if is_name else None


def _illustrated(core: str, *, is_open: bool) -> Lead | None:
    """One promise, whose list says how: "The Council will help small groups by:"."""
    lead = states(core) if is_open else None
    return Lead(lead.who, lead.owner) if lead else None

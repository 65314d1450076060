"""Whom a phrase names: one sector, the other, both, “we”, or somebody in a role."""

import re
from enum import StrEnum

from msgspec import Struct

from domain.compacts import Owner
from domain.compacts.reading import wording

WORD = re.compile(r"[\w'’-]+")
MENTION = {"vcs": Owner.VCS, "public": Owner.PUBLIC}


class Who(StrEnum):
    PARTY = "party"
    WE = "we"
    ROLE = "role"
    UNKNOWN = "unknown"


class Lead(Struct, frozen=True):
    """What words say of the list after them.

    `promises`: each item is a promise; `names`: it only names who. Neither: one promise, which the items illustrate.
    """

    who: Who
    owner: Owner | None = None
    promises: bool = False
    names: bool = False


def party(subject: str) -> Lead:
    """Who a phrase such as "the Council and its partners" is."""
    phrase, aside = _head(subject)
    lead = known(phrase)
    if phrase.lower() in wording.PRONOUN and (owner := _sector(aside)):
        return Lead(Who.PARTY, owner)
    _, that, clause = subject.partition(" that ")
    if lead.who is not Who.PARTY and that and (other := known(clause)).who is Who.PARTY:
        return other
    if lead.who is Who.UNKNOWN and wording.SIGNED_UP.search(subject):
        return Lead(Who.PARTY, Owner.JOINT)
    return lead


def known(phrase: str) -> Lead:
    words = [word.lower() for word in WORD.findall(phrase)]
    if words[:1] == ["we"] and "," not in phrase and not wording.TOGETHER.search(phrase):
        return Lead(Who.WE, None if len(words) == 1 or words[1] not in {"the", "as", "at"} else _sector(phrase))
    noun = wording.SUBORDINATED.split(phrase, maxsplit=1)[0].lower().split()[-1:]
    if noun and noun[0] in wording.THINGS:
        return Lead(Who.ROLE)
    if owner := _sector(phrase):
        return Lead(Who.PARTY, owner)
    if wording.ALL_PARTIES.search(phrase):
        return Lead(Who.PARTY, Owner.JOINT)
    if words and words[-1] in wording.ROLES:
        return Lead(Who.ROLE)
    if wording.TOGETHER.search(phrase):
        return Lead(Who.PARTY, Owner.JOINT)
    return Lead(Who.WE if "we" in words else Who.UNKNOWN)


def _sector(phrase: str) -> Owner | None:
    """The sector that a phrase names first, or joint where it puts both side by side."""
    owner, end = None, 0
    for mention in wording.SECTOR.finditer(phrase):
        named = MENTION[mention.lastgroup or ""]
        between = phrase[end : mention.start()]
        if owner and named is not owner and wording.COORDINATED.search(between) and not wording.SUBORDINATED.search(between):
            return Owner.JOINT
        owner, end = owner or named, mention.end()
    return owner


def _head(subject: str) -> tuple[str, str]:
    """The phrase without "To support the sector," before it, which is the second part, and without what it goes on to say."""
    phrase, aside = subject.strip(" ,"), ""
    if wording.CIRCUMSTANCE.match(phrase) and "," in phrase:
        aside, _, phrase = phrase.partition(",")
    elif re.match(r"as\b", phrase, re.IGNORECASE) and "," in phrase:
        return phrase, ""
    kept = wording.ASIDE.split(phrase.strip(" ,"), maxsplit=1)[0].strip(" ,")
    return kept or phrase.strip(" ,"), aside


def with_all(lead: Lead, rest: str) -> Lead:
    """As in "we will both"."""
    if lead.who is Who.WE and not lead.owner and wording.TOGETHER.search(rest):
        return Lead(Who.PARTY, Owner.JOINT)
    return lead

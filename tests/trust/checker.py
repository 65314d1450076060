"""Proves from the stored events that what clients were told is what happened; or says where it is not.

Every wish that was acknowledged is there once, in the order of real time; what was refused is not there; what nobody
knows of is there once at most; streams and ledgers have no gap; each read saw a beginning of what is there, one's own
writes in it; no cursor fell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from math import inf

import msgspec

from tests.trust.records import Said, Stored, What

ANSWERS = (What.OK, What.FAIL, What.UNKNOWN)


class Rule(StrEnum):
    LOST = "an acknowledged wish is not there"
    DOUBLED = "a wish is there more than once"
    PHANTOM = "what was refused, or what nobody asked for, is there"
    MOVED = "an acknowledged wish is not where its client was told"
    REORDERED = "one wish was acknowledged before another began, and stands after it"
    STREAM_GAP = "a stream's versions are not 1 to n in their order"
    LEDGER_GAP = "a ledger's positions are not 1 to n"
    NOT_A_PREFIX = "a read saw what is not a beginning of what is there"
    CURSOR_FELL = "a follower's cursor fell"
    OWN_WRITE_UNSEEN = "a client did not see its own write in its next read"


class Finding(msgspec.Struct, frozen=True):
    rule: Rule
    about: str


class Wish(msgspec.Struct):
    """What became of one payload: its last answer counts, for a client asks again until it has one."""

    payload: str
    scope: str
    began: float
    outcome: What = What.UNKNOWN
    answered: float = inf
    position: int | None = None


def check(said: Iterable[Said], stored: Iterable[Stored]) -> list[Finding]:
    said, stored = sorted(said, key=lambda one: one.at), sorted(stored, key=lambda one: (one.tenant, one.position))
    wishes = _wishes(said)
    return [
        *_counted(wishes, stored),
        *_placed(wishes, stored),
        *_whole(stored),
        *_in_order(wishes, stored),
        *_reads(said, stored),
        *_cursors(said),
    ]


def _wishes(said: Sequence[Said]) -> dict[str, Wish]:
    wishes: dict[str, Wish] = {}
    for one in said:
        if one.what is What.INVOKE:
            wishes.setdefault(one.payload, Wish(one.payload, one.scope, one.at))
        elif one.what in ANSWERS:
            wish = wishes[one.payload]
            wish.outcome, wish.position = one.what, one.position
            wish.answered = one.at if one.what is What.OK else inf
    return wishes


def _counted(wishes: dict[str, Wish], stored: Sequence[Stored]) -> Iterator[Finding]:
    times = Counter(one.payload for one in stored if one.payload)
    for wish in wishes.values():
        if wish.outcome is What.OK and not times[wish.payload]:
            yield Finding(Rule.LOST, wish.payload)
        if wish.outcome is What.FAIL and times[wish.payload]:
            yield Finding(Rule.PHANTOM, wish.payload)
    yield from (Finding(Rule.DOUBLED, payload) for payload, number in times.items() if number > 1)
    yield from (Finding(Rule.PHANTOM, payload) for payload in times if payload not in wishes)


def _placed(wishes: dict[str, Wish], stored: Sequence[Stored]) -> Iterator[Finding]:
    for one in stored:
        wish = wishes.get(one.payload)
        if wish and (wish.scope != one.scope or wish.position not in (None, one.position)):
            yield Finding(Rule.MOVED, one.payload)


def _whole(stored: Sequence[Stored]) -> Iterator[Finding]:
    positions: dict[str, list[int]] = defaultdict(list)
    versions: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in stored:
        positions[one.tenant].append(one.position)
        versions[one.tenant, one.stream].append(one.version)
    yield from (Finding(Rule.LEDGER_GAP, tenant) for tenant, found in positions.items() if not _counts_up(found))
    yield from (
        Finding(Rule.STREAM_GAP, f"{tenant} {stream}") for (tenant, stream), found in versions.items() if not _counts_up(found)
    )


def _counts_up(numbers: list[int]) -> bool:
    return numbers == list(range(1, len(numbers) + 1))


def _in_order(wishes: dict[str, Wish], stored: Sequence[Stored]) -> Iterator[Finding]:
    """From a list's end to its beginning: whoever stands here must not have begun after a later one was acknowledged."""
    for order in _orders(stored).values():
        first_answer = inf
        for payload in reversed(order):
            wish = wishes.get(payload)
            if wish is None:
                continue
            if first_answer < wish.began:
                yield Finding(Rule.REORDERED, payload)
            first_answer = min(first_answer, wish.answered)


def _orders(stored: Sequence[Stored]) -> dict[str, list[str]]:
    orders: dict[str, list[str]] = defaultdict(list)
    for one in stored:
        if one.payload:
            orders[one.scope].append(one.payload)
    return orders


def _reads(said: Sequence[Said], stored: Sequence[Stored]) -> Iterator[Finding]:
    orders = _orders(stored)
    places = {scope: {payload: place for place, payload in enumerate(order)} for scope, order in orders.items()}
    last_own: dict[str, Said] = {}
    for one in said:
        if one.what is What.OK:
            last_own[one.client] = one
        if one.what is not What.READ:
            continue
        order, place = orders.get(one.scope, []), places.get(one.scope, {})
        start = place.get(one.seen[0], 0) if one.seen else 0
        end = start + len(one.seen)
        if tuple(order[start:end]) != one.seen or (one.whole and start):
            yield Finding(Rule.NOT_A_PREFIX, f"{one.client} at {one.at}")
            continue
        own = last_own.get(one.client)
        if own and own.scope == one.scope and not one.behind and place.get(own.payload, -1) >= end:
            yield Finding(Rule.OWN_WRITE_UNSEEN, own.payload)


def _cursors(said: Sequence[Said]) -> Iterator[Finding]:
    seen: dict[str, list[int]] = defaultdict(list)
    for one in said:
        if one.what is What.CURSOR:
            seen[one.scope].append(one.position or 0)
    yield from (Finding(Rule.CURSOR_FELL, scope) for scope, found in seen.items() if any(b < a for a, b in pairwise(found)))

"""Histories to try the checker with: good ones at random, and single faults to plant in them."""

from collections.abc import Callable
from itertools import product
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.trust.checker import Rule
from tests.trust.records import Said, Stored, What

TURNS = list(product(range(3), range(2), range(2), range(8)))
"""Which client, which ledger, which stream, and with what luck."""


class History(NamedTuple):
    said: list[Said]
    stored: list[Stored]


class Told:
    """A small service that keeps every promise. Its clients take turns at random: to ask, to be heard, to be answered."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.stored: list[Stored] = []
        self.under_way: dict[int, dict[str, Any]] = {}
        self.last_own: dict[int, str] = {}

    def turn(self, client: int, ledger: int, stream: int, luck: int) -> None:
        wish = self.under_way.get(client)
        if wish is None and luck % 3 == 0:
            self.look(client, f"ledger {ledger}", luck)
        elif wish is None:
            self.ask(client, f"ledger {ledger}", f"stream {stream}", luck)
        elif wish["heard"] is None:
            self.hear(wish)
        else:
            self.answer(client, wish)

    def ask(self, client: int, ledger: str, stream: str, luck: int) -> None:
        payload = f"wish {len(self.said)}"
        self.under_way[client] = {"payload": payload, "ledger": ledger, "stream": stream, "luck": luck, "heard": None}
        self.say(client, What.INVOKE, ledger, payload=payload)

    def hear(self, wish: dict[str, Any]) -> None:
        wish["heard"] = wish["luck"] not in (1, 2)
        if wish["heard"]:
            of_ledger = [one for one in self.stored if one.tenant == wish["ledger"]]
            wish["position"] = len(of_ledger) + 1
            version = sum(one.stream == wish["stream"] for one in of_ledger) + 1
            where = {"tenant": wish["ledger"], "position": wish["position"], "stream": wish["stream"], "version": version}
            self.stored.append(Stored(**where, scope=wish["ledger"], payload=wish["payload"]))

    def answer(self, client: int, wish: dict[str, Any]) -> None:
        del self.under_way[client]
        more = {"payload": wish["payload"]}
        if not wish["heard"]:
            self.say(client, What.FAIL if wish["luck"] == 1 else What.UNKNOWN, wish["ledger"], **more)
        elif wish["luck"] == 4:
            self.say(client, What.UNKNOWN, wish["ledger"], **more)
        else:
            self.last_own[client] = wish["payload"]
            self.say(client, What.OK, wish["ledger"], position=wish["position"], **more)

    def look(self, client: int, ledger: str, luck: int) -> None:
        order = [one.payload for one in self.stored if one.tenant == ledger]
        own = self.last_own.get(client)
        least = order.index(own) + 1 if own in order else 0
        end = max(least, len(order) - luck)
        start = max(0, end - 2) if luck % 2 else 0
        self.say(client, What.READ, ledger, seen=tuple(order[start:end]), whole=not luck % 2)
        followed = [one.position or 0 for one in self.said if one.what is What.CURSOR and one.scope == ledger]
        self.say(client, What.CURSOR, ledger, position=max([end, *followed]))

    def say(self, client: int, what: What, scope: str, **more: Any) -> None:
        self.said.append(Said(client=f"client {client}", what=what, at=float(len(self.said)), scope=scope, **more))


@st.composite
def good(draw: st.DrawFn, least: int = 0) -> History:
    told = Told()
    for turn in draw(st.lists(st.sampled_from(TURNS), min_size=least, max_size=least + 40)):
        told.turn(*turn)
    return History(told.said, told.stored)


def lost(history: History, draw: st.DrawFn) -> None:
    acknowledged = {one.payload for one in history.said if one.what is What.OK}
    gone = _any(draw, [one for one in history.stored if one.payload in acknowledged])
    history.stored[history.stored.index(gone)] = replace(gone, payload="")


def doubled(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, history.stored)
    last = max(other.position for other in history.stored if other.tenant == one.tenant)
    history.stored.append(replace(one, position=last + 1, stream="another", version=1))


def phantom(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, [one for one in history.said if one.what is What.OK])
    history.said[history.said.index(one)] = replace(one, what=What.FAIL, position=None)


def from_nowhere(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, history.stored)
    history.stored[history.stored.index(one)] = replace(one, payload="nobody's wish")


def moved(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, [one for one in history.said if one.what is What.OK])
    history.said[history.said.index(one)] = replace(one, position=(one.position or 0) + 1)


def reordered(history: History, draw: st.DrawFn) -> None:
    """Two that were not under way at the same time change places."""
    began = {one.payload: one.at for one in history.said if one.what is What.INVOKE}
    ended = {one.payload: one.at for one in history.said if one.what is What.OK}
    pairs = [
        (first, second)
        for first in history.stored
        for second in history.stored
        if first.tenant == second.tenant and ended.get(first.payload, 1e9) < began[second.payload]
    ]
    first, second = _any(draw, pairs)
    history.stored[history.stored.index(first)], history.stored[history.stored.index(second)] = (
        replace(first, payload=second.payload),
        replace(second, payload=first.payload),
    )


def stream_gap(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, history.stored)
    history.stored[history.stored.index(one)] = replace(one, version=one.version + draw(st.sampled_from([-1, 1])))


def ledger_gap(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, history.stored)
    history.stored[history.stored.index(one)] = replace(one, position=one.position + draw(st.sampled_from([-1, 1, 100])))


def not_a_prefix(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, [one for one in history.said if len(one.seen) >= 2])
    seen = draw(st.sampled_from([one.seen[::-1], (*one.seen, one.seen[0]), (*one.seen, "nobody's wish"), (one.seen[0], "x")]))
    history.said[history.said.index(one)] = replace(one, seen=seen)


def not_from_the_beginning(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, [one for one in history.said if len(one.seen) >= 2 and one.whole])
    history.said[history.said.index(one)] = replace(one, seen=one.seen[1:])


def cursor_fell(history: History, draw: st.DrawFn) -> None:
    one = _any(draw, [one for one in history.said if one.what is What.CURSOR and one.position])
    history.said.append(replace(one, at=history.said[-1].at + 1, position=-1))


def own_write_unseen(history: History, draw: st.DrawFn) -> None:
    """Right after its last answer the client reads, and what it did is not yet there."""
    one = _any(draw, [one for one in history.said if one.what is What.OK])
    order = [other.payload for other in history.stored if other.tenant == one.scope]
    seen = tuple(order[: order.index(one.payload)])
    history.said.append(replace(one, what=What.READ, at=one.at + 0.5, payload="", position=None, seen=seen))


FAULTS: dict[Callable[[History, st.DrawFn], None], Rule] = {
    lost: Rule.LOST,
    doubled: Rule.DOUBLED,
    phantom: Rule.PHANTOM,
    from_nowhere: Rule.PHANTOM,
    moved: Rule.MOVED,
    reordered: Rule.REORDERED,
    stream_gap: Rule.STREAM_GAP,
    ledger_gap: Rule.LEDGER_GAP,
    not_a_prefix: Rule.NOT_A_PREFIX,
    not_from_the_beginning: Rule.NOT_A_PREFIX,
    cursor_fell: Rule.CURSOR_FELL,
    own_write_unseen: Rule.OWN_WRITE_UNSEEN,
}


def _any(draw: st.DrawFn, among: list[Any]) -> Any:
    assume(among)
    return draw(st.sampled_from(among))

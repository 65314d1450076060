"""How a request ends when it has no page of its own to give."""

from collections.abc import Sequence


class Denied(Exception):
    """Not for this person; `reason` says so in a sentence. `written` is what they had written in a form of ours;
    `way_in` where they can change that, if they can.
    """

    def __init__(self, reason: str, written: Sequence[str] = (), way_in: str = "") -> None:
        super().__init__(reason)
        self.reason, self.written, self.way_in = reason, written, way_in


class Unproved(Exception):
    """First they show again that it is them. `kept` is what they sent, sealed, to be sent on afterwards."""

    def __init__(self, back: str, kept: str = "") -> None:
        super().__init__(back)
        self.back, self.kept = back, kept


class NotModified(Exception):
    """What they have is what there is. `headers` are those that they keep it by."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__()
        self.headers = headers


class MovedTo(Exception):
    """An old address, or another spelling of it."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to

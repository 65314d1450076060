"""How older shapes of events are read today. Stored bytes are never touched.

`UPCASTS[topic, version]` turns the decoded JSON of that version into the next one's.
"""

from collections.abc import Callable
from typing import Any

Upcast = Callable[[dict[str, Any]], dict[str, Any]]

UPCASTS: dict[tuple[str, int], Upcast] = {
    ("signatory.signed-up", 1): lambda event: event | {"kind": "full"},  # there was no other kind
    ("signatory.asked-to-sign", 1): lambda event: event | {"members": []},  # they were named at once
    ("breach.reassigned", 1): lambda state: state | {"role": None, "stands_in": False},
}

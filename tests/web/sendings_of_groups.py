"""What the forms about groups and their seats send."""

from collections.abc import Callable

from tests.given import PANTRY
from tests.web.furnished import Things
from tests.web.sending import Sending, day

OF_A_GROUP = {"groups": "group", "seats": "seat", "conflicts": "conflict", "decisions": "decision"}
PAGES_OF_GROUPS = {
    "/{area:str}/groups/new": "lead",
    "/{area:str}/groups/{ref:str}/name": "lead",
    "/{area:str}/groups/{ref:str}/end": "lead",
    "/{area:str}/groups/{ref:str}/naming": "sitter",
    "/{area:str}/groups/{ref:str}/chair": "lead",
    "/{area:str}/groups/{ref:str}/decisions/new": "lead",
    "/{area:str}/decisions/{ref:str}/facts": "lead",
    "/{area:str}/groups/{ref:str}/independence": "sitter",
    "/{area:str}/groups/{ref:str}/conflicts": "sitter",
    "/{area:str}/groups/{ref:str}/seats/new": "lead",
    "/{area:str}/groups/seats/{ref:str}": "lead",
}
"""Who finds them."""
OF_GROUPS: dict[str, Callable[[Things], Sending]] = {
    "/{area:str}/groups": lambda t: Sending(
        "lead",
        f"/{t.slug}/groups/new",
        "/groups",
        {"kind": "steering", "name": "The Testing Steering Group"} | day("formed_on", t, 0),
    ),
    "/{area:str}/groups/{ref:str}/name": lambda t: Sending(
        "lead", f"/{t.slug}/groups/{t.groups.group_to_rename}/name", "/name", {"name": "The Renamed Group"}
    ),
    "/{area:str}/groups/{ref:str}/end": lambda t: Sending(
        "lead",
        f"/{t.slug}/groups/{t.groups.group_to_end}/end",
        "/end",
        {"why": "Its work is done."} | day("ended_on", t, 0),
    ),
    "/{area:str}/groups/{ref:str}/naming": lambda t: Sending(
        "sitter", f"/{t.slug}/groups/{t.groups.group}/naming", "/naming", {"answer": "no"}
    ),
    "/{area:str}/groups/{ref:str}/seats": lambda t: Sending(
        "lead", f"/{t.slug}/groups/{t.groups.group}/seats/new", "/seats", {"whose": str(t.area.bodies[PANTRY])}
    ),
    "/{area:str}/groups/seats/{ref:str}/sitting": lambda t: Sending(
        "lead",
        f"/{t.slug}/groups/seats/{t.groups.seat}",
        "/sitting",
        {"person": str(t.area.people["secretary"])} | day("since", t, 0),
    ),
    "/{area:str}/groups/seats/{ref:str}/leaving": lambda t: Sending(
        "lead",
        f"/{t.slug}/groups/seats/{t.groups.seat_to_leave}",
        "/leaving",
        {"leaver": str(t.area.people["goer-on"])} | day("left_on", t, 0),
    ),
    "/{area:str}/groups/seats/{ref:str}/closing": lambda t: Sending(
        "lead", f"/{t.slug}/groups/seats/{t.groups.seat_to_close}", "/closing"
    ),
    "/{area:str}/groups/{ref:str}/chair": lambda t: Sending(
        "lead",
        f"/{t.slug}/groups/{t.groups.group_to_rename}/chair",
        "/chair",
        {"person": str(t.area.people["secretary"]), "independent": "yes", "why": "No body here pays them."}
        | day("elected_on", t, 0)
        | day("term_ends", t, -700),
    ),
    "/{area:str}/groups/{ref:str}/chair/end": lambda t: Sending(
        "lead", f"/{t.slug}/groups/{t.groups.group_to_stop}/chair", "/chair/end", day("left_on", t, 0)
    ),
    "/{area:str}/groups/{ref:str}/independence": lambda t: Sending(
        "sitter",
        f"/{t.slug}/groups/{t.groups.group}/independence",
        "/independence",
        {"independent": "no", "why": "They joined a trust's board."},
    ),
    "/{area:str}/groups/{ref:str}/conflicts": lambda t: Sending(
        "sitter",
        f"/{t.slug}/groups/{t.groups.group}/conflicts",
        "/conflicts",
        {"person": str(t.area.people["sitter"]), "matter": "The hall's roof."} | day("since", t, 0),
    ),
    "/{area:str}/groups/conflicts/{ref:str}/end": lambda t: Sending(
        "sitter", f"/{t.slug}/groups/{t.groups.group}", f"{t.groups.conflict}/end"
    ),
    "/{area:str}/groups/{ref:str}/decisions": lambda t: Sending(
        "lead",
        f"/{t.slug}/groups/{t.groups.group}/decisions/new",
        "/decisions",
        {
            "what": "To meet each month.",
            "reasons": "Twice a year was too seldom.",
            "took_part": str(t.area.people["goer-on"]),
            "stood_aside": str(t.area.people["sitter"]),
        },
    ),
    "/{area:str}/decisions/{ref:str}/facts": lambda t: Sending(
        "lead", f"/{t.slug}/decisions/{t.groups.decision}/facts", "/facts", {"facts": fact(t, "champion.nominated")}
    ),
}


def fact(things: Things, topic: str) -> str:
    """The latest of that kind, as a form names it."""
    query = "SELECT stream_id, version FROM entry WHERE topic = %s ORDER BY position DESC LIMIT 1"
    stream, version = things.area._within(query, topic)
    return f"{stream}.{version}"


NAMED_OF_GROUPS: dict[str, dict[str, Callable[[Things], str]]] = {
    "/{area:str}/groups/{ref:str}/seats": {"whose": lambda t: str(t.area.bodies[PANTRY])},
    "/{area:str}/groups/{ref:str}/chair": {"person": lambda t: str(t.area.people["bandleader"])},
    "/{area:str}/groups/{ref:str}/chair/end": {"chair": lambda t: str(t.area.people["bandleader"])},
    "/{area:str}/groups/{ref:str}/independence": {"chair": lambda t: str(t.area.people["bandleader"])},
    "/{area:str}/groups/{ref:str}/decisions": {
        "took_part": lambda t: str(t.area.people["bandleader"]),
        "stood_aside": lambda t: str(t.area.people["bandleader"]),
        "facts": lambda t: fact(t, "consultation.opened"),
    },
    "/{area:str}/decisions/{ref:str}/facts": {"facts": lambda t: fact(t, "consultation.opened")},
    "/{area:str}/groups/{ref:str}/conflicts": {"person": lambda t: str(t.area.people["bandleader"])},
    "/{area:str}/groups/seats/{ref:str}/sitting": {"person": lambda t: str(t.area.people["bandleader"])},
    "/{area:str}/groups/seats/{ref:str}/leaving": {"leaver": lambda t: str(t.area.people["bandleader"])},
}
"""Fields of these forms that name something."""

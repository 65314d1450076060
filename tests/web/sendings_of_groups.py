"""What the forms about groups and their seats send."""

from collections.abc import Callable

from tests.given import PANTRY
from tests.web.furnished import Things
from tests.web.sending import Sending, day

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
}

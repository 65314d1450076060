"""What only those with a part in an area may see, nobody else feels move: not in a live page, nor in what a page is kept by."""

from services.catalogue import READ_MODELS
from tests.given import CVS
from tests.web.isolation.people import HERE, UNCONFIRMED, WITHOUT_A_SEAT
from tests.web.isolation.places import Places
from tests.web.isolation.walking import Asked, Walk

MODELS = ",".join(model.name for model in READ_MODELS)
OUTSIDE = (*WITHOUT_A_SEAT, "nominee", "ward", "invited", UNCONFIRMED)
PEOPLE = tuple(who for who in HERE if who != UNCONFIRMED)


def test_whoever_has_no_seat_does_not_feel_what_is_for_those_who_have_one(places: Places, walk: Walk) -> None:
    before = versions((*OUTSIDE, *PEOPLE), places, walk)
    places.here.area.nominates("lead", CVS, "Groups", ("quiet", f"quiet@{places.here.area.family}"))
    after = versions((*OUTSIDE, *PEOPLE), places, walk)

    assert [who for who in OUTSIDE if after[who] != before[who]] == []
    assert [who for who in PEOPLE if after[who] == before[who]] == []


def versions(who: tuple[str, ...], places: Places, walk: Walk) -> dict[str, str]:
    """What a live page of theirs is told first; pages are kept by the same."""
    asked = [Asked(one, "GET", f"/{places.here.slug}/live?reads={MODELS}") for one in who]
    return {one: answer.body for one, answer in zip(who, walk.answers(asked), strict=True)}

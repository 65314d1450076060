"""What an auditor has done in a furnished area: concerns asked for, a sample drawn, observations noted."""

from datetime import timedelta

from msgspec import Struct

from tests.given import TestArea

WHY_READ, OBSERVED = "Whether the answer came with reasons.", "No minute says who decided this."


class Audited(Struct, frozen=True):
    """By what it is called in a path. The `auditor` did it all."""

    concern: str
    """Its words are open to them, by `request`."""
    request: str
    request_to_decide: str
    request_to_end: str
    sample: str
    observation: str
    observation_to_answer: str


def audited(area: TestArea, concerns: list[str]) -> Audited:
    """Of three concerns the first and the third are opened."""
    requests = [area.asks_to_read("auditor", ref, WHY_READ) for ref in concerns]
    today = area.narrator.day(0)
    for asked in (requests[0], requests[2]):
        area.lets_read("chair", asked, today + timedelta(days=30))
    return Audited(
        concern=concerns[0],
        request=requests[0],
        request_to_decide=requests[1],
        request_to_end=requests[2],
        sample=area.draws("auditor", "consultation", today - timedelta(days=60), today, 3, "9f3c01ab"),
        observation=area.observes("auditor", OBSERVED),
        observation_to_answer=area.observes("auditor", OBSERVED),
    )

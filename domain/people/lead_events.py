"""What can happen to who leads an area: offered, taken, declined, withdrawn, not answered, recovered by the host."""

from domain.shared.dates import Due
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import HandoverId, PersonId
from domain.shared.sealed import Sealed, Text


class HandoverOffered(Event, frozen=True, kw_only=True):
    TOPIC = "handover.offered"
    AUDIENCE = Audience.MEMBERS

    handover_id: HandoverId
    ref: str
    giver_id: PersonId
    taker_id: PersonId
    answer_by: Due

    def sentence(self) -> str:
        return N_("{giver} asked {taker} to follow as the Compact lead")


class HandoverAccepted(Event, frozen=True, kw_only=True):
    TOPIC = "handover.accepted"
    AUDIENCE = Audience.MEMBERS

    handover_id: HandoverId
    giver_id: PersonId
    taker_id: PersonId

    def sentence(self) -> str:
        return N_("{taker} followed {giver} as the Compact lead")


class HandoverDeclined(Event, frozen=True, kw_only=True):
    TOPIC = "handover.declined"
    AUDIENCE = Audience.MEMBERS

    handover_id: HandoverId
    giver_id: PersonId
    taker_id: PersonId

    def sentence(self) -> str:
        return N_("{taker} declined to follow {giver} as the Compact lead")


class HandoverWithdrawn(Event, frozen=True, kw_only=True):
    TOPIC = "handover.withdrawn"
    AUDIENCE = Audience.MEMBERS

    handover_id: HandoverId
    giver_id: PersonId
    taker_id: PersonId

    def sentence(self) -> str:
        return N_("{giver} no longer asks {taker} to follow as the Compact lead")


class HandoverLapsed(Event, frozen=True, kw_only=True):
    TOPIC = "handover.lapsed"
    AUDIENCE = Audience.MEMBERS

    handover_id: HandoverId
    giver_id: PersonId
    taker_id: PersonId

    def sentence(self) -> str:
        return N_("{taker} did not answer in time whether to follow {giver}, who still leads")


class AreaRecovered(Event, frozen=True, kw_only=True):
    """Public for ever, with its reason: nobody takes an area over unseen. `invited` says that the lead has yet to accept."""

    TOPIC = "area.recovered"

    lead_id: PersonId
    invited: bool
    why: Text | Sealed

    def sentence(self) -> str:
        if self.invited:
            return N_("{actor} recovered the area, and invited {lead} to be the Compact lead")
        return N_("{actor} recovered the area, and made {lead} the Compact lead")

    def reason(self) -> Text | Sealed | None:
        return self.why

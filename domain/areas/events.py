"""What can happen to an area as such, and to the host that looks after it."""

from datetime import date

from msgspec import Struct

from domain.areas.host_events import (
    AreaHandedOver,
    AreaTakenOn,
    HostChanged,
    HostChangeDeclined,
    HostChangeOffered,
    HostChangeWithdrawn,
    HostRegistered,
)
from domain.areas.look_events import ColourChosen, LogoRemoved, LogoSet
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import HostId, PersonId, QuestionId, TenantId
from domain.shared.rules import Clock, Period, Procedure
from domain.shared.sealed import Sealed, Text

__all__ = [
    "AreaHandedOver",
    "AreaNamed",
    "AreaOpened",
    "AreaResumed",
    "AreaSetUp",
    "AreaSuspended",
    "AreaTakenOn",
    "ClockSet",
    "ColourChosen",
    "HostChangeDeclined",
    "HostChangeOffered",
    "HostChangeWithdrawn",
    "HostChanged",
    "HostRegistered",
    "LogoRemoved",
    "LogoSet",
    "Place",
    "PlacesNamed",
    "ProcedureAdopted",
    "QuestionAsked",
    "TryOutBegun",
    "TryOutEnded",
]


class Place(Struct, frozen=True):
    """A place that the agreement covers; `code` is its ONS code, or our own for an invented one."""

    code: str
    name: str


class AreaOpened(Event, frozen=True, kw_only=True):
    TOPIC = "area.opened"

    area_id: TenantId
    slug: str
    name: str
    instrument: str
    host_id: HostId
    places: tuple[Place, ...]
    template: str

    def sentence(self) -> str:
        return N_("{actor} opened the area {name}")


class ClockSet(Event, frozen=True, kw_only=True):
    TOPIC = "area.clock-set"

    clock: Clock
    period: Period

    def sentence(self) -> str:
        return CLOCK_SENTENCES[self.clock]

    @property
    def length(self) -> int:
        return self.period.length


CLOCK_SENTENCES = {
    Clock.CONSULTATION: N_("{actor} set the least time for a consultation to {length} days"),
    Clock.NOMINATION: N_("{actor} set the time to answer a nomination to {length} working days"),
    Clock.CHAMPION_TERM: N_("{actor} set a champion's term to {length} months"),
    Clock.REAFFIRMATION: N_("{actor} set the time to sign a new version to {length} months"),
}


class ProcedureAdopted(Event, frozen=True, kw_only=True):
    TOPIC = "area.procedure-adopted"

    procedure: Procedure

    def sentence(self) -> str:
        return N_("{actor} set how concerns are handled here, in {stages} stages")

    @property
    def stages(self) -> int:
        return len(self.procedure.stages)


class AreaSuspended(Event, frozen=True, kw_only=True):
    """From here on everything can be read and nothing new is written, but by its host, until it is resumed."""

    TOPIC = "area.suspended"

    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} suspended the area: it can be read, and nothing new is recorded until it is resumed")

    def reason(self) -> Text | Sealed | None:
        return self.why


class AreaResumed(Event, frozen=True, kw_only=True):
    TOPIC = "area.resumed"

    def sentence(self) -> str:
        return N_("{actor} resumed the area: what happens is recorded here again")


class AreaNamed(Event, frozen=True, kw_only=True):
    TOPIC = "area.named"

    name: str
    instrument: str

    def sentence(self) -> str:
        return N_("{actor} called the area {name}, and its agreement the {instrument}")


class PlacesNamed(Event, frozen=True, kw_only=True):
    """All that the area covers from here on."""

    TOPIC = "area.places-named"

    places: tuple[Place, ...]

    def sentence(self) -> str:
        return N_("{actor} said what the area covers: {covers}")

    @property
    def covers(self) -> str:
        return ", ".join(place.name for place in self.places)


class AreaSetUp(Event, frozen=True, kw_only=True):
    TOPIC = "area.set-up"

    def sentence(self) -> str:
        return N_("{actor} finished setting the area up")


class TryOutBegun(Event, frozen=True, kw_only=True):
    """Everything in this area is invented, and nothing is recorded in it after `ends_on`."""

    TOPIC = "area.try-out-begun"

    ends_on: date

    def sentence(self) -> str:
        return N_("{actor} began to try things out in an invented area, until {ends_on}")


class TryOutEnded(Event, frozen=True, kw_only=True):
    TOPIC = "area.try-out-ended"

    def sentence(self) -> str:
        return N_("The time to try things out here was over")


class QuestionAsked(Event, frozen=True, kw_only=True):
    """`page` is where it was asked: of a page about somebody or a concern, only of which kind."""

    TOPIC = "question.asked"
    AUDIENCE = Audience.KEEPERS

    question_id: QuestionId
    asker_id: PersonId
    page: str
    words: Text | Sealed

    def sentence(self) -> str:
        return N_("{asker} asked the host a question")

    def reason(self) -> Text | Sealed | None:
        return self.words

    def about_person(self) -> PersonId | None:
        return self.asker_id

"""What can happen to how an area's pages look: its colour and its logo."""

from msgspec import Struct

from domain.shared.events import N_, Event

MOST_FAINT = 33
"""Per cent: with more than a third of it too faint, a part of it that somebody needs is not seen."""


class Logo(Struct, frozen=True):
    """The one that an area's pages show. See `LogoSet` for what each is."""

    picture: str
    width: int
    height: int
    alt: str
    faint: int

    @property
    def hardly_seen(self) -> bool:
        return self.faint > MOST_FAINT


class ColourChosen(Event, frozen=True, kw_only=True):
    """Of its pages' header, as `#0f4c4a`; white words can be read on it."""

    TOPIC = "area.colour-chosen"

    colour: str

    def sentence(self) -> str:
        return N_("{actor} chose a colour for the area's pages")


class LogoSet(Event, frozen=True, kw_only=True):
    """Or other words for the one there is. The picture lies in `files.blob` under its name, which is its SHA-256 in hexadecimal.

    `width` and `height` in pixels; `alt` is read in its place, empty where it says just the area's name; `faint` is the
    percentage of what can be seen of it that has too little contrast with its ground.
    """

    TOPIC = "area.logo-set"

    picture: str
    width: int
    height: int
    alt: str
    faint: int

    def sentence(self) -> str:
        return N_("{actor} set the area's logo")

    @property
    def logo(self) -> Logo:
        return Logo(self.picture, self.width, self.height, self.alt, self.faint)


class LogoRemoved(Event, frozen=True, kw_only=True):
    TOPIC = "area.logo-removed"

    def sentence(self) -> str:
        return N_("{actor} removed the area's logo")

"""An area's logo: how a picture is read in, and the commands that put it on the area's pages and take it off."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from domain import areas
from domain.areas import Logo
from domain.shared.actor import Role
from domain.shared.events import Event
from services.shared import files
from services.shared.asking import Asking
from services.shared.files import FileKind
from services.shared.permission import require
from services.shared.ports import Journal

LARGEST = 2_000_000  # bytes, as it is sent
WIDEST, TALLEST = 600, 200  # pixels, as it is kept


class Picture(Struct, frozen=True):
    """As it is kept and shown: a PNG that we made, of nothing but its pixels. For `faint` see `LogoSet`."""

    content: bytes
    width: int
    height: int
    faint: int


class Pictures(Protocol):
    """Reads what somebody sends."""

    def read(self, sent: bytes) -> Picture:
        """Raises `Refused`, beside the field `file`, for what is no picture or not one that can be shown."""


def set_logo(journal: Journal, picture: Picture, alt: str) -> None:
    """`alt` is read in its place; empty where it says just the area's name."""

    def decide(state: areas.Area) -> list[Event]:
        name = files.keep(journal.cx, journal.tenant_id, FileKind.LOGO, picture.content)
        return areas.wear_logo(state, Logo(name, picture.width, picture.height, alt, picture.faint))

    _change(journal, decide)


def reword_logo(journal: Journal, picture: str, alt: str) -> None:
    """Other words for the picture of that name, if it is still the logo."""
    _change(journal, lambda state: areas.reword_logo(state, picture, alt))


def remove_logo(journal: Journal, picture: str) -> None:
    """The one of that name. Nobody is shown it from here on; its bytes go with the next sweep after a while."""
    _change(journal, lambda state: areas.take_logo_off(state, picture))


def _change(journal: Journal, decide: Callable[[areas.Area], list[Event]]) -> None:
    require(journal.actor, "area.set-up")
    area = journal.load(areas.evolve, journal.tenant_id)
    events = decide(journal.known(areas.evolve, journal.tenant_id))
    journal.append(area, events, acting=journal.actor.seat(Role.LEAD, Role.HOST))


async def picture_of(ask: Asking, logo: Logo) -> bytes | None:
    return await files.content(ask, FileKind.LOGO, logo.picture)

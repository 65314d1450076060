"""Pictures drawn for a test, and an area that wears one as its logo."""

import re
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from infra.pictures import Pictures
from services.areas.logos import set_logo
from tests.browser import Browser, Page, filled
from tests.given import TestArea

DARK, WHITE, NOTHING = (15, 76, 74, 255), (255, 255, 255, 255), (0, 0, 0, 0)
Colour = tuple[int, int, int, int]
SHOWN = re.compile(
    r'<a class="oc-area__name" href="/[^"]+"><img class="oc-logo oc-area__logo" src="([^"]+)" alt="([^"]*)" width="(\d+)" height="(\d+)">'
)


def drawn(size: tuple[int, int] = (300, 100), colour: Colour = DARK, ground: Colour = NOTHING) -> Image.Image:
    """A bar in the middle of its ground."""
    image = Image.new("RGBA", size, ground)
    ImageDraw.Draw(image).rectangle((size[0] // 4, size[1] // 4, 3 * size[0] // 4, 3 * size[1] // 4), fill=colour)
    return image


def saved(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    file = BytesIO()
    (image.convert("RGB") if kind == "JPEG" else image).save(file, kind, **more)
    return file.getvalue()


PNG = saved(drawn())


def chooses(browser: Browser, area: TestArea, sent: bytes | None = PNG, name: str = "logo.png", **typed: Any) -> Page:
    """Sends the form as a browser does, with a file or without one."""
    page, where = browser.get(f"/{area.slug}/settings/logo"), f"/{area.slug}/settings/logo"
    data = filled(page, "/settings/logo", {"says": "other", "alt": "A bridge over the Wren"} | typed | {"file": None})
    file = (name, sent, "image/png") if sent is not None else ("", b"", "application/octet-stream")
    return Page((answer := browser.raw("POST", where, data=data, files={"file": file})).text, answer)


def shown(page: Page) -> tuple[str, str, int, int] | None:
    """Where the picture before the area's name lies, what is read in its place, and how large it is."""
    found = SHOWN.search(page.html)
    return (found[1], found[2], int(found[3]), int(found[4])) if found else None


def wears(area: TestArea, alt: str = "A bridge", colour: Colour | None = None) -> str:
    """A logo in a colour of that area's own; returns the name of its picture."""
    red, green, blue = sha256(area.slug.encode()).digest()[:3]
    picture = Pictures().read(saved(drawn(colour=colour or (red // 2, green // 2, blue // 2, 255))))
    area._do("lead", lambda journal: set_logo(journal, picture, alt))
    return sha256(picture.content).hexdigest()

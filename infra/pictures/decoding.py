"""Decoding by Pillow, bounded before it begins, and making anew out of nothing but the pixels."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from domain.areas import faint
from domain.shared.errors import Refused
from domain.shared.events import N_
from services.areas.logos import TALLEST, WIDEST, Picture

MOST_PIXELS = 12_000_000
"""Decoded, four bytes each. A telephone's camera has as many."""
TOO_MANY = N_("The picture is {width} by {height} pixels, which is more than is read. {wide} by {tall} are enough.")
MOVES = N_("The picture moves, or holds several. Choose one that stands still.")
DAMAGED = N_("The picture cannot be read: its file is damaged, or only a part of it came. Save it anew, and choose that.")

Image.MAX_IMAGE_PIXELS = None
"""Our own bound is asked before anything is decoded, and said in words; the library's would warn on standard error."""


def decoded(sent: bytes, kind: str) -> Image.Image:
    """Upright, and small enough to be kept."""
    try:
        image = Image.open(BytesIO(sent), formats=[kind])
        _bounded(image)
        image.draft("RGB", (2 * WIDEST, 2 * TALLEST))
        ImageOps.exif_transpose(image, in_place=True)
        coloured = _in_colour(image)
        coloured.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS)
    except Refused:
        raise
    except Exception:  # noqa: BLE001  # whatever a decoder stumbles over
        raise _refused(DAMAGED) from None
    return coloured


def _bounded(image: Image.Image) -> None:
    """Only its head has been read by now."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _refused(TOO_MANY, width=width, height=height, wide=WIDEST, tall=TALLEST)
    if getattr(image, "n_frames", 1) > 1:
        raise _refused(MOVES)


def _in_colour(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits of grey, of which the upper eight are seen
        image = image.point(lambda grey: grey / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def made_anew(image: Image.Image) -> Picture:
    """Copied into one that never knew a file: no words, places, profiles or bytes of the old one go along."""
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    made = BytesIO()
    fresh.save(made, "PNG", optimize=True)
    colours: Any = fresh.convert("RGBA").getcolors(fresh.width * fresh.height)
    return Picture(made.getvalue(), fresh.width, fresh.height, faint(colours))


def _refused(message: str, **values: Any) -> Refused:
    return Refused(message, field="file", **values)

"""Pictures that somebody sends, by Pillow: what they are by their first bytes, bounded before they are decoded, and made anew
out of their pixels alone, so that nothing else that came with them is ever served. See `services.areas.logos.Pictures`.
"""

from io import BytesIO
from threading import Lock
from typing import Any

from PIL import Image, ImageOps

from domain.areas import faint
from domain.shared.errors import Refused
from domain.shared.events import N_
from services.areas.logos import LARGEST, TALLEST, WIDEST, Picture

MOST_PIXELS = 12_000_000
"""Decoded, four bytes each. A telephone's camera has as many."""
TOO_LARGE = N_("The file has {size} MB, and at most {most} MB are taken. Save the picture smaller, and choose it again.")
EMPTY = N_("The file is empty. Choose another.")
NO_PICTURE = N_("This is not a picture of a kind that is taken. Save it as PNG, JPEG or WebP, and choose that.")
TOO_MANY = N_("The picture is {width} by {height} pixels, which is more than is read. {wide} by {tall} are enough.")
MOVES = N_("The picture moves, or holds several. Choose one that stands still.")
DAMAGED = N_("The picture cannot be read: its file is damaged, or only a part of it came. Save it anew, and choose that.")

Image.MAX_IMAGE_PIXELS = None
"""Our own bound is asked before anything is decoded, and said in words; the library's would warn on standard error."""


class Pictures:
    """One at a time: a large one takes as much memory, while it is made smaller, as the rest of the process."""

    def __init__(self) -> None:
        self.alone = Lock()

    def read(self, sent: bytes) -> Picture:
        if not sent:
            raise _refused(EMPTY)
        if len(sent) > LARGEST:
            size = f"{len(sent) / 1e6:.1f}"
            raise _refused(TOO_LARGE, size=size, most=LARGEST // 1_000_000)
        kind = _kind_of(sent)
        if kind is None:
            raise _refused(NO_PICTURE)
        with self.alone:
            return _made_anew(_decoded(sent, kind))


def _kind_of(sent: bytes) -> str | None:
    """By its first bytes; what it is called, and what the browser says that it is, counts for nothing."""
    if sent.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if sent.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WEBP" if sent[:4] == b"RIFF" and sent[8:12] == b"WEBP" else None


def _decoded(sent: bytes, kind: str) -> Image.Image:
    """Upright, and small enough to be kept."""
    try:
        image = Image.open(BytesIO(sent), formats=[kind])
        _bounded(image)
        image.draft("RGB", (2 * WIDEST, 2 * TALLEST))
        upright = ImageOps.exif_transpose(image)
        coloured = _in_colour(upright)
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
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _made_anew(image: Image.Image) -> Picture:
    """Copied into one that never knew a file: no words, places, profiles or bytes of the old one go along."""
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    made = BytesIO()
    fresh.save(made, "PNG", optimize=True)
    colours: Any = fresh.convert("RGBA").getcolors(fresh.width * fresh.height)
    return Picture(made.getvalue(), fresh.width, fresh.height, faint(colours))


def _refused(message: str, **values: Any) -> Refused:
    return Refused(message, field="file", **values)

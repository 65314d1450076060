"""What somebody sends as a picture: read by its first bytes, within bounds, and made anew, or refused in a sentence."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image, PngImagePlugin

from domain.shared.errors import Refused
from infra.pictures import Pictures
from services.areas.logos import LARGEST, TALLEST, WIDEST
from tests.web.pictured import DARK, WHITE, drawn, saved

SECRET = b"<script>alert(1)</script>"
PNG = saved(drawn())


def why_not(sent: bytes) -> str:
    with pytest.raises(Refused) as refused:
        Pictures().read(sent)
    assert refused.value.field == "file"
    return refused.value.message.format(**refused.value.values)


def head(width: int, height: int, body: bytes = zlib.compress(bytes(1000))) -> bytes:
    """A PNG that says it is that large, whatever is in it."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)), (b"IDAT", body)]
    chunks = [(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))) for name, body in parts]
    return PNG[:8] + b"".join(chunks) + b"\0\0\0\0IEND\xaeB`\x82"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_each_kind_becomes_a_png_that_fits(kind: str) -> None:
    picture = Pictures().read(saved(drawn((1500, 400), ground=WHITE), kind))

    made = Image.open(BytesIO(picture.content))
    assert (made.format, made.size) == ("PNG", (picture.width, picture.height))
    assert (picture.width, picture.height) == (600, 160)
    assert picture.faint < 3, "no more than its edges"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_whatever_its_colours_are_made_of_it_is_seen(mode: str) -> None:
    image = drawn(ground=WHITE).convert("L" if mode == "I;16" else mode)
    grey = Image.frombytes("I;16", image.size, b"".join(bytes([0, one]) for one in image.tobytes())) if mode == "I;16" else image

    picture = Pictures().read(saved(image, "JPEG") if mode == "CMYK" else saved(grey))

    middle = Image.open(BytesIO(picture.content)).convert("L").getpixel((150, 50))
    assert isinstance(middle, int)
    assert middle < 90


def test_nothing_but_its_pixels_is_kept() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    where = Image.Exif()
    where[0x010E] = SECRET.decode()
    sent = (
        saved(drawn(), pnginfo=info, exif=where, icc_profile=SECRET) + SECRET,
        saved(drawn(), "JPEG", exif=where, comment=SECRET) + b"PK\x03\x04" + SECRET,
        saved(drawn(), "WEBP", exif=where, xmp=SECRET),
    )

    made = [Pictures().read(one).content for one in sent]

    assert all(SECRET in one for one in sent)
    assert not any(SECRET in one or b"PK\x03\x04" in one for one in made)
    assert {name for one in made for name in Image.open(BytesIO(one)).info} == set()


def test_a_photograph_taken_sideways_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6

    picture = Pictures().read(saved(drawn((100, 300), ground=WHITE), "JPEG", exif=turned))

    assert picture.width > picture.height


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "The file is empty."),
        (b"Our logo is a bridge.", "This is not a picture of a kind that is taken."),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "This is not a picture of a kind"),
        (saved(drawn(), "GIF"), "This is not a picture of a kind that is taken. Save it as PNG, JPEG or WebP"),
        (SECRET + PNG, "This is not a picture of a kind that is taken."),
        (PNG[:8] + SECRET, "its file is damaged"),
        (PNG[: len(PNG) // 2], "its file is damaged, or only a part of it came."),
        (saved(drawn((800, 800)), "JPEG")[:900], "its file is damaged, or only a part of it came."),
        (saved(drawn(), "WEBP")[:60], "its file is damaged, or only a part of it came."),
        (head(0, 10), "its file is damaged"),
        (head(60_000, 60_000), "The picture is 60000 by 60000 pixels, which is more than is read. 600 by 200 are enough."),
        (saved(drawn((4_000, 3_001))), "The picture is 4000 by 3001 pixels"),
        (PNG + bytes(20_000_000), "The file has 20.0 MB, and at most 2 MB are taken."),
        (PNG + bytes(LARGEST), "The file has 2.0 MB, and at most 2 MB are taken."),
        (saved(drawn(), "WEBP", save_all=True, append_images=[drawn(colour=WHITE)]), "The picture moves"),
        (saved(drawn(), "PNG", save_all=True, append_images=[drawn(colour=WHITE)]), "The picture moves"),
    ],
)
def test_what_cannot_be_a_logo_is_said(sent: bytes, said: str) -> None:
    assert said in why_not(sent)


def test_one_as_large_as_is_read_is_read() -> None:
    picture = Pictures().read(saved(drawn((4_000, 3_000))))

    assert (picture.width, picture.height) == (267, TALLEST)


def test_a_large_head_is_believed_before_anything_is_unpacked() -> None:
    """Fifty thousand bytes that fill as many thousands."""
    bomb = head(16_000, 16_000, zlib.compress(bytes(50_000_000)))

    assert len(bomb) < 60_000
    assert "16000 by 16000" in why_not(bomb)


def test_the_thinnest_has_a_pixel_left() -> None:
    picture = Pictures().read(saved(drawn((12_000, 3), DARK, DARK)))

    assert (picture.width, picture.height) == (WIDEST, 1)


@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(some.sampled_from(["PNG", "JPEG", "WEBP"]), some.data())
def test_a_spoilt_one_is_read_or_refused_and_never_breaks(kind: str, data: some.DataObject) -> None:
    sent = bytearray(saved(drawn((60, 20), ground=WHITE), kind))
    for place in data.draw(some.lists(some.integers(0, len(sent) - 1), max_size=8)):
        sent[place] = data.draw(some.integers(0, 255))

    with suppress(Refused):
        assert Pictures().read(bytes(sent[: data.draw(some.integers(1, len(sent)))])).content.startswith(PNG[:8])

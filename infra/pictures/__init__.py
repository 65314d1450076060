"""Pictures that somebody sends: told by their first bytes, bounded before they are decoded, and made anew out of their pixels
alone, so that nothing else that came with them is ever served. See `services.areas.logos.Pictures`.
"""

from threading import Lock

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.areas.logos import LARGEST, Picture

TOO_LARGE = N_("The file has {size} MB, and at most {most} MB are taken. Save the picture smaller, and choose it again.")
EMPTY = N_("The file is empty. Choose another.")
NO_PICTURE = N_("This is not a picture of a kind that is taken. Save it as PNG, JPEG or WebP, and choose that.")


class Pictures:
    """One at a time: a large one takes as much memory, while it is made smaller, as the rest of the process."""

    def __init__(self) -> None:
        self.alone = Lock()

    def read(self, sent: bytes) -> Picture:
        kind = _kind_of(sent)
        with self.alone:
            from infra.pictures.decoding import decoded, made_anew  # noqa: PLC0415  # eight megabytes, for a picture a year

            return made_anew(decoded(sent, kind))


def _kind_of(sent: bytes) -> str:
    """By its first bytes; what it is called, and what the browser says that it is, counts for nothing."""
    if not sent:
        raise Refused(EMPTY, field="file")
    if len(sent) > LARGEST:
        raise Refused(TOO_LARGE, field="file", size=f"{len(sent) / 1e6:.1f}", most=LARGEST // 1_000_000)
    if sent.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if sent.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if sent[:4] == b"RIFF" and sent[8:12] == b"WEBP":
        return "WEBP"
    raise Refused(NO_PICTURE, field="file")

"""Such words in everything that a mail is made of, and it is still one mail: to one address, in plain text, with our headers."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from infra.composition import Parts
from infra.mail.smtp import Smtp
from tests.given import World
from tests.mail.postoffice import open_office
from tests.web.furnished import furnished
from tests.web.injection.payloads import HEADERS, MARK, packs, spread
from tests.web.isolation.marked import Marked

OURS = [
    "Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "Reply-To", "Content-Type", "Content-Transfer-Encoding",
    "MIME-Version",
]  # fmt: skip
SENDER = "Open Compact <no-reply@open-compact.example>"


def rounds(count: Callable[[int, int], int]) -> list[str]:
    return [*HEADERS[: count(1, 1_000)], *list(packs(spread(1_000), 90))[: count(0, 1_000)]]


def test_every_mail_is_one_mail_in_plain_text(made: Parts, worlds: World, count: Callable[[int, int], int]) -> None:
    letters = 0
    for words in rounds(count):
        for envelope, letter in mailed(made, worlds, words):
            letters += 1
            assert sorted(letter.keys()) == sorted(OURS), words
            assert letter.get_content_type() == "text/plain"
            assert [one.addr_spec for one in letter["To"].addresses] == envelope.rcpt_tos, words
            assert envelope.rcpt_tos[0].partition("@")[2] not in ("", f"{MARK}.example")
            assert not set(str(letter["Subject"])) & set("\r\n\x0b\u2028")
    print(f"\n{letters} mails")
    assert letters > 5 * len(rounds(count))


def mailed(made: Parts, worlds: World, words: str) -> list[tuple[Any, Any]]:
    """All that an area sends in whose every name and title those words are."""
    with open_office() as (office, port):
        narrator: Any = worlds.narrator()
        narrator.worker.mail = Smtp(f"smtp://127.0.0.1:{port}", SENDER)
        furnished(made, narrator, f"{uuid4().hex[:8]}.example", type("Told", (Marked,), {"mark": words}))
        narrator.worker.send_mail()
        return list(zip(office.envelopes, office.letters, strict=True))

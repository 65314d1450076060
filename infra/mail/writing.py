"""A letter as the mail that carries it: plain text, with the whole address of its one link."""

from datetime import datetime

from infra.mail import Message
from services.duties.delivery import Addressed
from web.shared.words import Words


def written(words: Words, url: str, to: Addressed, at: datetime) -> Message:
    letter, link = to.letter, f"{url}{to.link}"
    lines = [words.plain(letter.what), f"{words.plain(letter.button)}:\n{link}", words.plain(letter.why)]
    greeting = [words.plain("Hello {name},", name=to.name)] if to.name else []
    host = url.rsplit("//", maxsplit=1)[-1].split(":", maxsplit=1)[0]
    return Message(
        message_id=f"<{to.mail_id}@{host}>",
        to_name=to.name,
        to_address=to.address,
        at=at,
        subject=words.plain(letter.subject),
        body="\n\n".join([*greeting, *lines]) + "\n",
    )

"""The ways a command ends without an event.

DomainError
├── Refused    the rules say no, in a sentence fit to show
├── NotFound   there is no such thing, or not for this person: the two must look the same
└── Changed    someone acted on it since this person looked
"""

from uuid import UUID


class DomainError(Exception):
    """Base of the family."""


class Refused(DomainError):
    """`message` is a gettext msgid with named slots; web translates it and fills them with `values`.

    `field` names the form's field that the sentence is about, if there is one.
    """

    def __init__(self, message: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(message)
        self.message, self.field, self.values = message, field, values

    def __str__(self) -> str:
        return self.message.format(**self.values) if self.values else self.message


class NotFound(DomainError):
    """Says nothing of what was looked for."""


class Changed(DomainError):
    """A stream moved on from version `seen` while the person wrote; web shows what happened and keeps their text.

    Without a stream: so much happened at once that nothing could be decided.
    """

    def __init__(self, stream_id: UUID | None = None, seen: int = 0) -> None:
        super().__init__("This changed while you were writing.")
        self.stream_id, self.seen = stream_id, seen

"""What can happen to what stands around a version's clauses: foreword, summary, glossary, examples, related texts."""

from enum import StrEnum

from msgspec import Struct

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import VersionId
from domain.shared.sealed import Sealed, Text


class Entry(Struct, frozen=True):
    """A word of the glossary, and what it means in this text."""

    term: Text | Sealed
    meaning: Text | Sealed


class FrontMatterWritten(Event, frozen=True, kw_only=True):
    """All of it anew; what was left out is None. `foreword_by` is a name, under a key of its own."""

    TOPIC = "compact.front-matter-written"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    tag_line: Text | Sealed | None
    summary: Text | Sealed | None
    foreword: Text | Sealed | None
    foreword_by: Text | Sealed | None
    foreword_office: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{actor} wrote the foreword and summary of {version}")


class GlossaryWritten(Event, frozen=True, kw_only=True):
    """All of it anew, in its order."""

    TOPIC = "compact.glossary-written"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    entries: tuple[Entry, ...]

    def sentence(self) -> str:
        return N_("{actor} wrote the glossary of {version}, with {count} words")

    @property
    def count(self) -> int:
        return len(self.entries)


class Relation(StrEnum):
    """What another text is to the agreement."""

    PARENT = "parent"
    PREDECESSOR = "predecessor"
    SUCCESSOR = "successor"


class RelatedText(Struct, frozen=True):
    """A framework that it was made under, a local text that it replaced, or one that replaced it."""

    relation: Relation
    title: Text | Sealed
    link: Text | Sealed | None


class RelatedTextsNamed(Event, frozen=True, kw_only=True):
    """All of them anew; of the agreement, whatever its version. `version_id` was in force then, None where nothing was."""

    TOPIC = "compact.related-texts-named"

    version_id: VersionId | None
    texts: tuple[RelatedText, ...]

    def sentence(self) -> str:
        return N_("{actor} named the texts that the agreement comes from or is followed by: {count}")

    @property
    def count(self) -> int:
        return len(self.texts)


class ExampleGiven(Event, frozen=True, kw_only=True):
    """It binds nobody; None takes it away."""

    TOPIC = "compact.example-given"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    clause_id: str
    example: Text | Sealed | None

    def sentence(self) -> str:
        if self.example:
            return N_("{actor} gave an example for clause {clause_id} of {version}")
        return N_("{actor} took the example away from clause {clause_id} of {version}")

"""Comments on drafts, by clause, with what was decided on each."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import compacts
from domain.compacts import Disposition
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import CommentId, OrganisationId, PersonId, VersionId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, ReadModel, Row, Rows

PAGE = 50


class Comment(Row, frozen=True, kw_only=True):
    """The area's people read it at once; everybody, once it is decided."""

    __key__ = ("comment_id",)
    __indexes__ = ("ref", "version_id, clause_id, comment_id")

    comment_id: CommentId
    ref: str
    version_id: VersionId
    edition: int
    clause_id: str
    person_id: PersonId
    organisation_id: OrganisationId | None
    quote: Words | None
    text: Words
    said_on: date
    disposition: Disposition | None = None
    reasons: Words | None = None
    decided_on: date | None = None

    @property
    def audience(self) -> str:
        return PUBLIC if self.disposition else MEMBERS


class CommentTally(Row, frozen=True, kw_only=True):
    """How many comments there are on a clause, and how many wait for a decision."""

    __key__ = ("version_id", "clause_id")

    version_id: VersionId
    clause_id: str
    comments: int = 0
    undecided: int = 0

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    on = event.meta.effective or event.recorded_at.astimezone(LONDON).date()
    match event.fact:
        case compacts.Commented() as said:
            rows.add(
                Comment(
                    comment_id=said.comment_id,
                    ref=said.ref,
                    version_id=said.version_id,
                    edition=said.edition,
                    clause_id=said.clause_id,
                    person_id=said.person_id,
                    organisation_id=said.organisation_id,
                    quote=said.quote,
                    text=said.text,
                    said_on=on,
                )
            )
            _count(rows, said.version_id, said.clause_id, comments=1, undecided=1)
        case compacts.CommentDecided() as decided:
            if comment := rows.get(Comment, decided.comment_id):
                if comment.disposition is None:
                    _count(rows, decided.version_id, decided.clause_id, undecided=-1)
                rows.change(comment, disposition=decided.disposition, reasons=decided.reasons, decided_on=on)


def _count(rows: Rows, version_id: VersionId, clause_id: str, *, comments: int = 0, undecided: int = 0) -> None:
    tally = rows.get(CommentTally, version_id, clause_id) or CommentTally(version_id=version_id, clause_id=clause_id)
    rows.change(tally, comments=tally.comments + comments, undecided=tally.undecided + undecided)


MODEL = ReadModel("comments", (Comment, CommentTally), absorb, of=("compact",))


class CommentLine(Struct, frozen=True):
    """A comment as a page shows it. Whose it is shows to members; to others, for which organisation."""

    comment_id: UUID
    ref: str
    version_id: UUID
    number: int
    edition: int
    clause_id: str
    person: str | None
    organisation: str | None
    quote: str | None
    quote_lang: str | None
    text: str | None
    text_lang: str
    said_on: date
    disposition: Disposition | None
    reasons: str | None
    reasons_lang: str | None
    decided_on: date | None


COMMENTS = """SELECT c.comment_id, c.ref, c.version_id, v.number, c.edition, c.clause_id, CASE WHEN %(member)s THEN p.name END AS person,
    o.name AS organisation, c.quote, c.quote_lang, c.text, c.text_lang, c.said_on, c.disposition, c.reasons, c.reasons_lang, c.decided_on
  FROM comment c JOIN compact_version v USING (version_id) LEFT JOIN person p USING (person_id)
  LEFT JOIN organisation o USING (organisation_id) WHERE (%(member)s OR c.disposition IS NOT NULL) """


class Counted(Struct, frozen=True):
    """Of one version: everything said about it, and what waits for a decision."""

    comments: int
    undecided: int


async def of_version(
    ask: Asking, version_id: UUID, *, clause_id: str = "", undecided: bool = False, after: str = ""
) -> list[CommentLine]:
    """One page in order of the clauses' ids, and one more if there are more; `after` is the page before's last reference."""
    return await ask.rows(
        CommentLine,
        COMMENTS
        + """AND c.version_id = %(version)s AND (%(clause)s = '' OR c.clause_id = %(clause)s)
             AND (NOT %(undecided)s OR c.disposition IS NULL)
             AND (%(after)s = '' OR (c.clause_id, c.comment_id) > (SELECT a.clause_id, a.comment_id FROM comment a WHERE a.ref = %(after)s LIMIT 1))
             ORDER BY c.clause_id, c.comment_id LIMIT %(page)s""",
        {
            "member": ask.viewer.is_member,
            "version": version_id,
            "clause": clause_id,
            "undecided": undecided,
            "after": after,
            "page": PAGE + 1,
        },
    )


async def by_ref(ask: Asking, ref: str) -> CommentLine | None:
    return await ask.row(CommentLine, COMMENTS + "AND c.ref = %(ref)s", {"member": ask.viewer.is_member, "ref": ref})


async def counted(ask: Asking, version_id: UUID) -> Counted:
    found = await ask.row(
        Counted,
        """SELECT coalesce(sum(comments), 0)::int AS comments, coalesce(sum(undecided), 0)::int AS undecided
           FROM comment_tally WHERE version_id = %(version)s""",
        {"version": version_id},
    )
    return found or Counted(0, 0)

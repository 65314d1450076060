"""Child instruments with all their versions, and which clauses the present one of each explains."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import instruments
from domain.instruments import InstrumentKind
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import InstrumentId, VersionId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import ReadModel, Row, Rows

MOST = 200


class Instrument(Row, frozen=True, kw_only=True):
    """`number` is of its present version; `version` counts its stream's events."""

    __key__ = ("instrument_id",)
    __indexes__ = ("ref",)

    instrument_id: InstrumentId
    ref: str
    number: int
    version: int
    review_due: bool = False
    withdrawn_on: date | None = None
    why: Words | None = None


class InstrumentVersion(Row, frozen=True, kw_only=True):
    __key__ = ("instrument_id", "number")

    instrument_id: InstrumentId
    number: int
    kind: InstrumentKind
    title: Words
    text: Words | None
    link: Words | None
    adopted_on: date
    review_on: date | None
    superseded_on: date | None = None


class Explained(Row, frozen=True, kw_only=True):
    """A clause that the present version explains, in the version of the agreement that it was said of."""

    __key__ = ("instrument_id", "version_id", "clause_id")
    __find__ = ("instrument_id",)

    instrument_id: InstrumentId
    version_id: VersionId
    clause_id: str


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case instruments.Adopted() as adopted:
            _adopted(rows, adopted)
        case instruments.ReviewFellDue(instrument_id=instrument_id):
            _change(rows, instrument_id, review_due=True)
        case instruments.Withdrawn(instrument_id=instrument_id, why=why):
            on = event.meta.effective or event.recorded_at.astimezone(LONDON).date()
            _change(rows, instrument_id, withdrawn_on=on, why=why, review_due=False)
            _explains_nothing(rows, instrument_id)
    if isinstance(event.fact, instruments.Adopted | instruments.ReviewFellDue | instruments.Withdrawn):
        _change(rows, event.fact.instrument_id, version=event.version)


def _adopted(rows: Rows, adopted: instruments.Adopted) -> None:
    instrument_id, number = adopted.instrument_id, adopted.number
    if before := rows.get(InstrumentVersion, instrument_id, number - 1):
        rows.change(before, superseded_on=adopted.adopted_on)
    rows.put(Instrument(instrument_id=instrument_id, ref=adopted.ref, number=number, version=0))
    rows.add(
        InstrumentVersion(
            instrument_id=instrument_id,
            number=number,
            kind=adopted.kind,
            title=adopted.title,
            text=adopted.text,
            link=adopted.link,
            adopted_on=adopted.adopted_on,
            review_on=adopted.review_on,
        )
    )
    _explains_nothing(rows, instrument_id)
    for one in adopted.clauses:
        rows.put(Explained(instrument_id=instrument_id, version_id=one.version_id, clause_id=one.clause_id))


def _explains_nothing(rows: Rows, instrument_id: InstrumentId) -> None:
    for explained in rows.where(Explained, instrument_id=instrument_id):
        rows.drop(explained)


def _change(rows: Rows, instrument_id: InstrumentId, **new: object) -> None:
    if instrument := rows.get(Instrument, instrument_id):
        rows.change(instrument, **new)


MODEL = ReadModel("instruments", (Instrument, InstrumentVersion, Explained), absorb, of=("instrument",))


class InstrumentLine(Struct, frozen=True):
    """One version of it; `latest` is the number of its present one."""

    ref: str
    latest: int
    version: int
    review_due: bool
    withdrawn_on: date | None
    why: str | None
    why_lang: str | None
    number: int
    kind: InstrumentKind
    title: str | None
    title_lang: str
    text: str | None
    text_lang: str | None
    has_text: bool
    link: str | None
    adopted_on: date
    review_on: date | None
    superseded_on: date | None


LINES = """SELECT i.ref, i.number AS latest, i.version, i.review_due, i.withdrawn_on, i.why, i.why_lang, v.number, v.kind, v.title, v.title_lang,
    v.text, v.text_lang, v.text_key IS NOT NULL AS has_text, v.link, v.adopted_on, v.review_on, v.superseded_on
  FROM instrument i JOIN instrument_version v USING (instrument_id) """


async def present(ask: Asking) -> list[InstrumentLine]:
    """Each as it is now, those that were withdrawn last."""
    return await ask.rows(
        InstrumentLine,
        LINES + "WHERE v.number = i.number ORDER BY i.withdrawn_on IS NOT NULL, v.kind, v.adopted_on, i.ref LIMIT %(most)s",
        {"most": MOST},
    )


async def by_ref(ask: Asking, ref: str) -> list[InstrumentLine]:
    """All its versions, newest first; none for what does not exist."""
    return await ask.rows(
        InstrumentLine, LINES + "WHERE i.ref = %(ref)s ORDER BY v.number DESC LIMIT %(most)s", {"ref": ref, "most": MOST}
    )


class Explanation(Struct, frozen=True):
    """That a clause is explained by something."""

    clause_id: str
    ref: str
    title: str | None
    title_lang: str


EXPLAINED = """WITH RECURSIVE here AS (
    SELECT instrument_id, version_id, clause_id FROM explained
    UNION SELECT h.instrument_id, c.version_id, c.clause_id FROM here h
      JOIN compact_version n ON n.from_version = h.version_id
      JOIN clause c ON c.version_id = n.version_id AND c.origin = h.clause_id)
  SELECT h.clause_id, i.ref, v.title, v.title_lang FROM here h JOIN instrument i USING (instrument_id)
  JOIN instrument_version v ON (v.instrument_id, v.number) = (i.instrument_id, i.number)
  WHERE h.version_id = %(version)s """


async def explaining(ask: Asking, version_id: UUID) -> dict[str, list[Explanation]]:
    """By clause: what a clause became in a later version is explained by what explained it."""
    found: dict[str, list[Explanation]] = {}
    for one in await ask.rows(Explanation, EXPLAINED + "ORDER BY h.clause_id, i.ref", {"version": version_id}):
        found.setdefault(one.clause_id, []).append(one)
    return found


async def explained_by(ask: Asking, ref: str, version_id: UUID | None) -> list[str]:
    """Ids of the clauses that it explains in that version of the agreement."""
    found = await ask.rows(
        Explanation, EXPLAINED + "AND i.ref = %(ref)s ORDER BY h.clause_id", {"version": version_id, "ref": ref}
    )
    return [one.clause_id for one in found]

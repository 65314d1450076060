"""What pages ask about consultations."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Role
from services.shared.asking import Asking

PAGE = 25


class ConsultationLine(Struct, frozen=True):
    """A consultation in a list, or whole."""

    consultation_id: UUID
    version: int
    ref: str
    organisation_id: UUID
    organisation: str
    title: str | None
    title_lang: str
    about: str | None
    about_lang: str
    opens_on: date
    closes_on: date
    days: int
    minimum_days: int
    short_by: int
    why_short: str | None
    why_short_lang: str | None
    reason_given: bool
    version_id: UUID | None
    clause_id: str | None
    closed: bool

    def is_open(self, today: date) -> bool:
        return today <= self.closes_on


CONSULTATIONS = """SELECT c.consultation_id, c.version, c.ref, c.organisation_id, o.name AS organisation, c.title, c.title_lang, c.about,
    c.about_lang, c.opens_on, c.closes_on, c.days, c.minimum_days, c.short_by, c.why_short, c.why_short_lang,
    c.why_short_key IS NOT NULL AS reason_given, c.version_id, c.clause_id, c.closed
  FROM consultation c JOIN organisation o USING (organisation_id) """


async def open_now(ask: Asking) -> list[ConsultationLine]:
    """What can be answered today, soonest to close first."""
    return await ask.rows(
        ConsultationLine,
        CONSULTATIONS + "WHERE c.closes_on >= %(today)s ORDER BY c.closes_on, c.consultation_id LIMIT 50",
        {"today": ask.today},
    )


async def closed(ask: Asking, before: date | None = None) -> list[ConsultationLine]:
    """One page of those that have closed, latest first; `before` is the last closing date of the page before."""
    return await ask.rows(
        ConsultationLine,
        CONSULTATIONS
        + """WHERE c.closes_on < %(today)s AND (%(before)s::date IS NULL OR c.closes_on < %(before)s)
             ORDER BY c.closes_on DESC, c.consultation_id LIMIT %(page)s""",
        {"today": ask.today, "before": before, "page": PAGE + 1},
    )


async def by_ref(ask: Asking, ref: str) -> ConsultationLine | None:
    return await ask.row(ConsultationLine, CONSULTATIONS + "WHERE c.ref = %(ref)s", {"ref": ref})


class ResponseLine(Struct, frozen=True):
    """A response; its words only for the body that asked and the organisation that answered.

    `unconfirmed`: by somebody of whom that organisation has not said that they act for it.
    """

    organisation_id: UUID
    organisation: str
    person: str | None
    text: str | None
    text_lang: str
    received_on: date
    late_by: int
    why_late: str | None
    unconfirmed: bool


async def responses(ask: Asking, consultation: ConsultationLine) -> list[ResponseLine]:
    """To the body that asked: all of them. To an organisation that answered: its own; but to somebody who only says that
    they act for it, what they sent themself.
    """
    seats = ask.viewer.actor.seats
    mine = [seat.organisation_id for seat in seats if seat.organisation_id and seat.role is not Role.PARTICIPANT]
    return await ask.rows(
        ResponseLine,
        """SELECT r.organisation_id, o.name AS organisation, p.name AS person, r.text, r.text_lang, r.received_on, r.late_by, r.why_late,
             r.unconfirmed AND NOT EXISTS (SELECT FROM seat s WHERE (s.person_id, s.organisation_id) = (r.person_id, r.organisation_id)
               AND s.role <> 'participant') AS unconfirmed
           FROM consultation_response r JOIN organisation o USING (organisation_id) LEFT JOIN person p USING (person_id)
           WHERE r.consultation_id = %(id)s AND (%(asker)s = ANY(%(mine)s::uuid[]) OR r.organisation_id = ANY(%(mine)s::uuid[])
             OR r.person_id = %(me)s)
           ORDER BY r.received_on, r.response_id LIMIT 200""",
        {"id": consultation.consultation_id, "asker": consultation.organisation_id, "mine": mine, "me": ask.viewer.person_id},
    )


class Kept(Struct, frozen=True):
    """This year's promises, as far as the public record shows them. `late`: terms that ended with nobody following."""

    kept: int
    bent: int
    late: int


async def kept(ask: Asking) -> Kept:
    row = await ask.row(
        Kept,
        """SELECT coalesce((SELECT kept FROM kept_tally WHERE year = %(year)s), 0) AS kept,
             coalesce((SELECT bent FROM kept_tally WHERE year = %(year)s), 0) AS bent,
             (SELECT count(*) FROM term t WHERE t.term_ends < %(today)s AND NOT EXISTS (SELECT FROM term n
                WHERE (n.organisation_id, n.service_area) = (t.organisation_id, t.service_area) AND n.serves_from > t.serves_from)) AS late""",
        {"year": ask.today.year, "today": ask.today},
    )
    return row or Kept(0, 0, 0)


class Citing(Struct, frozen=True):
    """A consultation that cites a clause."""

    ref: str
    title: str | None
    title_lang: str
    organisation: str
    opens_on: date
    closes_on: date
    short_by: int


async def citing(ask: Asking, version_id: UUID, clause_id: str) -> list[Citing]:
    """Latest first; those under a clause of one version."""
    return await ask.rows(
        Citing,
        """SELECT c.ref, c.title, c.title_lang, o.name AS organisation, c.opens_on, c.closes_on, c.short_by
           FROM consultation c JOIN organisation o USING (organisation_id)
           WHERE (c.version_id, c.clause_id) = (%(version)s, %(clause)s) ORDER BY c.opens_on DESC, c.ref LIMIT 20""",
        {"version": version_id, "clause": clause_id},
    )

"""How what happens to champions changes the rows."""

from datetime import date

from domain import champions, organisations
from domain.organisations import Sector
from domain.shared.events import Recorded
from domain.shared.ids import NominationId, OrganisationId, PersonId
from services.champions.register.rows import ChampionSlot, Nomination, Term
from services.shared.cells import Words
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case organisations.OrganisationAdded() as added:
            for name in added.service_areas:
                rows.put(_slot(added.organisation_id, name, wanted=added.sector is Sector.PUBLIC))
        case organisations.ServiceAreaNamed(organisation_id=body, service_area=service):
            rows.put(_slot(body, service, wanted=True))
        case organisations.ServiceAreaEnded(organisation_id=body, service_area=service):
            if slot := rows.get(ChampionSlot, body, service):
                rows.change(slot, wanted=False, ended=True)
        case champions.Nominated() as nominated:
            _nominate(rows, nominated, event)
        case champions.ReplacementAsked(nomination_id=nomination_id):
            _change(rows, nomination_id, replaces=True, version=event.version)
        case champions.Accepted() as accepted:
            _change(rows, accepted.nomination_id, state="accepted", version=event.version)
            rows.put(_term(accepted))
        case champions.Declined(nomination_id=nomination_id):
            _change(rows, nomination_id, state="declined", version=event.version)
        case champions.NominationExpired(nomination_id=nomination_id):
            _change(rows, nomination_id, state="expired", version=event.version)
        case champions.Renewed(organisation_id=body, service_area=service, champion_id=who, before=before) as renewed:
            for term in _terms(rows, body, service):
                if (term.champion_id, term.term_ends) == (who, before):
                    rows.change(term, term_ends=renewed.term_ends, shorter=renewed.shorter)
        case champions.Left(organisation_id=body, service_area=service, champion_id=who, left_on=on):
            _leave(rows, body, service, who, on)
        case champions.Replaced(organisation_id=body, service_area=service, champion_id=who, replaced_on=on):
            _leave(rows, body, service, who, on)
        case champions.StoodDown(organisation_id=body, service_area=service, champion_id=who, stood_down_on=on, why=why):
            _leave(rows, body, service, who, on, why)


MODEL = ReadModel("champions", (ChampionSlot, Term, Nomination), absorb, of=("champion", "organisation"))


def _slot(organisation_id: OrganisationId, service_area: str, *, wanted: bool) -> ChampionSlot:
    return ChampionSlot(
        organisation_id=organisation_id,
        service_area=service_area,
        ref=champions.slot_reference(organisation_id, service_area),
        wanted=wanted,
    )


def _nominate(rows: Rows, nominated: champions.Nominated, event: Recorded) -> None:
    rows.put(
        Nomination(
            nomination_id=nominated.nomination_id,
            ref=nominated.ref,
            slot=event.stream_id,
            version=event.version,
            organisation_id=nominated.organisation_id,
            service_area=nominated.service_area,
            nominee_id=nominated.nominee_id,
            nominated_by=nominated.nominated_by,
            nominator_id=event.meta.person_id,
            term_months=nominated.term_months,
            minimum_months=nominated.minimum_months,
            answer_by=nominated.answer_by,
            answer_on=nominated.answer_by.on,
            why=nominated.why,
            state="asked",
        )
    )


def _term(accepted: champions.Accepted) -> Term:
    return Term(
        organisation_id=accepted.organisation_id,
        service_area=accepted.service_area,
        champion_id=accepted.champion_id,
        serves_from=accepted.serves_from,
        term_ends=accepted.term_ends,
        shorter=accepted.shorter,
    )


def _terms(rows: Rows, organisation_id: OrganisationId, service_area: str) -> list[Term]:
    return [one for one in rows.where(Term, organisation_id=organisation_id) if one.service_area == service_area]


def _leave(
    rows: Rows, organisation_id: OrganisationId, service_area: str, who: PersonId, on: date, why: Words | None = None
) -> None:
    """Whoever serves there serves no longer, if it is they; and what was to come of theirs does not."""
    there = _terms(rows, organisation_id, service_area)
    begun = [one for one in there if one.serves_from <= on]
    serving = max(begun, key=lambda one: (one.serves_from, one.left_on is None), default=None)
    if serving and serving.champion_id == who:
        rows.change(serving, term_ends=min(serving.term_ends, on), left_on=on, why=why)
    for one in there:
        if one.serves_from > on and one.champion_id == who:
            rows.drop(one)


def _change(rows: Rows, nomination_id: NominationId, **new: object) -> None:
    nomination = rows.get(Nomination, nomination_id)
    if nomination:
        rows.change(nomination, **new)

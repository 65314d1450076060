"""How what happens in an area changes what its host sees of it."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from domain import areas, breaches, champions, compacts, consultations, contacts, organisations, people, signatories
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.dates import A_DAY, LONDON
from domain.shared.events import Audience, Event, Recorded
from domain.shared.ids import BreachId, HostId, OrganisationId
from services.areas.hosted.owed import owed, sort
from services.areas.hosted.rows import FEW, HostedArea, HostedContact, HostedDue, HostedOffer, HostedSlot, UncountedConcern
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    fact = event.fact
    match fact:
        case areas.AreaOpened():
            _opened(rows, fact, event)
        case areas.AreaNamed() | areas.AreaSuspended() | areas.AreaResumed() | compacts.Adopted() | compacts.ReviewSet():
            _stands(rows, event)
        case areas.HostChangeOffered() | areas.HostChangeWithdrawn() | areas.HostChangeDeclined() | areas.HostChanged():
            _host(rows, event)
        case people.RoleGranted(role=Role.LEAD):
            _lead(rows, 1)
        case people.RoleEnded(role=Role.LEAD):
            _lead(rows, -1)
        case organisations.OrganisationAdded(organisation_id=organisation_id, service_areas=services, sector=Sector.PUBLIC):
            for service in services:
                _slot(rows, organisation_id, service, wanted=True)
        case organisations.ServiceAreaNamed(organisation_id=organisation_id, service_area=service):
            _slot(rows, organisation_id, service, wanted=True)
        case organisations.ServiceAreaEnded(organisation_id=organisation_id, service_area=service):
            _slot(rows, organisation_id, service, wanted=False)
        case organisations.Succeeded(organisation_id=organisation_id) | organisations.Merged(organisation_id=organisation_id):
            _is_gone(rows, organisation_id, gone=True)
        case organisations.Separated(organisation_id=organisation_id):
            _is_gone(rows, organisation_id, gone=False)
        case champions.Accepted():
            _slot(rows, fact.organisation_id, fact.service_area, until=fact.term_ends, champion_id=fact.champion_id)
        case champions.Renewed():
            _until(rows, fact, fact.term_ends)
        case champions.Left(left_on=on) | champions.StoodDown(stood_down_on=on):
            _until(rows, fact, on - A_DAY)
        case contacts.Asked() | contacts.GoneStale() | contacts.Listed() | contacts.Confirmed() | contacts.Withdrawn():
            _contact(
                rows, fact.organisation_id, fact.service_area or "", waits=isinstance(fact, contacts.Asked | contacts.GoneStale)
            )
        case breaches.Raised() | breaches.Settled():
            _concern(rows, fact.breach_id, is_open=isinstance(fact, breaches.Raised))
        case signatories.SignedUp() | consultations.Opened() | consultations.ResponseReceived():
            pass  # somebody is at work there: see below
    for changed in SUBJECTS.get(fact.TOPIC.partition(".")[0], ()):
        changed(rows, fact)
    if fact.AUDIENCE is not Audience.CASE and event.meta.person_id and not event.meta.backfilled:
        _change(rows, active_on=_day(event))


SUBJECTS: dict[str, tuple[Callable[[Rows, Event], None], ...]] = {"erasure": (owed,), "compact": (owed,), "instrument": (owed,)}
TABLES = (HostedArea, HostedSlot, HostedDue, HostedContact, HostedOffer, UncountedConcern)
MODEL = ReadModel(
    "hosted",
    TABLES,
    absorb,
    of=(
        "area",
        "person",
        "organisation",
        "champion",
        "compact",
        "erasure",
        "breach",
        "signatory",
        "consultation",
        "contact",
        "instrument",
    ),
)


def _opened(rows: Rows, opened: areas.AreaOpened, event: Recorded) -> None:
    day = _day(event)
    area = HostedArea(
        host_id=opened.host_id,
        slug=opened.slug,
        name=opened.name,
        instrument=opened.instrument,
        opened_on=event.meta.effective or day,
        active_on=day,
    )
    rows.put(area)
    sort(rows)


def _day(event: Recorded) -> date:
    return event.recorded_at.astimezone(LONDON).date()


def _change(rows: Rows, **new: object) -> None:
    if area := rows.get(HostedArea):
        rows.change(area, **new)


def _stands(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case areas.AreaNamed(name=name, instrument=instrument):
            _change(rows, name=name, instrument=instrument)
        case areas.AreaSuspended():
            _change(rows, suspended_on=_day(event))
        case areas.AreaResumed():
            _change(rows, suspended_on=None)
        case compacts.Adopted(in_force_from=since):
            _change(rows, in_force_from=since, ends_on=None)
        case compacts.ReviewSet(ends_on=ends_on):
            _change(rows, ends_on=ends_on)


def _host(rows: Rows, event: Recorded) -> None:
    area, offer = rows.get(HostedArea), rows.get(HostedOffer)
    if offer:
        rows.drop(offer)
    match event.fact:
        case areas.HostChangeOffered(host_id=host_id) if area:
            rows.put(HostedOffer(host_id=host_id, slug=area.slug, name=area.name, asked_on=_day(event)))
        case areas.HostChanged(host_id=host_id):
            _move(rows, host_id)


def _move(rows: Rows, host_id: HostId) -> None:
    """All that its host sees of it goes to the next one."""
    for kind in (HostedArea, HostedSlot, HostedDue, HostedContact):
        for row in rows.every(kind):
            rows.change(row, host_id=host_id)


def _lead(rows: Rows, more: int) -> None:
    if area := rows.get(HostedArea):
        rows.change(area, leads=area.leads + more)
        sort(rows)


def _slot(rows: Rows, organisation_id: OrganisationId, service: str, **new: object) -> None:
    if area := rows.get(HostedArea):
        slot = rows.get(HostedSlot, organisation_id, service)
        rows.put(replace(slot or HostedSlot(organisation_id=organisation_id, service_area=service, host_id=area.host_id), **new))


def _is_gone(rows: Rows, organisation_id: OrganisationId, *, gone: bool) -> None:
    for slot in rows.where(HostedSlot, organisation_id=organisation_id):
        rows.change(slot, gone=gone)


def _until(rows: Rows, fact: champions.Renewed | champions.Left | champions.StoodDown, on: date) -> None:
    slot = rows.get(HostedSlot, fact.organisation_id, fact.service_area)
    if slot and slot.champion_id == fact.champion_id:
        rows.change(slot, until=on)


def _contact(rows: Rows, organisation_id: OrganisationId, service: str, *, waits: bool) -> None:
    area, known = rows.get(HostedArea), rows.get(HostedContact, organisation_id, service)
    if waits and area:
        rows.put(HostedContact(organisation_id=organisation_id, service_area=service, host_id=area.host_id))
    elif known:
        rows.drop(known)


def _concern(rows: Rows, breach_id: BreachId, *, is_open: bool) -> None:
    known = rows.get(UncountedConcern, breach_id)
    if is_open:
        rows.put(UncountedConcern(breach_id=breach_id))
    elif known:
        rows.drop(known)
    open_now = len(rows.every(UncountedConcern))
    _change(rows, concerns=open_now if open_now >= FEW else None)

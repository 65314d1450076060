"""How what happens changes what is known of an area, and the directory."""

from datetime import date

from domain import areas, compacts, signatories
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from services.areas.register.rows import Area, AreaClock, AreaProcedure, DraftTitle, Host, ListedArea
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case areas.HostRegistered() as host:
            rows.put(Host(host_id=host.host_id, name=host.name))
        case areas.AreaOpened() as opened:
            rows.put(
                Area(
                    slug=opened.slug,
                    name=opened.name,
                    instrument=opened.instrument,
                    host_id=opened.host_id,
                    places=opened.places,
                    set_up=bool(opened.places),
                )
            )
            rows.put(_listed(opened, event.meta.effective or event.recorded_at.astimezone(LONDON).date()))
        case areas.AreaNamed(name=name, instrument=instrument):
            _change(rows, name=name, instrument=instrument)
            _list(rows, name=name, instrument=instrument)
        case areas.PlacesNamed() as named:
            _change(rows, places=named.places)
            _list(rows, covers=named.covers)
        case areas.ColourChosen() | areas.LogoSet() | areas.LogoRemoved() as look:
            _change(rows, **_look(look))
        case areas.AreaSetUp():
            _change(rows, set_up=True)
        case areas.HostChangeOffered(host_id=host_id):
            _change(rows, asked_host=host_id)
        case areas.HostChangeWithdrawn() | areas.HostChangeDeclined():
            _change(rows, asked_host=None)
        case areas.HostChanged(host_id=host_id):
            _change(rows, host_id=host_id, asked_host=None)
            _list(rows, host_id=host_id)
        case areas.TryOutBegun(ends_on=until):
            _change(rows, tries_until=until, tried_by=event.meta.person_id)
            _list(rows, tries_until=until)
        case areas.TryOutEnded():
            _change(rows, over=True)
        case areas.AreaSuspended():
            _change(rows, suspended_on=event.recorded_at.astimezone(LONDON).date())
            _list(rows, suspended=True)
        case areas.AreaResumed():
            _change(rows, suspended_on=None)
            _list(rows, suspended=False)
        case signatories.ApprovalSet(needed=needed):
            _list(rows, approval_needed=needed)
        case areas.ClockSet(clock=clock, period=period):
            rows.put(AreaClock(clock=clock, period=period))
        case areas.ProcedureAdopted(procedure=adopted):
            rows.put(
                AreaProcedure(number=adopted.number, stages=adopted.stages, raisers=adopted.raisers, suggested=adopted.suggested)
            )
        case compacts.Drafted(version_id=version_id, title=title) | compacts.Begun(version_id=version_id, title=title):
            rows.put(DraftTitle(version_id=version_id, title=title))
        case compacts.Adopted(version_id=version_id, in_force_from=since):
            draft, listed = rows.get(DraftTitle, version_id), rows.get(ListedArea)
            if draft and listed:
                rows.change(listed, in_force=draft.title, in_force_from=since, ends_on=None)
        case compacts.ReviewSet(ends_on=ends_on):
            _list(rows, ends_on=ends_on)


MODEL = ReadModel("areas", (Area, AreaClock, AreaProcedure, Host, ListedArea, DraftTitle), absorb, of=("host", "area", "compact"))


def _change(rows: Rows, **new: object) -> None:
    if area := rows.get(Area):
        rows.change(area, **new)


def _look(event: areas.ColourChosen | areas.LogoSet | areas.LogoRemoved) -> dict[str, object]:
    match event:
        case areas.ColourChosen(colour=colour):
            return {"colour": colour}
        case areas.LogoSet(logo=logo):
            return {"logo": logo}
    return {"logo": None}


def _list(rows: Rows, **new: object) -> None:
    """What is searched follows what is shown."""
    if listed := rows.get(ListedArea):
        rows.change(listed, **new)
    if listed := rows.get(ListedArea):
        rows.change(listed, search=f"{listed.name} {listed.covers} {listed.instrument}".lower())


def _listed(area: areas.AreaOpened, opened_on: date) -> ListedArea:
    covers = ", ".join(place.name for place in area.places)
    return ListedArea(
        slug=area.slug,
        name=area.name,
        instrument=area.instrument,
        host_id=area.host_id,
        covers=covers,
        search=f"{area.name} {covers} {area.instrument}".lower(),
        opened_on=opened_on,
    )

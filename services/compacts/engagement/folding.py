"""How what happens to an engagement, and to versions, changes its rows."""

from datetime import date

from domain import compacts
from domain.shared.dates import LONDON
from domain.shared.events import Event, Recorded
from domain.shared.ids import EngagementId, VersionId
from services.compacts.engagement.rows import EngagedVersion, Engagement, EngagementHeld, VersionMaking
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case compacts.engaging.EngagementOpened(engagement_id=engagement_id) as opened:
            rows.put(
                Engagement(
                    engagement_id=engagement_id,
                    number=opened.number,
                    opened_on=opened.opened_on,
                    until=opened.until,
                    asks=opened.asks,
                    take_part=opened.take_part,
                )
            )
            for making in rows.every(VersionMaking):
                _tie(rows, engagement_id, making)
        case compacts.Begun(version_id=version_id) | compacts.Drafted(version_id=version_id) if not event.meta.backfilled:
            _begun(rows, version_id, event.meta.effective or event.recorded_at.astimezone(LONDON).date())
        case compacts.Adopted(version_id=version_id):
            _adopted(rows, version_id)
        case _:
            _goes_on(rows, event.fact)


def _goes_on(rows: Rows, fact: Event) -> None:
    match fact:
        case compacts.engaging.EngagementHeld() as held:
            rows.put(
                EngagementHeld(
                    engagement_id=held.engagement_id,
                    ordinal=held.ordinal,
                    kind=held.kind,
                    held_on=held.held_on,
                    with_whom=held.with_whom,
                    took_part=held.took_part,
                    heard=held.heard,
                )
            )
        case compacts.engaging.EngagementClosed(engagement_id=engagement_id, closed_on=closed_on, outcome=outcome):
            if one := rows.get(Engagement, engagement_id):
                rows.change(one, closed_on=closed_on, outcome=outcome)


def _begun(rows: Rows, version_id: VersionId, on: date) -> None:
    making = VersionMaking(version_id=version_id, begun_on=on)
    rows.put(making)
    for engagement in rows.every(Engagement):
        if not engagement.spent:
            _tie(rows, engagement.engagement_id, making)


def _adopted(rows: Rows, version_id: VersionId) -> None:
    if making := rows.get(VersionMaking, version_id):
        rows.drop(making)
    for tied in rows.where(EngagedVersion, version_id=version_id):
        if one := rows.get(Engagement, tied.engagement_id):
            rows.change(one, spent=True)


def _tie(rows: Rows, engagement_id: EngagementId, making: VersionMaking) -> None:
    rows.put(EngagedVersion(engagement_id=engagement_id, version_id=making.version_id, begun_on=making.begun_on))


MODEL = ReadModel("engagement", (Engagement, EngagementHeld, VersionMaking, EngagedVersion), absorb, of=("compact",))

"""A line of the timeline in words: who did what, for whom, when and why, as this viewer may read it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from markupsafe import Markup
from msgspec import Struct

from domain.shared.actor import Part, Role
from domain.shared.dates import LONDON
from domain.shared.events import N_
from services.timeline.entries import Line
from services.timeline.sentences import Slot
from web.shared.words import ROLES, SERVICE_ACTORS, Words

TOPICS: Mapping[str, str] = {
    "area": N_("The area"),
    "question": N_("Questions to the host"),
    "person": N_("People"),
    "invitation": N_("Invitations"),
    "handover": N_("Handovers"),
    "audit": N_("Audits"),
    "erasure": N_("Requests to be forgotten"),
    "organisation": N_("Organisations"),
    "compact": N_("The agreement"),
    "instrument": N_("Codes and guides"),
    "signatory": N_("Signatories"),
    "champion": N_("Champions"),
    "group": N_("Groups"),
    "contact": N_("Contacts"),
    "consultation": N_("Consultations"),
    "breach": N_("Concerns"),
}


class Told(Struct, frozen=True):
    """`acting_for` only where the sentence does not name it; `recorded` only where it was not that day."""

    key: str
    day: date
    sentence: Markup
    acting: str
    recorded: str
    backfilled: bool
    source: str | None
    why: str | None
    why_lang: str | None


def tell(lines: Sequence[Line], names: Mapping[UUID, str | Part | None], words: Words) -> list[Told]:
    known = {one: known_as(name, words) if isinstance(name, Part) else name for one, name in names.items()}
    return [_told(line, known, words) for line in lines]


def known_as(seat: Part, words: Words) -> str:
    """Somebody who was forgotten, by what they were: “a champion for Adult social care”."""
    role = words._(ROLES[seat.role])
    return words.plain(N_("{role} for {service_area}"), role=role, service_area=seat.service_area) if seat.service_area else role


def _told(line: Line, names: Mapping[UUID, str | None], words: Words) -> Told:
    slots = {slot.name: _value(slot, names, words) for slot in line.slots}
    actor = _actor(line, names, words)
    recorded = line.recorded_at.astimezone(LONDON)
    for_whom = names.get(line.acting_for_id) if line.acting_for_id else None
    named = for_whom in slots.values() or actor in slots.values()
    return Told(
        key=f"{line.day.isoformat()}.{line.stream_id.hex}.{line.version}",
        day=line.day,
        sentence=_capital(words.html(line.sentence, actor=actor, **slots)),
        acting=""
        if named or not for_whom or line.headline_only
        else words.plain(N_("for {organisation}"), organisation=for_whom),
        recorded=words.moment(recorded) if recorded.date() != line.day else "",
        backfilled=line.backfilled,
        source=line.source,
        why=line.why,
        why_lang=line.why_lang,
    )


def _capital(sentence: Markup) -> Markup:
    """A sentence may begin with a role, which is written small elsewhere."""
    text = str(sentence)
    return Markup(text[:1].upper() + text[1:])  # noqa: S704  # as escaped as it came


def _actor(line: Line, names: Mapping[UUID, str | None], words: Words) -> str:
    """By name for those who may see it; else by the role they acted in."""
    if line.person_id is None and line.actor != "person":
        return words._(SERVICE_ACTORS.get(line.actor, line.actor))
    name = names.get(line.person_id) if line.person_id else None
    if name:
        return name
    return words._(ROLES[line.role]) if line.role else words._(N_("somebody"))


def _value(slot: Slot, names: Mapping[UUID, str | None], words: Words) -> Any:
    value = slot.value
    match slot.kind:
        case "person":
            return names.get(UUID(value)) or words._(N_("somebody"))
        case "organisation" | "version" | "consultation" | "group" | "host":
            return names.get(UUID(value)) or words._(N_("something removed since"))
        case "date":
            return words.day(date.fromisoformat(value))
        case "role":
            return words._(ROLES[Role(value)])
    return value

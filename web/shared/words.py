"""Sentences in the reader's language, with their slots filled: for HTML, where values are escaped, and for mail."""

import gettext
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from markupsafe import Markup, escape

from domain.shared.actor import Actor, Role
from domain.shared.dates import LONDON
from domain.shared.errors import Refused
from domain.shared.events import N_
from services.shared.phrases import Phrase

LOCALES = Path(__file__).parent.parent / "locale"
ROLES: Mapping[Role, str] = {
    Role.HOST: N_("a host administrator"),
    Role.LEAD: N_("the Compact lead"),
    Role.CHAIR: N_("the chair"),
    Role.MEMBER: N_("a group member"),
    Role.CHAMPION: N_("a champion"),
    Role.CONTACT: N_("a signatory contact"),
    Role.OFFICER: N_("an officer"),
    Role.VCS: N_("a voluntary-sector member"),
    Role.SECRETARY: N_("the board's secretary"),
    Role.MEDIATOR: N_("a mediator"),
    Role.AUDITOR: N_("an auditor"),
    Role.PARTICIPANT: N_("somebody taking part, not yet confirmed"),
}
SERVICE_ACTORS = {
    "ticker": N_("The service"),
    "reaction": N_("The service"),
    "operator": N_("The installation's operator"),
    "mailbox": N_("Whoever reads the mailbox"),
}


class Words:
    """`lang` is a locale with a catalogue in `web/locale`; English needs none."""

    def __init__(self, lang: str = "en_GB") -> None:
        self.lang = lang
        self.catalogue = _catalogue(lang)

    def _(self, message: str) -> str:
        return self.catalogue.gettext(message)

    def n_(self, one: str, many: str, count: int) -> str:
        return self.catalogue.ngettext(one, many, count)

    def html(self, message: str | Phrase | Refused, **values: Any) -> Markup:
        """Every value is escaped, but for what is HTML already."""
        text, filled = _parts(message, values)
        for name, value in filled.items():
            filled[name] = escape(self.value(value))
        return Markup(_escaped(text, self.lang).format_map(filled))  # noqa: S704

    def plain(self, message: str | Phrase | Refused, **values: Any) -> str:
        text, filled = _parts(message, values)
        return self._(text).format(**{name: self.value(value) for name, value in filled.items()})

    def value(self, value: Any) -> Any:
        if type(value) is str:
            return value
        match value:
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case Role():
                return self._(ROLES[value])
            case Phrase():
                return self.plain(value)
            case None:
                return ""
        return value

    def day(self, day: date) -> str:
        return _day(day, "d MMMM y", self.lang)

    def weekday(self, day: date) -> str:
        return _day(day, "EEEE d MMMM y", self.lang)

    def moment(self, at: datetime) -> str:
        return _moment(at.replace(second=0, microsecond=0), self.lang)

    def from_now(self, day: date, today: date) -> str:
        """What remains, or by how much it is over."""
        days = (day - today).days
        if days == 0:
            return self._("today")
        if days == 1:
            return self._("tomorrow")
        if days > 0:
            return self.n_("in {count} day", "in {count} days", days).format(count=days)
        return self.n_("{count} day ago", "{count} days ago", -days).format(count=-days)

    def late_by(self, day: date, today: date) -> str:
        days = (today - day).days
        return self.n_("late by {count} day", "late by {count} days", days).format(count=days)

    def days(self, count: int) -> str:
        return self.n_("{count} day", "{count} days", count).format(count=count)

    def roles(self, actor: Actor) -> str:
        """What somebody is in an area, each role once."""
        return self.list([self._(ROLES[role]) for role in dict.fromkeys(seat.role for seat in actor.seats)])

    def list(self, parts: list[str]) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return self._("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation("open_compact", LOCALES, [lang], fallback=True)


@lru_cache(maxsize=4096)
def _day(day: date, form: str, lang: str) -> str:
    return format_date(day, form, locale=lang)


@lru_cache(maxsize=4096)
def _moment(at: datetime, lang: str) -> str:
    return format_datetime(at.astimezone(LONDON), "d MMMM y, HH:mm", tzinfo=LONDON, locale=lang)


@lru_cache(maxsize=4096)
def _escaped(message: str, lang: str) -> str:
    return str(escape(_catalogue(lang).gettext(message)))


def _parts(message: str | Phrase | Refused, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The values in a dictionary of their own."""
    if isinstance(message, str):
        return message, values
    return message.message, {**message.values, **values}

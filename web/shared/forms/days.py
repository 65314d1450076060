"""A date as three boxes: day, month and year, so that nobody has to know a format."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from wtforms import Field, Form
from wtforms.validators import StopValidation

from domain.shared.events import N_
from services.shared.phrases import Phrase


class Day(Field):
    """A date in three boxes, as people write it. What was typed stays, also if it is no date."""

    def __init__(self, label: str, *, needed: str = "", hint: str = "", **options: Any) -> None:
        super().__init__(label, [NeededDay(needed)] if needed else [], description=hint, **options)
        self.parts: tuple[str, str, str] = ("", "", "")

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors: list[Any] = []
        self.data: date | None = (data if isinstance(data, date) else None) or (
            self.default() if callable(self.default) else self.default
        )
        self.parts = (str(self.data.day), str(self.data.month), str(self.data.year)) if self.data else ("", "", "")
        names = [f"{self.name}-{part}" for part in ("day", "month", "year")]
        if formdata is not None and any(name in formdata for name in names):
            day, month, year = (formdata.get(name).strip() for name in names)
            self.parts, self.data = (day, month, year), None
            if any(self.parts):
                self._read()

    def _read(self) -> None:
        day, month, year = self.parts
        if all(part.isascii() and part.isdigit() for part in self.parts) and len(year) == 4:
            try:
                self.data = date(int(year), int(month), int(day))
                return
            except (ValueError, OverflowError):
                pass
        typed = " ".join(part for part in (day, _month(month), year) if part)
        self.process_errors.append(
            Phrase(N_("You typed “{typed}”, which is not a date. One looks like 14 3 2027."), {"typed": typed})
        )


class GivenDay(Day):
    """A date that must be there: after validation it is."""

    data: date


class NeededDay:
    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, _form: Form, field: Day) -> None:
        if not any(field.parts):
            raise StopValidation(Phrase(self.message))  # type: ignore[arg-type]


def _month(typed: str) -> str:
    names: Mapping[str, str] = dict(enumerate_months())
    return names.get(typed.lstrip("0"), typed)


def enumerate_months() -> Iterable[tuple[str, str]]:
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return ((str(number), name) for number, name in enumerate(names, 1))

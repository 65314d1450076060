"""Forms on WTForms: what was typed is kept, what is wrong is said in our words, beside the field.

Labels and messages are msgids; templates translate them. A field's `errors` are `Phrase`s.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, Field, Form, IntegerField, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.shared.phrases import Phrase

LONGEST_LINE = 200


class Typed:
    """What a form sent, as WTForms reads it. NUL cannot be stored and is nobody's wish; line ends become plain."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, list[str]] = {}
        for name, value in pairs:
            self.values.setdefault(name, []).append(value.replace("\x00", "").replace("\r\n", "\n"))

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def __iter__(self) -> Any:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def getlist(self, name: str) -> list[str]:
        return self.values.get(name, [])

    def get(self, name: str) -> str:
        return (self.getlist(name) or [""])[0]


class Needed:
    """Says what to enter, in the field's own words."""

    def __init__(self, message: str) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, _form: Form, field: Field) -> None:
        if not field.raw_data or not str(field.raw_data[0]).strip():
            raise StopValidation(Phrase(self.message))  # type: ignore[arg-type]


class AtMost:
    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _form: Form, field: Field) -> None:
        if field.data and len(field.data) > self.most:
            message = N_("That is {length} characters; there is room for {most}.")
            raise StopValidation(Phrase(message, {"length": len(field.data), "most": self.most}))  # type: ignore[arg-type]


class Line(StringField):
    """One line; nothing typed is the empty text."""

    data: str


class Paragraphs(TextAreaField):
    data: str


def line(label: str, *, needed: str = "", most: int = LONGEST_LINE, hint: str = "") -> Line:
    return Line(label, [*_needed(needed), AtMost(most)], description=hint, filters=[_one_line])


def paragraphs(label: str, *, needed: str = "", most: int, hint: str = "") -> Paragraphs:
    return Paragraphs(label, [*_needed(needed), AtMost(most)], description=hint, filters=[_text], render_kw={"most": most})


def tick(label: str, *, hint: str = "") -> BooleanField:
    return BooleanField(label, description=hint)


def whole_number(label: str, *, needed: str, hint: str = "", default: int | None = None) -> IntegerField:
    return WholeNumber(label, _needed(needed), description=hint, default=default)


class OneOf(StringField):
    """One of a few: templates show radios, or a list. `say` is what to do if none of them was chosen.

    `choices` are (value, label); a form whose choices depend on who looks sets them before it is validated.
    """

    data: str

    def __init__(self, label: str, say: str, choices: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(label, [Needed(say)], filters=[_text], **options)
        self.say, self.choices = say, list(choices)

    def pre_validate(self, form: BaseForm) -> None:
        if self.data not in [value for value, _label in self.choices]:
            raise StopValidation(Phrase(self.say))  # type: ignore[arg-type]


class WholeNumber(IntegerField):
    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed:
            try:
                self.data = int(typed) if typed.isascii() and len(typed) < 10 else None
            except ValueError:
                self.data = None
            if self.data is None:
                raise ValueError(Phrase(N_("“{typed}” is not a whole number."), {"typed": typed}))


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
            except ValueError:
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


class PageForm(Form):
    """A form on a page: knows what to say at its top, and takes a refusal from the domain."""

    def __init__(self, typed: Typed | None = None, **values: Any) -> None:
        super().__init__(typed, **values)
        self.refusals: list[Phrase] = []
        self.changes: Sequence[Any] = ()
        """What others did meanwhile, as told lines of the timeline."""

    def refuse(self, refused: Refused) -> None:
        """Beside the field it is about, else at the top."""
        phrase = Phrase(refused.message, refused.values)
        field = self._fields.get(refused.field or "")
        if field is None:
            self.refusals.append(phrase)
        else:
            field.errors = [*field.errors, phrase]  # type: ignore[list-item]

    @property
    def problems(self) -> list[tuple[str, Phrase]]:
        """For the error summary: the id to jump to, and what is wrong."""
        beside: list[tuple[str, Any]] = [(first_id(field), error) for field in self for error in field.errors]
        return [("", phrase) for phrase in self.refusals] + beside


def first_id(field: Field) -> str:
    return f"{field.id}-day" if isinstance(field, Day) else str(field.id)


def problems_of(form: PageForm | None) -> Sequence[tuple[str, Phrase]]:
    return form.problems if form else []


def _needed(message: str) -> list[Any]:
    return [Needed(message)] if message else []


def _one_line(value: str | None) -> str:
    return " ".join((value or "").split())


def _text(value: str | None) -> str:
    return value or ""


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

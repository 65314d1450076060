"""Fields of one value. Labels and messages are msgids; templates translate them."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, Field, Form, IntegerField, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from domain.shared.events import N_
from services.shared.phrases import Phrase

LONGEST_LINE = 200


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


class Several(Field):
    """Any of a few, none of them too: ticks. What is not among the `choices`, (value, label), is passed over."""

    data: list[str]

    def __init__(self, label: str, *, hint: str = "", choices: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(label, description=hint, **options)
        self.choices = list(choices)

    def process_data(self, value: Any) -> None:
        self.data = list(value or [])

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(dict.fromkeys(valuelist))

    def pre_validate(self, form: BaseForm) -> None:
        known = {value for value, _label in self.choices}
        self.data = [value for value in self.data if value in known]


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


def _needed(message: str) -> list[Any]:
    return [Needed(message)] if message else []


def _one_line(value: str | None) -> str:
    return " ".join((value or "").split())


def _text(value: str | None) -> str:
    return value or ""

"""A form as a page shows it: its fields, what is wrong, what was refused, what changed meanwhile."""

from collections.abc import Callable, Sequence
from typing import Any

from wtforms import Field, Form

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.shared.phrases import Phrase
from web.shared.forms.days import Day
from web.shared.forms.typed import Typed

INCOMPLETE = N_("This form is incomplete. Nothing was changed; open it again.")
SENT_ONCE = N_("Choose the file again: a page that comes back does not keep it.")


class PageForm(Form):
    """A form on a page: knows what to say at its top, and takes a refusal from the domain."""

    sent_empty_too: Sequence[str] = ()
    """Of a form whose every box may be empty, names that a browser sends even then: without them it takes nothing away."""

    def __init__(self, typed: Typed | None = None, **values: Any) -> None:
        super().__init__(typed, **values)
        self.typed = typed
        self.refusals: list[Phrase] = []
        self.changes: Sequence[Any] = ()
        """What others did meanwhile, as told lines of the timeline."""
        self.checks: Sequence[Callable[[], None]] = ()
        """Rules of the domain, asked of fields that are right in themselves; each may raise `Refused`."""

    def validate(self, extra_validators: Any = None) -> bool:
        right = super().validate(extra_validators)
        if right and self.typed is not None and not all(name in self.typed for name in self.sent_empty_too):
            self.refuse(Refused(INCOMPLETE))
            return False
        for check in self.checks if right else ():
            try:
                check()
            except Refused as refused:
                self.refuse(refused)
                right = False
        return right

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

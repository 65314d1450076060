"""Whom a form is about: somebody who is here, or somebody new by name and mail address."""

from typing import Any, TypeVar
from uuid import UUID

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.people import register as people
from services.shared.phrases import Phrase
from web.shared.forms import OneOf, PageForm, line
from web.shared.visit import Visit

NEW = "new"


class Whom(PageForm):
    person = OneOf(N_("Who?"), N_("Choose who."))
    name = line(N_("Their name"), most=120, hint=N_("Only for somebody who is not here yet."))
    address = line(N_("Their mail address"), hint=N_("It is not shown to anybody."))

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        if self.person.data == NEW:
            for field, message in ((self.name, N_("Enter their name.")), (self.address, N_("Enter their mail address."))):
                if not field.data and not field.errors:
                    field.errors, fine = [Phrase(message)], False  # type: ignore[list-item]
        return fine

    def refuse(self, refused: Refused) -> None:
        """What is wrong with somebody is said beside them, however they were chosen."""
        chosen = refused.field == "name" and self.person.data != NEW
        super().refuse(Refused(refused.message, field="person", **refused.values) if chosen else refused)

    def who(self) -> dict[str, Any]:
        """As commands take it."""
        known = None if self.person.data == NEW else UUID(self.person.data)
        return {"person_id": known, "name": self.name.data, "address": self.address.data}


F = TypeVar("F", bound=Whom)


async def with_people(visit: Visit, form: F) -> F:
    here = [(str(one.person_id), one.name or "") for one in await people.everybody(visit.page)]
    form.person.choices = [*here, (NEW, visit.words._(N_("Somebody who is not here yet")))]
    return form

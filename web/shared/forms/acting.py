"""For whom a form is sent: shown as a sentence once it is chosen, and changed where it stands."""

from collections.abc import Sequence
from typing import Any

from domain.shared.events import N_
from services.shared.phrases import Phrase
from web.shared.forms.fields import OneOf

ONESELF, THE_AREA = "myself", "area"
SENTENCES = {
    ONESELF: N_("You are acting for yourself."),
    THE_AREA: N_("You are acting for the area as a whole."),
}


class ActsFor(OneOf):
    """`mine`: the values by which they act for an organisation of their own, for themself or for the area. Any others, a
    Compact lead records on an organisation's behalf.
    """

    def __init__(self, *labels: Any, **options: Any) -> None:
        super().__init__(*labels, **options)
        self.mine: Sequence[str] = ()

    @property
    def settled(self) -> bool:
        return bool(self.data) and self.data in self.mine and not self.errors

    @property
    def sentence(self) -> Phrase:
        if self.data in SENTENCES:
            return Phrase(SENTENCES[self.data])
        return Phrase(N_("You are acting for {organisation}."), {"organisation": dict(self.choices)[self.data]})

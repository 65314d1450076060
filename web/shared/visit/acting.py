"""For whom somebody acts who may act for several here: chosen once, and kept in the browser while they are signed in.

Nothing is decided by it. A form shows for whom it would be, sends that, and the command looks whether they still may.
"""

from collections.abc import Sequence
from functools import cached_property

import msgspec

from web.shared.forms import ONESELF, THE_AREA, ActsFor, PageForm
from web.shared.security import SESSION_HOURS
from web.shared.visit.looking import Looking

MOST = 20
"""Areas; what was chosen longest ago in another is asked again."""


class Acting(Looking):
    @property
    def acts_for(self) -> str:
        """What they chose here, if they did. By the person that they are in this area: nobody else's choice is taken over."""
        return self._chosen.get(str(self.scene.viewer.person_id), "")

    def offer(self, field: ActsFor, choices: Sequence[tuple[str, str]]) -> None:
        """Whom it may be for; filled in with what they chose, or with the only organisation that there is."""
        field.choices = list(choices)
        field.mine = [value for value, _name in choices if value in self._own]
        usual = [value for value, _name in choices if value != ONESELF] or [value for value, _name in choices]
        if not field.data and self.acts_for in field.mine:
            field.data = self.acts_for
        if not field.data and len(usual) == 1:
            field.data = usual[0]

    def remember(self, form: PageForm) -> None:
        """The next form begins with what this one was sent with, if it was theirs to choose."""
        for field in form:
            if isinstance(field, ActsFor) and len(field.mine) > 1 and field.data in field.mine:
                kept = {str(self.scene.viewer.person_id): field.data} | self._chosen
                kept[str(self.scene.viewer.person_id)] = field.data
                sealed = self.outside.secret.seal("acting", msgspec.json.encode(dict(list(kept.items())[:MOST])))
                self.set_cookies.append(self.cookies.make(self.cookies.acting, sealed, SESSION_HOURS * 3600))

    @cached_property
    def _chosen(self) -> dict[str, str]:
        opened = self.outside.secret.open("acting", self.request.cookies.get(self.cookies.acting, ""))
        return msgspec.json.decode(opened, type=dict[str, str]) if opened else {}

    @property
    def _own(self) -> set[str]:
        seats = self.scene.viewer.actor.seats
        return {str(seat.organisation_id) for seat in seats if seat.organisation_id} | {ONESELF, THE_AREA}

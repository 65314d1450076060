"""Verbs of the story about groups: forming one, its seats, who takes and leaves them, and who agrees to be named."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from domain.groups import GroupKind
from domain.organisations import Sector
from services.groups import chairing, commands


class ToldGroups:
    """Of an area being told; `people` are its people by name, `bodies` its organisations."""

    people: dict[str, UUID]
    bodies: dict[str, UUID]
    _do: Callable[..., Any]
    _within: Callable[..., tuple[Any, ...]]
    _person_with: Callable[[str], Any]

    def forms(self, who: str, kind: GroupKind, name: str, formed_on: date) -> str:
        ref: str = self._do(who, lambda journal: commands.form_group(journal, kind=kind, name=name, formed_on=formed_on))
        return ref

    def ends_group(self, who: str, ref: str, ended_on: date, why: str) -> None:
        group_id = self.group(ref)
        self._do(who, lambda journal: commands.end_group(journal, group_id=group_id, ended_on=ended_on, why=why))

    def adds_seat(self, who: str, ref: str, body: str | None = None, directorate: str = "", sector: Sector = Sector.VCS) -> str:
        """For a body, or for a sector as such; returns the seat's reference."""
        group_id, organisation_id = self.group(ref), self.bodies[body] if body else None
        seat: str = self._do(
            who,
            lambda journal: commands.add_seat(
                journal, group_id=group_id, organisation_id=organisation_id, directorate=directorate, sector=sector
            ),
        )
        return seat

    def seats(self, who: str, seat: str, whom: str, since: date, *, address: str = "", substitute: bool = False) -> None:
        """Somebody who is here, or by an address somebody new, takes that seat."""
        group_id, seat_id = self._within("SELECT group_id, seat_id FROM group_seat WHERE ref = %s", seat)
        known = None if address else self.people[whom]
        self._do(
            who,
            lambda journal: commands.take_seat(
                journal,
                group_id=group_id,
                seat_id=seat_id,
                since=since,
                person_id=known,
                name=whom,
                address=address,
                substitute=substitute,
            ),
        )
        if address:
            self.people[whom] = self._person_with(address)

    def leaves_seat(self, who: str, seat: str, whom: str, left_on: date) -> None:
        group_id, seat_id = self._within("SELECT group_id, seat_id FROM group_seat WHERE ref = %s", seat)
        self._do(
            who,
            lambda journal: commands.leave_seat(
                journal, group_id=group_id, seat_id=seat_id, person_id=self.people[whom], left_on=left_on
            ),
        )

    def agrees_to_be_named(self, who: str, ref: str, *, agreed: bool = True) -> None:
        group_id = self.group(ref)
        self._do(who, lambda journal: commands.agree_to_be_named(journal, group_id=group_id, agreed=agreed))

    def elects(
        self,
        who: str,
        ref: str,
        whom: str,
        term: tuple[date, date],
        independence: str,
        *,
        independent: bool = True,
        address: str = "",
    ) -> None:
        """From the first day of the term until the last; somebody who is here, or by an address somebody new."""
        group_id, known = self.group(ref), None if address else self.people[whom]
        self._do(
            who,
            lambda journal: chairing.elect_chair(
                journal,
                group_id=group_id,
                elected_on=term[0],
                term_ends=term[1],
                independent=independent,
                why=independence,
                person_id=known,
                name=whom,
                address=address,
            ),
        )
        if address:
            self.people[whom] = self._person_with(address)

    def chair_stops(self, who: str, ref: str, left_on: date) -> None:
        group_id = self.group(ref)
        self._do(who, lambda journal: chairing.chair_stops(journal, group_id=group_id, left_on=left_on))

    def declares_conflict(self, who: str, ref: str, whom: str, matter: str, since: date) -> str:
        """Returns its reference."""
        group_id, person = self.group(ref), self.people[whom]
        self._do(
            who,
            lambda journal: chairing.declare_conflict(journal, group_id=group_id, person_id=person, matter=matter, since=since),
        )
        query = "SELECT ref FROM conflict WHERE (group_id, person_id) = (%s, %s) ORDER BY since DESC, ref LIMIT 1"
        return str(self._within(query, group_id, person)[0])

    def group(self, ref: str) -> UUID:
        (group_id,) = self._within("SELECT group_id FROM area_group WHERE ref = %s", ref)
        return UUID(str(group_id))

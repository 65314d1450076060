"""Verbs of the story about champions' slots and terms: naming a service, going on, standing down, leaving, being replaced."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.champions import commands, terms, wanted


class ToldTerms:
    """Of an area being told; `bodies` are its organisations by name."""

    bodies: dict[str, UUID]
    people: dict[str, UUID]
    _do: Callable[..., Any]
    _person_with: Callable[..., Any]

    def names_service(self, who: str, body: str, service: str) -> None:
        self._do(who, lambda journal: wanted.name_service(journal, organisation_id=self.bodies[body], service_area=service))

    def ends_service(self, who: str, body: str, service: str) -> None:
        self._do(who, lambda journal: wanted.end_service(journal, organisation_id=self.bodies[body], service_area=service))

    def goes_on(self, who: str, body: str, service: str, months: int = 12) -> None:
        self._do(
            who,
            lambda journal: terms.renew(journal, organisation_id=self.bodies[body], service_area=service, months=months),
        )

    def stands_down(self, who: str, body: str, service: str, why: str = "") -> None:
        self._do(
            who,
            lambda journal: terms.stand_down(journal, organisation_id=self.bodies[body], service_area=service, why=why),
        )

    def says_that_they_left(self, who: str, body: str, service: str) -> None:
        self._do(who, lambda journal: terms.has_left(journal, organisation_id=self.bodies[body], service_area=service))

    def replaces(self, who: str, body: str, service: str, nominee: tuple[str, str], months: int = 12) -> str:
        """A name and an address; returns the nomination's reference."""
        ref: str = self._do(
            who,
            lambda journal: commands.nominate(
                journal,
                organisation_id=self.bodies[body],
                service_area=service,
                name=nominee[0],
                address=nominee[1],
                term_months=months,
                why="",
                replacing=True,
            ),
        )
        self.people[nominee[0]] = self._person_with(nominee[1])
        return ref

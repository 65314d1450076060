"""An area with a word of its own in every name, text and title, so that wherever one of them gets out it is seen."""

from datetime import date
from typing import Any, ClassVar

from domain.organisations import Sector
from domain.shared.actor import Role
from tests.web.furnished import STORY, Twin

MARK = "zosterops"


class Marked(Twin):
    """Told with the same verbs, and found by the same plain names; only what is recorded carries the mark."""

    mark: ClassVar = MARK

    @property
    def story(self) -> dict[str, str]:  # type: ignore[override]
        return {name: self.marked(words) for name, words in STORY.items()}

    def marked(self, words: str) -> str:
        return f"{words} {self.mark}"

    def body(self, name: str, sector: Sector, *services: str, identifier: str | None = None) -> None:
        super().body(self.marked(name), sector, *services, identifier=identifier)
        self.bodies[name] = self.bodies[self.marked(name)]

    def person(self, name: str, address: str, role: Role, body: str | None = None) -> None:
        super().person(self.marked(name), address, role, body)
        self.people[name] = self.people[self.marked(name)]

    def text_of(self, number: int, document: str, title: str, since: date, source: str | None = None) -> None:
        mark = " ".join(self.mark.split())  # a line of its own would be another clause
        super().text_of(number, document.replace("twelve weeks", f"twelve {mark} weeks"), self.marked(title), since, source)

    def signs(self, who: str, body: str, position: str, authority: str, represents: str = "", **more: Any) -> None:
        super().signs(who, body, self.marked(position), self.marked(authority), represents and self.marked(represents), **more)

    def nominates(self, who: str, body: str, service: str, nominee: tuple[str, str] = ("", ""), *more: Any, **why: Any) -> str:
        name, address = nominee
        ref = super().nominates(who, body, service, (self.marked(name), address), *more, **why)
        self.people[name] = self.people[self.marked(name)]
        return ref

    def invites(self, who: str, invitee: tuple[str, str], *more: Any, **audit: Any) -> str:
        return super().invites(who, (self.marked(invitee[0]), invitee[1]), *more, **audit)

    def comes(self, name: str, *more: Any, **what: Any) -> None:
        super().comes(self.marked(name), *more, **what)
        self.people[name] = self.people[self.marked(name)]

    def opens(self, who: str, body: str, words: dict[str, str], *more: Any, **why: Any) -> str:
        return super().opens(who, body, {name: self.marked(text) for name, text in words.items()}, *more, **why)

    def responds(self, who: str, body: str, ref: str, text: str, why_late: str = "") -> None:
        super().responds(who, body, ref, self.marked(text), why_late)

    def raises(
        self, who: str, body: str, about: str, service: str | None, clause_id: str, words: dict[str, str], version: int
    ) -> str:
        told = {name: self.marked(text) for name, text in words.items()}
        return super().raises(who, body, about, service, clause_id, told, version)

    def replies(self, who: str, ref: str, text: str) -> None:
        super().replies(who, ref, self.marked(text))

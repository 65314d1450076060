"""Somebody asks to be forgotten, two decide, and it is done: as short verbs."""

from typing import Any
from uuid import UUID

from domain.erasure import Outcome
from domain.shared.grounds import Ground
from infra.composition import Parts
from services.erasure.commands import confirm, propose, request
from tests.given import TestArea

CERTIFICATE = "0123456789abcdef0123456789abcdef"


def asks(area: TestArea, who: str) -> str:
    """The reference of the request."""
    return area._do(who, request)


def proposes(
    area: TestArea, by: str, who: str, outcome: Outcome = Outcome.GRANTED, ground: Ground = Ground.OBJECTED, reasons: str = ""
) -> None:
    area._do(
        by,
        lambda journal: propose(journal, person_id=area.people[who], outcome=outcome, ground=ground, reasons=reasons),
    )


def confirms(area: TestArea, by: str, who: str, certificate: str = CERTIFICATE) -> None:
    area._do(by, lambda journal: confirm(journal, person_id=area.people[who], certificate=certificate))


def granted(area: TestArea, who: str, by: tuple[str, str] = ("lead", "keeper"), certificate: str = CERTIFICATE) -> UUID:
    """Asked and decided, and the person told; the request's id."""
    ref = asks(area, who)
    proposes(area, by[0], who)
    confirms(area, by[1], who, certificate)
    request_id: UUID = area._within("SELECT request_id FROM erasure WHERE ref = %s", ref)[0]
    return request_id


def forgotten(made: Parts, area: TestArea, who: str, **more: Any) -> UUID:
    """The same, and done."""
    request_id = granted(area, who, **more)
    assert made.eraser.erase(area.tenant, request_id, area.narrator.now)
    area.narrator.settle()
    return request_id

"""The yearly question to a contact, and mail that comes back: in their time, once."""

from typing import Any

import pytest

from domain import contacts
from domain.shared.actor import Role
from domain.shared.dates import A_DAY, add_months, end_of
from infra.composition import Parts
from infra.mail import Message, NobodyThere
from services.duties.waiting import DutyKind
from tests.erasure.forgetting import forgotten
from tests.given import COUNCIL, SERVICE, TestArea, World
from tests.work.happening import LINK, mails, mails_to, of, of_kind
from tests.work.ticking import A_SECOND, alarms, stand_at


@pytest.fixture
def area(world: World) -> TestArea:
    """As it was more than a year ago."""
    narrator = world.narrator()
    narrator.begin(500)
    return world.area(narrator=narrator)


def lists(area: TestArea, *, mailbox: bool = False, who: str = "joel") -> str:
    area.addresses[who] = f"{who}@{area.slug}.example"
    return area.lists("officer", COUNCIL, SERVICE, (who, area.addresses[who]), mailbox=mailbox)


def passes(area: TestArea, moment: Any) -> None:
    stand_at(area, moment)
    area.narrator.worker.tick()
    area.narrator.settle()


def because(made: Parts, area: TestArea) -> list[str]:
    return [one.fact.because for one in of_kind(made, area.tenant, contacts.GoneStale)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("mailbox", [False, True], ids=["a person", "a mailbox"])
def test_they_are_asked_at_first_and_a_month_before_the_year_is_over(area: TestArea, made: Parts, mailbox: bool) -> None:
    lists(area, mailbox=mailbox)
    (listed,) = of_kind(made, area.tenant, contacts.Listed)
    asks_on = add_months(listed.fact.confirm_by, -1)  # type: ignore[attr-defined]

    counts = []
    for moment in (end_of(asks_on - A_DAY) - A_SECOND, end_of(asks_on - A_DAY), end_of(asks_on + A_DAY)):
        passes(area, moment)
        counts.append(sum(of(DutyKind.CONFIRM_CONTACT, mail) for mail in mails_to(made, area, "joel")))

    assert counts == [1, 2, 2]
    assert len(of_kind(made, area.tenant, contacts.Asked)) == 1
    assert all("/links/" in LINK.findall(mail)[0] for mail in mails_to(made, area, "joel"))


def test_without_a_word_for_a_year_they_go_stale_once_and_nothing_more_rings(area: TestArea, made: Parts) -> None:
    lists(area)
    (listed,) = of_kind(made, area.tenant, contacts.Listed)
    last = listed.fact.confirm_by  # type: ignore[attr-defined]

    told = []
    for moment in (end_of(last) - A_SECOND, end_of(last), end_of(last + A_DAY)):
        passes(area, moment)
        told.append(because(made, area))

    assert told == [[], ["silence"], ["silence"]]
    assert "keep-contact" not in alarms(made, area)


def test_a_yes_begins_another_year(area: TestArea, made: Parts) -> None:
    ref = lists(area)
    (listed,) = of_kind(made, area.tenant, contacts.Listed)
    last = listed.fact.confirm_by  # type: ignore[attr-defined]
    stand_at(area, end_of(last - 3 * A_DAY))
    area.confirms(ref)

    passes(area, end_of(last))

    assert because(made, area) == []
    assert alarms(made, area).count("keep-contact") == 2


@pytest.mark.parametrize("mailbox", [False, True], ids=["a person", "a mailbox"])
def test_mail_that_their_server_will_never_take_makes_them_stale(area: TestArea, made: Parts, mailbox: bool) -> None:
    with nobody_there(area):
        lists(area, mailbox=mailbox)

    assert because(made, area) == ["returned"]
    assert mails(made, area) == []


def test_mail_to_somebody_else_that_comes_back_says_nothing_of_them(area: TestArea, made: Parts) -> None:
    lists(area)
    with nobody_there(area):
        area.offers_handover("lead", "chair")

    assert because(made, area) == []


def test_whoever_is_forgotten_is_nobodys_contact(area: TestArea, made: Parts) -> None:
    lists(area)
    area.somebody("keeper", Role.HOST)
    forgotten(made, area, "joel")
    area.narrator.settle()

    assert len(of_kind(made, area.tenant, contacts.Withdrawn)) == 1
    assert "keep-contact" not in alarms(made, area)


class nobody_there:  # noqa: N801  # reads as a clause
    """Meanwhile every server says for good that it knows nobody of that name."""

    def __init__(self, area: TestArea) -> None:
        self.worker = area.narrator.worker
        self.mail = self.worker.post.mail

    def __enter__(self) -> None:
        self.worker.post.mail = self

    def __exit__(self, *_error: object) -> None:
        self.worker.post.mail = self.mail

    def send(self, _message: Message) -> None:
        raise NobodyThere

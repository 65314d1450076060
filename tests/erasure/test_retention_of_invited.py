"""An address that an invitation went to is kept as long as that can be accepted; after that, it is sent to nobody again."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest

from infra.composition import Parts
from infra.worker import Worker
from services.erasure.retention import Retention
from tests.browser import Browser
from tests.given import TestArea, World
from tests.web.asked import invites
from tests.work.happening import LINK

GONE = "The address that this invitation went to is kept here no longer. Take it back, and invite them anew."


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def sweeps(made: Parts, superuser: str) -> Callable[..., None]:
    """`sweeps(days=8)`: as retention does, that many days from now; whoever was invited was known long before."""

    def sweep(days: int = 0) -> None:
        with psycopg.connect(superuser, autocommit=True) as cx:
            cx.execute("UPDATE auth.login SET made_at = made_at - interval '31 days'")
            (now,) = cx.execute("SELECT es.now()").fetchone() or (None,)
        assert now
        Retention(made.worker_pool, made.vault, made.eraser).run(dry=False, now=now + timedelta(days=days))

    return sweep


def test_it_stays_while_the_mail_waits_to_be_sent(
    area: TestArea, post: Callable[[str], list[str]], sweeps: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as sending:
        sending.setattr(Worker, "send_mail", lambda _worker: 0)
        invites(area, "ada")
        sweeps()

    assert len(post(area.addresses["ada"])) == 1


def test_it_stays_while_the_mailed_link_works_and_then_goes(
    area: TestArea,
    post: Callable[[str], list[str]],
    sweeps: Callable[..., None],
    visitor: Browser,
    signed_in: Callable[[TestArea, str], Browser],
    recorded: Callable[[], int],
) -> None:
    ref = invites(area, "ada")
    link = "/links/" + LINK.findall(post(area.addresses["ada"])[0])[0].rpartition("/")[2]

    sweeps(days=6)
    assert visitor.get(link).headings == ["Will you take part?"]
    sweeps(days=9)
    lead = signed_in(area, "lead")
    page, before = lead.get(f"/{area.slug}/people"), recorded()
    refused = lead.send(page, f"{ref}/mail", 409)

    assert GONE in refused.words
    assert recorded() == before
    assert "The invitation has been taken back." in lead.send(page, f"{ref}/revocation").words

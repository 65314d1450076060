"""What somebody was called in an invitation is theirs too, whoever they were here already: read by them, and gone with them."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from domain.people import InvitationRevoked, PersonErased
from domain.shared.actor import Role
from domain.shared.ids import reference
from infra.composition import Parts
from services.shared import membership
from tests.browser import Browser
from tests.erasure.forgetting import forgotten
from tests.given import BAND, PANTRY, TestArea, World
from tests.work.happening import of_kind

Enter = Callable[[TestArea, str], Browser]
WHO, CALLED, LATER = "contact", "Wombat Pennyfeather", "Wombat P. Quince"


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    """Its contact was invited twice: once accepted, once not yet."""
    area = worlds.area()
    area.somebody("keeper", Role.HOST)
    area.joins(area.invites("lead", (CALLED, area.addresses[WHO]), Role.SECRETARY), WHO)
    area.invites("lead", (LATER, area.addresses[WHO]), Role.CONTACT, BAND)
    area.invites("lead", ("Ottoline Vane", f"other@{area.slug}.example"), Role.CONTACT, BAND)
    return area


@pytest.fixture(scope="module")
def gone(area: TestArea, made: Parts) -> TestArea:
    forgotten(made, area, WHO)
    return area


def mine(browser: Browser) -> str:
    found: Any = json.loads(browser.raw("GET", "/my-data/my-data.json").content)["held"]
    return json.dumps(found["areas"])


def test_they_read_it_in_their_data_and_nobody_elses(area: TestArea, signed_in: Enter) -> None:
    theirs, leads = mine(signed_in(area, WHO)), mine(signed_in(area, "lead"))

    assert CALLED in theirs
    assert LATER in theirs
    assert "Ottoline Vane" not in theirs
    texts = [text for one in json.loads(leads) for act in one["acts"] for text in act["texts"].values()]
    assert not {CALLED, LATER, "Ottoline Vane"} & set(texts), "what somebody else is called is not the lead's"


def test_once_they_are_forgotten_no_page_has_it(gone: TestArea, signed_in: Enter) -> None:
    lead = signed_in(gone, "lead")
    invitees = [UUID(str(one.fact.invitee_id)) for one in of_kind(gone.narrator.made, gone.tenant, InvitationRevoked)]  # type: ignore[attr-defined]
    pages = [
        lead.get(f"/{gone.slug}{page}").html
        for page in ("/timeline", "/people", *(f"/people/{reference(one)}" for one in invitees))
    ]

    assert not any("Wombat" in page for page in pages)
    assert "Somebody whose name was removed" in pages[-1]
    assert "Ottoline Vane" in pages[0]


def test_the_keys_of_it_went_with_theirs(gone: TestArea, made: Parts) -> None:
    (erased,) = of_kind(made, gone.tenant, PersonErased)
    query = "SELECT array_agg(invitee_id) FROM invitation WHERE inviter_id = %s"
    (invitees,) = gone._within(query, gone.people["lead"])

    keys = erased.fact.keys  # type: ignore[attr-defined]
    assert len(set(invitees) & set(keys)) == 2
    assert len(made.vault.keys(gone.tenant, invitees)) == 1, "of whoever else is invited"


def test_what_still_invited_them_is_taken_back(gone: TestArea, made: Parts) -> None:
    states = "SELECT array_agg(state ORDER BY state) FROM invitation WHERE inviter_id = %s"

    assert gone._within(states, gone.people["lead"]) == (["accepted", "revoked", "waiting"],)


def test_of_a_mailbox_that_two_share_each_takes_their_own_along(world: World, made: Parts) -> None:
    area = world.area()
    area.somebody("keeper", Role.HOST)
    address = area.addresses["contact"]
    login = made.desk.within(area.tenant, lambda cx: membership.another_login(cx, made.addresses, address))
    other = area._do("lead", lambda journal: membership.find_or_add(journal, "Bea Thorne", f"bea@{area.slug}.example"))
    with made.app_pool.connection() as cx:
        cx.execute(
            "UPDATE auth.membership SET login_id = %s WHERE (tenant_id, person_id) = (%s, %s)", (login, area.tenant, other)
        )
    for name in ("CONTACT", "Bea Thorne"):
        area.invites("lead", (name, address), Role.CONTACT, PANTRY)

    forgotten(made, area, "contact")

    left = "SELECT array_agg(p.name) FROM invitation i JOIN person p ON p.person_id = i.invitee_id WHERE i.state = 'waiting'"
    assert area._within(left) == (["Bea Thorne"],)

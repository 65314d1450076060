"""Whoever was invited and never came is forgotten a month after that invitation was over; nobody else is."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest

from domain.people import PersonErased
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.ids import reference
from infra.composition import Parts
from services.erasure.retention import Retention
from services.people.commands import revoke_invitation, send_invitation_again
from tests.browser import Browser
from tests.given import BAND, TestArea, World
from tests.work.happening import mails, of_kind

Enter = Callable[[TestArea, str], Browser]
NEVER, REVOKED, LATER, CAME, KNOWN = "Wombat Never", "Wombat Revoked", "Quokka Later", "Quokka Came", "Quokka Known"
KIND = "people invited in {area} who never came"


@pytest.fixture
def area(world: World) -> TestArea:
    """Where five were invited 38 days ago, one of them again a day ago."""
    narrator = world.narrator()
    narrator.begin(38)
    area = world.area(narrator=narrator)
    for name in (NEVER, REVOKED, LATER, CAME):
        area.addresses[name] = f"{name.replace(' ', '.').lower()}@{area.slug}.example"
    refs = {
        name: area.invites("lead", (name, area.addresses[name]), Role.CONTACT, BAND) for name in (NEVER, REVOKED, LATER, CAME)
    }
    area.joins(refs[CAME], CAME)
    area.joins(area.invites("lead", (KNOWN, area.addresses["contact"]), Role.SECRETARY), "contact")
    area._do("lead", lambda journal: revoke_invitation(journal, ref=refs[REVOKED]))
    narrator.at = narrator.end - timedelta(days=1)
    area._do("lead", lambda journal: send_invitation_again(journal, ref=refs[LATER]))
    narrator.at = narrator.end
    return area


def forgets(made: Parts, area: TestArea, *, dry: bool = False, days: int = 0) -> int:
    found = Retention(made.worker_pool, made.vault, made.eraser).run(dry=dry, now=area.narrator.now + timedelta(days=days))
    area.narrator.settle()
    return sum(one.count for one in found if one.what.message == KIND and one.what.values["area"] == area.slug)


def names(area: TestArea) -> set[str]:
    query = "SELECT array_agg(p.name) FROM invitation i JOIN person p ON p.person_id = i.invitee_id"
    return set(area._within(query)[0]) - {None}


def test_a_month_after_it_was_over_and_not_before(area: TestArea, made: Parts) -> None:
    assert forgets(made, area, dry=True, days=-2) == 0

    counted = [forgets(made, area, dry=True), forgets(made, area), forgets(made, area)]

    assert counted == [2, 2, 0]
    assert names(area) == {LATER, CAME, KNOWN}


def test_no_page_and_no_mail_has_their_name_and_it_is_recorded(area: TestArea, made: Parts, signed_in: Enter) -> None:
    forgets(made, area)

    lead = signed_in(area, "lead")
    gone = of_kind(made, area.tenant, PersonErased)
    at = ("/timeline", "/people", *(f"/people/{reference(one.stream_id)}" for one in gone))
    pages = [lead.get(f"/{area.slug}{page}").html for page in at]
    assert len(gone) == 2
    assert not any("Wombat" in page for page in pages)
    assert LATER in pages[0]
    assert not [mail for mail in mails(made, area) if "Wombat" in mail[2] or mail[0] == area.addresses[NEVER]]


def test_what_invited_them_is_taken_back(area: TestArea, made: Parts) -> None:
    (ref,) = area._within("SELECT i.ref FROM invitation i JOIN person p ON p.person_id = i.invitee_id WHERE p.name = %s", NEVER)
    forgets(made, area)

    with pytest.raises(Refused, match="taken back"):
        area._do("lead", lambda journal: send_invitation_again(journal, ref=ref))


def test_what_was_left_of_whoever_was_here_already_and_is_gone_goes_too(area: TestArea, made: Parts, superuser: str) -> None:
    """Once they were forgotten without what an invitation had called them."""
    with psycopg.connect(superuser, autocommit=True) as cx:
        cx.execute("DELETE FROM auth.membership WHERE (tenant_id, person_id) = (%s, %s)", (area.tenant, area.people["contact"]))

    forgets(made, area)

    assert names(area) == {LATER, CAME}

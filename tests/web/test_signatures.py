"""The life of a signature through the pages: approved, withdrawn, signed for, followed, and its whole history on one page."""

from collections.abc import Callable

import pytest

from domain.compacts import reading
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.ids import reference
from domain.signatories import SignatureKind
from services.compacts.commands import adopt_version, draft_version
from tests.browser import Browser
from tests.given import BAND, COUNCIL, CVS, PANTRY, TEXT, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
SAID = ("Chair", "The trustees, on 3 March")


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def page_of(area: TestArea, body: str) -> str:
    return f"/{area.slug}/signatories/{reference(area.bodies[body])}"


def typed(position: str = "Chair", authority: str = "The trustees, on 3 March", **more: str) -> dict[str, str]:
    return {"position": position, "authority": authority} | more


def test_where_it_is_so_set_a_signature_waits_for_the_lead(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    lead, contact = signed_in(area, "lead"), signed_in(area, "contact")
    lead.send(lead.get(f"/{area.slug}/signatories/approval"), "/approval", needed="yes")

    asked = contact.send(contact.get(f"/{area.slug}/signatories/new"), "/signatories", **typed())
    waiting = lead.get(f"/{area.slug}/signatories")
    before = visitor.get(f"/{area.slug}/signatories")
    request = lead.get(f"/{area.slug}/signatories/requests/{reference(area.bodies[PANTRY])}")
    lead.send(request, reference(area.bodies[PANTRY]), answer="approve")

    assert f"{PANTRY} has asked to sign." in asked.words
    assert "Waiting for approval" in waiting.words
    assert PANTRY not in before.words
    assert PANTRY in visitor.get(f"/{area.slug}/signatories").words


def test_whoever_asked_reads_why_it_was_not_approved(area: TestArea, signed_in: SignedIn) -> None:
    area.sets_approval("lead", needed=True)
    area.signs("contact", PANTRY, *SAID, represents="the choirs", members=[BAND])
    lead = signed_in(area, "lead")
    request = lead.get(f"/{area.slug}/signatories/requests/{reference(area.bodies[PANTRY])}")

    refused = lead.send(request, reference(area.bodies[PANTRY]), 422, answer="refuse", why="")
    lead.send(refused, reference(area.bodies[PANTRY]), answer="refuse", why="The minutes do not say so.")

    assert "Say why it is not approved." in refused.words
    assert f"Members that it signs for by name {BAND}" in request.words
    assert "The minutes do not say so." in signed_in(area, "contact").get(page_of(area, PANTRY)).words


def test_a_supporter_is_shown_apart_and_counted_by_nobody(area: TestArea, visitor: Browser) -> None:
    area.signs("contact", PANTRY, *SAID)
    area.signs("bandleader", BAND, *SAID, kind=SignatureKind.SUPPORTER)

    page = visitor.get(f"/{area.slug}/signatories")

    assert "1 organisation signed" in page.words
    assert page.words.index(PANTRY) < page.words.index("Supported by") < page.words.index(BAND)


def test_withdrawn_it_shows_its_day_and_reason_and_what_it_had_signed(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.signs("contact", PANTRY, *SAID)
    contact = signed_in(area, "contact")

    page = contact.send(contact.get(f"{page_of(area, PANTRY)}/withdrawal"), "/withdrawal", why="We close.")

    assert f"{PANTRY} is no longer a signatory." in page.words
    seen = visitor.get(page_of(area, PANTRY)).words
    assert "Withdrawn" in seen
    assert "We close." in seen
    assert "The Testing Compact (1)" in seen
    assert "Nobody has signed" in visitor.get(f"/{area.slug}/signatories").words


def test_a_member_is_shown_via_whom_and_may_sign_itself_or_opt_out(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    lead, contact = signed_in(area, "lead"), signed_in(area, "contact")
    form = lead.get(f"/{area.slug}/signatories/new")
    wrong = typed(organisation=str(area.bodies[CVS]), capacity="representative", represents="its members", members="Nobody Known")

    refused = lead.send(form, "/signatories", 422, **wrong)
    lead.send(refused, "/signatories", members=f"{PANTRY.upper()}\n\n {BAND}")
    named = visitor.get(page_of(area, PANTRY)).words
    contact.send(contact.get(f"{page_of(area, PANTRY)}/opting-out"), "/opting-out", representative=str(area.bodies[CVS]))
    contact.send(contact.get(f"{page_of(area, PANTRY)}/reaffirmation"), "/signatories", **typed())

    assert "No organisation here is called “Nobody Known”." in refused.words
    assert f"via {CVS}" in named
    assert "It has not signed itself." in named
    after = visitor.get(page_of(area, PANTRY)).words
    assert f"It said that {CVS} does not sign for it." in after
    assert "It has not signed itself." not in after
    assert f"{BAND}, via {CVS}" in visitor.get(f"/{area.slug}/signatories").words


def test_one_that_is_followed_keeps_what_it_signed_and_can_sign_no_more(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.signs("officer", COUNCIL, *SAID)
    lead = signed_in(area, "lead")
    ref = reference(area.bodies[COUNCIL])

    lead.send(lead.get(f"/{area.slug}/organisations/{ref}/successor"), "/successor", successor=str(area.bodies[PANTRY]))

    seen = visitor.get(page_of(area, COUNCIL)).words
    assert "Followed by another" in seen
    assert f"{PANTRY} followed {COUNCIL}" in seen
    assert "Signed on" in seen
    officer = signed_in(area, "officer").get(f"/{area.slug}/signatories/new")
    assert COUNCIL not in officer.words


def test_of_whom_only_members_know_there_is_no_page_for_others(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    assert visitor.get(page_of(area, BAND), 404).headings == ["Page not found"]
    assert signed_in(area, "contact").get(page_of(area, BAND)).headings[0] == BAND


def test_a_newer_version_asks_them_to_sign_and_offers_what_they_said_last_time(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.signs("contact", PANTRY, *SAID, represents="the food network")
    sections = reading.read(TEXT.replace("twelve", "fourteen")).sections
    area._operate(lambda journal: draft_version(journal, number=2, title="The Next Compact", sections=sections))
    area._operate(lambda journal: adopt_version(journal, number=2, in_force_from=area.today))
    contact = signed_in(area, "contact")

    before = visitor.get(f"/{area.slug}/signatories").words
    duty = contact.get("/duties").words
    form = contact.get(f"{page_of(area, PANTRY)}/reaffirmation")
    contact.send(form, "/signatories", **typed())

    assert "To sign anew" in before
    assert "A new version of the Compact is in force" in duty
    assert form.form("/signatories")["fields"]["represents"] == "the food network"
    assert "To sign anew" not in visitor.get(f"/{area.slug}/signatories").words
    assert f"reaffirmed for {PANTRY}" in visitor.get(page_of(area, PANTRY)).words


def test_what_is_recorded_twice_shows_under_one_name_and_can_be_taken_back(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.body("The Pantry", Sector.VCS)
    for body in (PANTRY, "The Pantry"):
        area.signs("lead", body, *SAID)
    area.somebody("second", Role.CONTACT, "The Pantry")
    lead, register = signed_in(area, "lead"), f"/{area.slug}/signatories"
    two = visitor.get(register).words

    form = lead.get(f"/{area.slug}/organisations/{reference(area.bodies['The Pantry'])}/merging")
    lead.send(form, "/merging", other=str(area.bodies[PANTRY]))
    one, offered = visitor.get(register).words, signed_in(area, "second").get(f"{register}/new").words
    page = lead.get(page_of(area, "The Pantry"))
    lead.send(page, "/separation")

    assert "2 organisations signed" in two
    assert "1 organisation signed" in one
    assert "The Pantry" not in one
    assert PANTRY in offered
    assert page.headings[0] == PANTRY
    assert "Also recorded as “The Pantry”" in page.words
    minute = "This installation is simulated"
    assert visitor.get(register).words.partition(minute)[0] == two.partition(minute)[0]


def test_recorded_twice_it_is_withdrawn_once_by_whoever_acts_for_it(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.body("The Pantry", Sector.VCS)
    for body in (PANTRY, "The Pantry"):
        area.signs("lead", body, *SAID)
    area.merges("lead", "The Pantry", PANTRY)
    contact = signed_in(area, "contact")

    page = contact.send(contact.get(f"{page_of(area, PANTRY)}/withdrawal"), "/withdrawal", why="We close.")

    register = visitor.get(f"/{area.slug}/signatories").words
    assert f"{PANTRY} is no longer a signatory." in page.words
    assert "Nobody has signed" in register
    assert register.count(PANTRY) == 1
    assert "Withdrawn" in visitor.get(page_of(area, "The Pantry")).words


def test_recorded_twice_it_is_asked_to_sign_anew_under_its_one_name(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.body("The Pantry", Sector.VCS)
    area.signs("lead", "The Pantry", *SAID)
    area.merges("lead", "The Pantry", PANTRY)
    sections = reading.read(TEXT.replace("twelve", "fourteen")).sections
    area._operate(lambda journal: draft_version(journal, number=2, title="The Next Compact", sections=sections))
    area._operate(lambda journal: adopt_version(journal, number=2, in_force_from=area.today))

    register, page = visitor.get(f"/{area.slug}/signatories").words, visitor.get(page_of(area, PANTRY)).words
    contact = signed_in(area, "contact")
    contact.send(contact.get(f"{page_of(area, PANTRY)}/reaffirmation"), "/signatories", **typed())

    assert "To sign anew" in register
    assert "To sign anew" in page
    assert "To sign anew" not in visitor.get(page_of(area, PANTRY)).words

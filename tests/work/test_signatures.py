"""What follows when a newer version comes into force: whoever signed is asked, and what nobody signs lapses, once."""

from datetime import timedelta

from domain import signatories
from domain.compacts import reading
from domain.organisations import Sector
from domain.shared.dates import end_of
from domain.shared.ids import reference
from domain.shared.rules import Clock
from infra.composition import Parts
from services.areas.commands import set_clock
from services.compacts.commands import adopt_version, draft_version
from services.duties.waiting import DutyKind
from tests.given import BAND, COUNCIL, CVS, PANTRY, TEXT, TRUST, TestArea
from tests.work.happening import mails_to, of, of_kind
from tests.work.ticking import A_SECOND, effective, stand_at

SAID = ("head of it", "the board, in May")


def next_version(area: TestArea) -> None:
    area.narrator.on(20)
    area._operate(lambda journal: set_clock(journal, clock=Clock.REAFFIRMATION, length=1, clause_id=None))
    sections = reading.read(TEXT.replace("twelve", "fourteen")).sections
    area._operate(lambda journal: draft_version(journal, number=2, title="The Next Compact", sections=sections))
    area._operate(lambda journal: adopt_version(journal, number=2, in_force_from=area.today))
    area.versions[2] = area._within("SELECT version_id FROM compact_version WHERE number = 2")[0]


def test_whoever_signed_is_asked_once_and_by_mail_and_nothing_is_signed_for_them(area: TestArea, made: Parts) -> None:
    area.signs("contact", PANTRY, *SAID)
    area.signs("officer", COUNCIL, *SAID)

    next_version(area)

    asked = of_kind(made, area.tenant, signatories.ReaffirmationAsked)
    assert {one.fact.organisation_id for one in asked} == {area.bodies[PANTRY], area.bodies[COUNCIL]}
    assert {one.fact.version_id for one in asked} == {area.versions[2]}
    assert sum(of(DutyKind.REAFFIRM, mail) for mail in mails_to(made, area, "contact")) == 1
    assert len(of_kind(made, area.tenant, signatories.SignedUp, signatories.Reaffirmed)) == 2


def test_three_reaffirm_one_lapses_one_withdraws_and_one_is_followed(area: TestArea, made: Parts) -> None:
    area.body("Old Trust", Sector.PUBLIC)
    for who, body in (("contact", PANTRY), ("officer", COUNCIL), ("bandleader", BAND), ("lead", CVS), ("lead", "Old Trust")):
        area.signs(who, body, *SAID)
    area.signs("lead", TRUST, *SAID)

    next_version(area)
    for who, body in (("contact", PANTRY), ("officer", COUNCIL), ("lead", CVS)):
        area.signs(who, body, *SAID)
    area.withdraws("bandleader", BAND, "We stop.")
    area.follows("lead", "Old Trust", TRUST)
    area.narrator.end += timedelta(days=60)
    due = of_kind(made, area.tenant, signatories.ReaffirmationAsked)[0].fact.reaffirm_by
    lapsed = []
    for moment in (end_of(due.on) - A_SECOND, end_of(due.on), end_of(due.on) + timedelta(days=3)):
        stand_at(area, moment)
        area.narrator.worker.tick()
        area.narrator.settle()
        lapsed.append(len(of_kind(made, area.tenant, signatories.Lapsed)))

    (one,) = of_kind(made, area.tenant, signatories.Lapsed)
    assert lapsed == [0, 1, 1]
    assert one.fact.organisation_id == area.bodies[TRUST]
    assert effective(one) == due.on + timedelta(days=1)
    assert len(of_kind(made, area.tenant, signatories.Reaffirmed)) == 3


def test_whoever_follows_a_signatory_is_asked_to_sign_for_itself(area: TestArea, made: Parts) -> None:
    area.signs("officer", COUNCIL, *SAID)

    area.follows("lead", COUNCIL, PANTRY)

    (asked,) = of_kind(made, area.tenant, signatories.ReaffirmationAsked)
    assert asked.fact.organisation_id == area.bodies[PANTRY]
    assert of_kind(made, area.tenant, signatories.SignedUp)[-1].fact.organisation_id == area.bodies[COUNCIL]


def test_a_request_waits_for_every_lead_until_one_has_answered(area: TestArea, made: Parts) -> None:
    area.sets_approval("lead", needed=True)
    area.signs("contact", PANTRY, *SAID)
    asked = sum(of(DutyKind.APPROVE_SIGNATURE, mail) for mail in mails_to(made, area, "lead"))

    area.answers_request("lead", PANTRY, approved=True)

    (approved,) = of_kind(made, area.tenant, signatories.Approved)
    assert asked == 1
    assert approved.fact.version_id == area.versions[1]


def test_whoever_answers_for_it_hears_that_somebody_else_signed_and_not_what_they_signed_themselves(
    area: TestArea, made: Parts
) -> None:
    area.signs("lead", PANTRY, *SAID)
    told = [mail for mail in mails_to(made, area, "contact") if f"{PANTRY} signed the" in mail]
    next_version(area)
    area.signs("contact", PANTRY, *SAID)

    assert len(told) == 1
    assert f"/{area.slug}/signatories/{reference(area.bodies[PANTRY])}" in targets(made, area)
    assert [mail for mail in mails_to(made, area, "contact") if f"{PANTRY} signed the" in mail] == told
    assert not any(f"{PANTRY} signed the" in mail for mail in mails_to(made, area, "bandleader"))


def targets(made: Parts, area: TestArea) -> set[str]:
    with made.worker_pool.connection() as cx:
        return {
            target for (target,) in cx.execute("SELECT target FROM auth.link WHERE tenant_id = %s", (area.tenant,)).fetchall()
        }

"""Asking to be forgotten, and two who decide: what each sees, who may, by when, and who is told."""

from collections.abc import Callable

import pytest

from domain import erasure
from domain.erasure import Outcome
from domain.shared.actor import Role
from domain.shared.dates import A_DAY, end_of
from domain.shared.errors import NotFound, Refused
from domain.shared.grounds import Ground
from infra.composition import Parts
from services.erasure.commands import withdraw
from tests.browser import Browser
from tests.erasure.forgetting import asks, confirms, granted, proposes
from tests.given import PANTRY, TestArea, World
from tests.work.happening import mails_to, of_kind

Enter = Callable[[TestArea, str], Browser]
REASON = "The register of who answered must be kept for six years."


@pytest.fixture
def area(world: World) -> TestArea:
    area = world.area()
    area.somebody("keeper", Role.HOST)
    return area


def test_somebody_asks_and_both_keepers_have_a_duty_and_a_mail_without_a_name(
    area: TestArea, signed_in: Enter, made: Parts
) -> None:
    browser = signed_in(area, "contact")
    form = browser.get(f"/{area.slug}/my-data/erasure")

    asked = browser.send(form, "/my-data/erasure", sure="y")
    area.narrator.settle()

    assert "Two people decide on it" in asked.words
    for who in ("lead", "keeper"):
        duties = signed_in(area, who).get("/duties")
        (link,) = {one for one in duties.links if "/erasures/" in one}
        assert "contact asked on" in signed_in(area, who).get(link).words
        assert not any("contact" in mail for mail in mails_to(made, area, who))
        assert any("asks to be forgotten" in mail for mail in mails_to(made, area, who))
    assert "/erasures/" not in "".join(signed_in(area, "chair").get("/duties").links)


def test_without_saying_that_one_understands_nothing_is_asked(area: TestArea, signed_in: Enter, made: Parts) -> None:
    browser = signed_in(area, "contact")

    refused = browser.send(browser.get(f"/{area.slug}/my-data/erasure"), "/my-data/erasure", 422)

    assert "Say that you understand what stays and what goes." in refused.words
    assert of_kind(made, area.tenant, erasure.Requested) == []


def test_in_all_of_ones_areas_at_once(world: World, signed_in: Enter, made: Parts) -> None:
    here, there = world.area(), world.area()
    there.person("contact too", here.addresses["contact"], Role.CONTACT, PANTRY)
    browser = signed_in(here, "contact")

    done = browser.send(browser.get("/my-data/erasure"), "/my-data/erasure", sure="y")

    assert "in all your areas" in done.words
    assert [len(of_kind(made, area.tenant, erasure.Requested)) for area in (here, there)] == [1, 1]


def test_one_proposes_another_confirms_and_nobody_does_both(area: TestArea, signed_in: Enter) -> None:
    ref = asks(area, "contact")
    lead, keeper = signed_in(area, "lead"), signed_in(area, "keeper")
    page = f"/{area.slug}/erasures/{ref}"

    proposed = lead.send(lead.get(page), ref, outcome="refused", ground="public-task", reasons=REASON)
    confirmed = keeper.send(keeper.get(page), "/confirmation")

    assert not proposed.offers("/confirmation")
    assert "It is decided." in confirmed.words
    with pytest.raises(Refused):
        confirms(area, "lead", "contact")


def test_whoever_proposed_cannot_confirm(area: TestArea) -> None:
    asks(area, "contact")
    proposes(area, "lead", "contact")

    with pytest.raises(Refused, match="Somebody else has to confirm it"):
        confirms(area, "lead", "contact")


def test_a_refusal_is_told_by_mail_and_its_reasons_are_read_by_whoever_asked(
    area: TestArea, signed_in: Enter, made: Parts
) -> None:
    asks(area, "contact")
    proposes(area, "lead", "contact", Outcome.REFUSED, Ground.PUBLIC_TASK, REASON)
    confirms(area, "keeper", "contact")

    page = signed_in(area, "contact").get(f"/{area.slug}/my-data/erasure")

    assert REASON in page.words
    assert "Article 17(3)(b)" in page.words
    (mail,) = [mail for mail in mails_to(made, area, "contact") if "was refused" in mail]
    assert REASON not in mail
    assert page.offers("/my-data/erasure"), "they can ask again"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"outcome": "refused", "ground": "objected", "reasons": REASON}, "Choose a ground that goes with the decision."),
        ({"outcome": "granted", "ground": "archiving"}, "Choose a ground that goes with the decision."),
        ({"outcome": "refused", "ground": "archiving"}, "Say why: whoever asked can read it"),
        ({"outcome": "refused"}, "Choose a ground of the law."),
    ],
)
def test_a_decision_without_a_ground_of_its_own_or_without_reasons_is_refused(
    area: TestArea, signed_in: Enter, typed: dict[str, str], said: str
) -> None:
    ref, lead = asks(area, "contact"), signed_in(area, "lead")

    refused = lead.send(lead.get(f"/{area.slug}/erasures/{ref}"), ref, 422, **typed)

    assert said in refused.words
    assert refused.typed(ref).get("reasons", "").strip() == typed.get("reasons", "")


@pytest.mark.parametrize("who", ["visitor", "chair", "auditor", "contact", "officer"])
def test_to_everybody_else_there_is_no_such_page(area: TestArea, signed_in: Enter, visitor: Browser, who: str) -> None:
    ref = asks(area, "bandleader")
    browser = visitor if who == "visitor" else signed_in(area, who)

    assert (
        browser.get(f"/{area.slug}/erasures/{ref}", 404).headings == browser.get(f"/{area.slug}/erasures/0000-0000", 404).headings
    )
    assert "asked to be forgotten" not in browser.get(f"/{area.slug}/timeline").words or who == "auditor"


def test_the_hosts_administrator_sees_the_request_and_no_word_of_a_concern(area: TestArea, signed_in: Enter) -> None:
    area.raises(
        "contact", PANTRY, "Testing Council", None, "2.2.1", {"what_happened": "A wombat", "effect": "e", "remedy": "r"}, 1
    )
    ref = asks(area, "contact")

    page = signed_in(area, "keeper").get(f"/{area.slug}/erasures/{ref}")

    assert "contact asked on" in page.words
    assert "wombat" not in page.html.lower()


def test_it_can_be_taken_back_until_the_second_decision(area: TestArea, signed_in: Enter, made: Parts) -> None:
    asks(area, "contact")
    proposes(area, "lead", "contact")
    browser = signed_in(area, "contact")

    back = browser.send(browser.get(f"/{area.slug}/my-data/erasure"), "/withdrawal")

    assert "Nothing was erased." in back.words
    with pytest.raises(Refused, match="taken it back"):
        confirms(area, "keeper", "contact")
    granted(area, "bandleader")
    with pytest.raises(Refused, match="can no longer be taken back"):
        area._do("bandleader", withdraw)


def test_a_decision_that_does_not_come_within_a_month_is_noted_once(area: TestArea, made: Parts) -> None:
    asks(area, "contact")
    (asked,) = of_kind(made, area.tenant, erasure.Requested)
    decide_by = asked.fact.decide_by.on  # type: ignore[attr-defined]
    narrator = area.narrator

    for moment in (end_of(decide_by), end_of(decide_by) + A_DAY):
        narrator.at = narrator.end = moment
        narrator.worker.tick()
        narrator.settle()

    (noted,) = of_kind(made, area.tenant, erasure.DecisionOverdue)
    assert noted.meta.effective in (decide_by + A_DAY, None)
    assert noted.fact.due_on == decide_by  # type: ignore[attr-defined]


def test_the_only_lead_is_told_to_hand_over_first_and_the_host_decides(area: TestArea, signed_in: Enter) -> None:
    alone = signed_in(area, "lead").get(f"/{area.slug}/my-data/erasure")
    area.somebody("deputy", Role.HOST)
    asks(area, "lead")

    proposes(area, "keeper", "lead")
    confirms(area, "deputy", "lead")

    assert "You are the only Compact lead here." in alone.words
    assert f"Host of {area.slug[2:]} decides on what you ask" in alone.words


def test_nobody_decides_on_their_own_request(area: TestArea) -> None:
    asks(area, "lead")

    with pytest.raises(Refused, match="your own request"):
        proposes(area, "lead", "lead")
    with pytest.raises(NotFound):
        proposes(area, "chair", "lead")


def test_whoever_becomes_a_keeper_later_has_the_duty_too(area: TestArea, signed_in: Enter) -> None:
    ref = asks(area, "contact")

    area.somebody("latecomer", Role.LEAD)

    assert f"/{area.slug}/erasures/{ref}" in signed_in(area, "latecomer").get("/duties").links

"""Each body adopts a version once: it is shown with its minute, and not offered again. And a version replaces no newer one."""

from collections.abc import Callable

from tests.browser import Browser
from tests.given import COUNCIL, CVS, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


def day(area: TestArea, ago: int) -> dict[str, str]:
    found = area.narrator.day(ago)
    return {"decided_on__day": str(found.day), "decided_on__month": str(found.month), "decided_on__year": str(found.year)}


def test_a_body_that_has_adopted_it_is_shown_with_its_minute_and_not_offered_again(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    area.begins("lead", "The Second Compact")
    lead, officer = signed_in(area, "lead"), signed_in(area, "officer")
    area.puts("lead", 2, COUNCIL, CVS)
    path, council = f"/{area.slug}/agreement/versions/2/adoption", str(area.bodies[COUNCIL])
    old, his = lead.get(f"{path}/decision"), officer.get(f"{path}/decision")
    assert set(old.form("/decision")["choices"]["organisation"]) == {council, str(area.bodies[CVS])}
    area.adopts("officer", 2, COUNCIL, area.narrator.day(3), "Cabinet, <minute> 14")

    form = lead.get(f"{path}/decision")
    assert council not in form.html
    assert f"These have adopted it {COUNCIL} on" in form.words
    assert "Cabinet, <minute> 14" in form.words
    again = {"organisation": council, "minute": "Once more"} | day(area, 1)
    late = lead.send(old, "/decision", 422, **again)
    assert "This body has adopted it already, by its decision of" in late.words
    assert late.typed("/decision")["minute"] == "Once more"
    nothing = officer.get(f"{path}/decision")
    assert "There is nothing left to record." in nothing.words
    assert "Record it" not in nothing.words
    assert "Record the adoption" not in officer.get(path).words
    assert "This body has adopted it already" in officer.send(his, "/decision", 422, **again).words


def test_a_draft_from_before_replaces_no_version_that_came_into_force_meanwhile(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    for number, title in ((2, "The Second Compact"), (3, "The Third Compact"), (4, "The Fourth Compact")):
        area.begins("lead", title)
        if number < 4:
            area.puts("lead", number, COUNCIL)
    area.adopts("officer", 3, COUNCIL, area.narrator.day(3), "Cabinet, minute 14")
    lead, officer = signed_in(area, "lead"), signed_in(area, "officer")
    path = f"/{area.slug}/agreement/versions/2/adoption"
    said = "Version 3 came into force after this one was begun"
    assert said in officer.get(path).words

    done = officer.send(officer.get(f"{path}/decision"), "/decision", minute="Cabinet, minute 15", **day(area, 1))

    assert "Cabinet, minute 15" in done.words
    assert lead.get(f"/{area.slug}/agreement").headings == ["The Third Compact"]
    assert lead.get(path).offers("/agreement/drafts/new")
    form = lead.get(f"/{area.slug}/agreement/drafts/4/bodies")
    assert said in lead.send(form, "/bodies", 422, bodies=str(area.bodies[COUNCIL])).words

"""Setting an area up: a few questions a page, kept as one goes, recorded all at once at the end."""

from collections.abc import Callable

import pytest
from litestar.testing import TestClient

from tests.browser import Browser
from tests.given import TestArea, World
from tests.web.setting_up import ANSWERS, answered, opened

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    area = world.area(empty=True)
    area.keeper()
    return area


@pytest.fixture
def host(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "host")


@pytest.fixture
def slug(host: Browser, area: TestArea) -> str:
    return opened(host, area)


def test_all_of_it_is_recorded_at_once_and_shows_everywhere(
    slug: str, host: Browser, visitor: Browser, recorded: Callable[[], int]
) -> None:
    check, before = answered(host, slug), recorded()
    assert before == recorded()

    home = host.send(check, "/check")

    assert recorded() > before
    assert home.headings == ["Eskmoor District"]
    assert "Eskmoor and the parish of Mill Lane" in home.words
    assert "No Accord is in force here yet." in home.words
    assert "/colours/1d3f72.css" in home.html
    assert "Disputes panel" in visitor.get(f"/{slug}/how-concerns-are-handled").words
    assert "Mill Lane" in visitor.get("/?q=mill+lane").words
    assert "finished setting the area up" in visitor.get(f"/{slug}/timeline").words
    assert not home.offers(f"/{slug}/set-up")


def test_the_model_text_is_a_draft_in_the_area_s_own_words(slug: str, host: Browser, area: TestArea) -> None:
    host.send(answered(host, slug), "/check")

    text = drafted(area, slug)

    assert text["title"] == ["The Eskmoor District Accord"]
    assert "What this Accord is" in text["heading"]
    assert "3.1.1" in text["clause_id"]
    assert not any("{" in words or "Compact" in words for words in text["heading"])


def test_whoever_is_invited_gets_a_mail_once_it_is_finished_and_not_before(
    slug: str, host: Browser, post: Callable[[str], list[str]]
) -> None:
    check = answered(host, slug)
    before = post("ada.grey@eskmoor.example")

    host.send(check, "/check")

    assert len(post("ada.grey@eskmoor.example")) == len(before) + 1
    assert "You are invited to take part in Eskmoor District" in post("ada.grey@eskmoor.example")[0]


def test_a_lead_who_was_invited_finishes_alone(
    host: Browser, area: TestArea, client: TestClient, mailed_link: Callable[[str], str]
) -> None:
    address = f"zul@{area.slug}.example"
    slug = opened(host, area, lead_name="Zul Amani", lead_address=address)
    lead = Browser(client)
    link = mailed_link(address)
    home = lead.send(lead.get(link), link, name="Zul Amani")
    people = {"chair_name": "Ada Grey", "chair_address": "ada.grey@eskmoor.example"}

    finished = lead.send(answered(lead, slug, people=people), "/check")

    assert home.offers(f"/{slug}/set-up")
    assert "The area is set up." in finished.words


def test_what_was_answered_is_there_when_one_comes_back(slug: str, host: Browser) -> None:
    page = host.get(f"/{slug}/set-up/names")
    host.send(page, "/set-up/names", **ANSWERS["names"])

    back = host.get(f"/{slug}/set-up/names")

    assert back.typed("/names")["name"] == "Eskmoor District"
    assert host.get(f"/{slug}/set-up/check").headings == ["What it covers"]


@pytest.mark.parametrize(
    ("step", "typed", "said"),
    [
        ("names", {"name": " ", "instrument": "Compact"}, "Enter what the area is called."),
        ("names", {"name": "Eskmoor", "instrument": "other"}, "Enter what you call it."),
        ("places", {"places": " \n "}, "Name at least one place."),
        ("times", {"consultation": "0", "champion_term": "12", "nomination": "20"}, "Enter a number from 1 to 1000."),
        ("text", {"start": "document", "document": "?"}, "No clause was found in it."),
        ("colour", {"colour": "other", "own_colour": "yellow"}, "“yellow” is not a colour."),
        ("colour", {"colour": "other", "own_colour": "#ffcc00"}, "have a contrast of 1.5 to 1, and 4.5 is needed."),
        ("colour", {"colour": "other", "own_colour": "#ffcc00"}, "The nearest colour that will do is #8f7300."),
        ("people", {"lead_name": "Ada", "lead_address": ""}, "Enter their mail address."),
    ],
)
def test_what_will_not_do_is_said_beside_the_question_and_kept(
    step: str, typed: dict[str, str], said: str, slug: str, host: Browser
) -> None:
    refused = host.send(host.get(f"/{slug}/set-up/{step}"), f"/set-up/{step}", 422, **typed)

    assert said in refused.words
    fields = refused.typed(f"/{step}")
    assert {name: fields[name].strip() for name in typed} == {name: value.strip() for name, value in typed.items()}


def test_a_text_of_their_own_is_read_into_clauses_before_anything_is_recorded(slug: str, host: Browser) -> None:
    document = "# Our Charter\n\n## 1. Promises\n\n1.1 Public sector undertakings:\n\n- ask early;\n- answer."

    check = answered(host, slug, text={"start": "document", "document": document})

    assert "Our Charter" in check.words
    assert "1.1 Public sector undertakings: 2 clauses" in check.words


def test_a_suspended_area_is_not_set_up_by_its_lead(
    host: Browser, area: TestArea, client: TestClient, mailed_link: Callable[[str], str], recorded: Callable[[], int]
) -> None:
    address = f"zul@{area.slug}.example"
    slug, lead = opened(host, area, lead_name="Zul Amani", lead_address=address), Browser(client)
    link = mailed_link(address)
    lead.send(lead.get(link), link, name="Zul Amani")
    check = answered(lead, slug, people={"chair_name": "", "lead_name": "", "lead_address": ""})
    host.send(host.get(f"/{slug}/suspension"), "/suspension", why="A slip.")
    before = recorded()

    refused = lead.send(check, "/check", 422)

    assert "The host of this area has suspended it." in refused.words
    assert recorded() == before


def test_it_is_set_up_once(slug: str, host: Browser, recorded: Callable[[], int]) -> None:
    check = answered(host, slug)
    host.send(check, "/check")
    before = recorded()

    again = host.send(check, "/check")
    late = host.get(f"/{slug}/set-up/places")

    assert (again.path, recorded()) == (f"/{slug}", before)
    assert late.headings == ["This area is set up"]


@pytest.mark.parametrize("name", ["1d3f72.css"])
def test_a_colour_is_a_stylesheet_of_one_rule_and_kept_for_ever(name: str, visitor: Browser) -> None:
    style = visitor.raw("GET", f"/colours/{name}")

    assert style.text == ".oc-header { background: #1d3f72; }\n"
    assert "immutable" in style.headers["cache-control"]


@pytest.mark.parametrize("name", ["ffcc00.css", "1D3F72.css", "1d3f72", "1d3f72.js", "red.css", "abc.css"])
def test_anything_else_is_no_stylesheet(name: str, visitor: Browser) -> None:
    assert visitor.raw("GET", f"/colours/{name}").status_code == 404


def drafted(area: TestArea, slug: str) -> dict[str, list[str]]:
    """What lies in the draft of the area at that address."""
    made = area.narrator.made
    with made.app_pool.connection() as cx:
        (tenant,) = cx.execute("SELECT tenant_id FROM registry.slug WHERE slug = %s", (slug,)).fetchone() or (None,)
    queries = {"title": "compact_version", "heading": "section", "clause_id": "clause"}
    return {
        column: [
            row[0] for row in made.desk.within(tenant, lambda cx, q=f"SELECT {column} FROM {table}": cx.execute(q).fetchall())
        ]
        for column, table in queries.items()
    }

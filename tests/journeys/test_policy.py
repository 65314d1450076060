"""What the content security policy lets through: everything of ours, and nothing else."""

import pytest

from tests.journeys.test_five_facts import DESKTOP, HANNAH, Enter


@pytest.mark.needs_chromium
def test_no_page_and_no_swap_breaks_our_own_policy(person: Enter) -> None:
    hannah = person(HANNAH, scripts=True, width=DESKTOP)
    for path in (
        "/",
        "/wrenbridge",
        "/wrenbridge/agreement",
        "/wrenbridge/timeline",
        "/wrenbridge/concerns",
        "/duties",
        "/demo/mailbox",
    ):
        hannah.goes(path)
    hannah.goes("/wrenbridge/consultations/new").presses("Open a consultation").sees("There is a problem")
    hannah.goes("/wrenbridge/timeline").page.get_by_text("Filter by what, who and when").click()
    hannah.chooses("What", "Champions").presses("Show").sees("became champion").does_not_see("opened the consultation")

    assert not hannah.troubles


@pytest.mark.needs_chromium
def test_an_injected_element_without_the_nonce_does_nothing(person: Enter) -> None:
    hannah = person(HANNAH, scripts=True, width=DESKTOP).goes("/wrenbridge")
    asked: list[str] = []
    hannah.page.on("request", lambda request: asked.append(request.url))

    hannah.page.evaluate(
        """() => { const div = document.createElement('div');
             div.setAttribute('hx-get', '/duties'); div.setAttribute('hx-trigger', 'load');
             document.body.append(div); htmx.process(div); }"""
    )
    hannah.page.wait_for_timeout(300)

    assert not [url for url in asked if url.endswith("/duties")]
    hannah.troubles.clear()  # the library says aloud that it stripped the element

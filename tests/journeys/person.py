"""Somebody at a browser: does what people do, and looks at each step with axe and a camera."""

import itertools
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import ConsoleMessage, Page, expect

from tests import browser

NUMBERS = itertools.count(1)
LOOKS = 300  # for what follows by itself; on a busy machine a mail takes its time
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Person:
    def __init__(self, page: Page, mirror: Page, name: str, shots: Path, axe: str, *, scripts: bool) -> None:
        self.page, self.mirror, self.name, self.shots, self.axe, self.scripts = page, mirror, name, shots, axe, scripts
        self.troubles: list[str] = []
        self.filmed = False
        page.on("pageerror", lambda error: self.troubles.append(f"{name}: {error}"))
        page.on("console", self._heard)
        page.set_default_timeout(10_000)

    def _heard(self, said: ConsoleMessage) -> None:
        """Errors count, but for refusals that a form is meant to give. The camera leaves style attributes behind, which the
        policy then blocks: once it has been used they do not count."""
        if said.type == "error" and "status of 4" not in said.text and not (self.filmed and "inline style" in said.text):
            self.troubles.append(f"{self.name} at {self.page.url}: {said.text}")

    def sign_in(self) -> None:
        self.page.goto("/demo")
        self.page.locator(".oc-card", has_text=self.name).get_by_role("button").click()
        self.page.wait_for_load_state()

    def comes_in(self, address: str) -> "Person":
        """By the code out of the demo's mail, as one comes in who is not on the demo's list of people."""
        self.sends("/sign-in", "/sign-in", address=address)
        found = re.search(r"Your code is (\d{3} \d{3})", self.mail(address, "Your code to sign in"))
        assert found, f"no code to {address}"
        return self.sends("/sign-in/code", "/sign-in/code", code=found[1])

    def mail(self, address: str, about: str) -> str:
        """The words of the latest mail to that address with that in its subject, once it is there."""
        for _look in range(LOOKS):
            shown = self.page.request.get(f"/demo/mailbox?address={address}").text()
            for subject, words in re.findall(r'<article class="oc-mail">\s*<h2[^>]*>(.*?)</h2>(.*?)</article>', shown, re.DOTALL):
                if about in unescape(subject):
                    return unescape(words)
            self.page.wait_for_timeout(200)
        raise AssertionError(f"no mail “{about}” to {address}")

    def link_in(self, words: str) -> str:
        """The address in a mail."""
        found = re.search(r'href="([^"]+)"', words)
        assert found, words
        return found[1]

    def sends(self, path: str, action: str, **values: str) -> "Person":
        """Fills in that page's form and sends it, without a window: for what is done for the thirtieth time."""
        form = browser.Page(self.page.request.get(path).text())
        answer = self.page.request.post(form.form(action)["action"], form=dict(browser.filled(form, action, values)))
        assert answer.ok, f"{self.name}: {answer.url} {answer.status}\n{browser.Page(answer.text()).words[:1000]}"
        return self

    def goes(self, path: str) -> "Person":
        self.page.goto(path)
        return self

    def follows(self, link: str) -> "Person":
        self.page.get_by_role("link", name=link, exact=True).first.click()
        self.page.wait_for_load_state()
        return self

    def fills(self, label: str, text: str) -> "Person":
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def fills_day(self, legend: str, day: Any) -> "Person":
        group = self.page.get_by_role("group", name=legend)
        for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(part, exact=True).fill(str(value))
        return self

    def chooses(self, label: str, option: str) -> "Person":
        self.page.get_by_label(label, exact=True).select_option(label=option)
        return self

    def picks(self, label: str) -> "Person":
        self.page.get_by_label(label).first.check()
        return self

    def presses(self, button: str) -> "Person":
        self.page.get_by_role("button", name=button, exact=True).first.click()
        self.page.wait_for_load_state()
        return self

    def sees(self, *texts: str) -> "Person":
        for text in texts:
            self.page.get_by_text(text).first.wait_for()
        return self

    def awaits(self, text: str) -> "Person":
        """Opens the page again until it is there: what follows by itself takes a moment."""
        for _look in range(LOOKS):
            if self.page.get_by_text(text).first.is_visible():
                return self
            self.page.wait_for_timeout(300)
            self.page.reload()
        raise AssertionError(f"{self.name} at {self.page.url}: no “{text}” among {self.page.inner_text('main')[:2000]}")

    def does_not_see(self, *texts: str) -> "Person":
        for text in texts:
            expect(self.page.get_by_text(text), f"{self.name} sees “{text}”").to_have_count(0)
        return self

    def looks(self, step: str) -> "Person":
        """Axe finds nothing; the picture is kept."""
        self.page.wait_for_timeout(150)
        self.filmed = True
        self.page.screenshot(path=self.shots / f"{next(NUMBERS):03} {step}.png", full_page=True)
        page = self.page if self.scripts else self._copy()
        page.evaluate(self.axe)
        found = page.evaluate("(tags) => axe.run({runOnly: tags})", WCAG)
        problems = [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found["violations"]]
        assert not problems, f"{step}: {problems}"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{step}: the page is {wide} px too wide"
        return self

    def _copy(self) -> Page:
        """Where scripts are off, axe cannot run: it looks at a copy of the page that has none of its own."""
        content = re.sub(r"<script[^>]*></script>", "", self.page.content())
        self.mirror.unroute_all()
        self.mirror.route("**/mirror", lambda route: route.fulfill(body=content, content_type="text/html; charset=utf-8"))
        self.mirror.goto(urljoin(self.page.url, "/mirror"))
        return self.mirror

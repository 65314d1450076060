"""A real browser before the real server, and everything that it does there which nobody typed a page for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer

from httpx import Response
from litestar import Litestar
from playwright.sync_api import BrowserType, Route

from tests.conftest import chromium
from tests.journeys.conftest import FLAGS
from tests.web.injection.payloads import MARK
from tests.web.serving import serving

LISTENS = f"""addEventListener("securitypolicyviolation",
  (event) => window.{MARK}("policy: " + event.violatedDirective + " " + event.blockedURI));"""
MADE = f"""() => {{
  const words = ["value", "aria-label", "data-asks", "title", "content"], ours = ["href", "action", "src", "hx-get", "hx-post"];
  const found = [], mark = "{MARK}", nonce = new RegExp("^[A-Za-z0-9_-]{{22}}$");
  for (const one of document.querySelectorAll("*")) {{
    if (one.localName.includes(mark)) found.push("<" + one.localName + ">");
    for (const {{name, value}} of one.attributes) {{
      const named = ["href", "action"].includes(name) && new RegExp("^/[a-z0-9/-]+$").test(value);
      const chance = name.endsWith("nonce") && nonce.test(value);  // drawn anew for each page: the mark comes up in a few
      // A web address where one is asked for is a link, which tells nobody where it was found.
      const given = name == "href" && new RegExp("^https?://").test(value) && one.rel == "nofollow noopener noreferrer";
      const fine = chance || given || words.includes(name) || named || (ours.includes(name) && (value.startsWith("/") || value.startsWith("?")) && !value.split("?")[0].includes(mark));
      if (name.includes(mark) || (value.includes(mark) && !fine)) found.push(one.localName + " " + name + "=" + value);
    }}
  }}
  const typed = [...document.querySelectorAll("input:not([type=hidden]), textarea")].map((one) => [one.name, one.value]);
  return [found, typed];
}}"""
KEPT_FOR_LINKS = "/demo/mailbox"
"""There a mail's addresses are links, as a mail reader makes them."""


class Watch:
    """`troubles` is what happened that should not; whoever looks empties it by `heard`."""

    def __init__(self, chrome: BrowserType, base: str, trap: "Trap") -> None:
        self.base, self.trap, self.troubles = base, trap, list[str]()
        proxy = {"server": f"http://127.0.0.1:{trap.server_address[1]}", "bypass": "localhost"}
        self.browser = chrome.launch(executable_path=chromium(), args=FLAGS, proxy=proxy)  # type: ignore[arg-type]
        self.context = self.browser.new_context(base_url=base)
        self.context.expose_binding(MARK, lambda _source, what="": self.troubles.append(f"ran: {what}"))
        self.context.add_init_script(LISTENS)
        self.context.on("request", lambda request: self._asked(request.url))
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("console", lambda said: "Security Policy" in said.text and self.troubles.append(said.text))
        self.page.on("download", lambda one: self.troubles.append(f"download: {one.url}"))
        self.context.on("page", lambda one: one != self.page and self.troubles.append(f"window: {one.url}"))

    def _asked(self, url: str) -> None:
        path = url.removeprefix(self.base).partition("?")[0]
        if not url.startswith(f"{self.base}/") or (MARK in path and url != self.at):
            self.troubles.append(f"asked for {url[:200]}")

    at = ""

    def enters(self, session: str) -> None:
        self.context.clear_cookies()
        if session:
            self.context.add_cookies([{"name": "oc", "value": session, "url": self.base}])

    def opens(self, path: str) -> list[str]:
        """What happened on the way, and what stands there that was typed and became more."""
        self.at = f"{self.base}{path}"
        self.page.goto(self.at, wait_until="load")
        return self.heard()

    def shown(self, answer: Response) -> dict[str, str]:
        """The same answer as it came to somebody else, opened here; what stands in its boxes."""
        body, headers = answer.content, {name: value for name, value in answer.headers.items() if name in KEPT}
        return self.shows(answer.request.url.raw_path.decode(), body, headers, answer.status_code)

    def shows(self, path: str, body: bytes, headers: dict[str, str], status: int = 200) -> dict[str, str]:
        self.at = f"{self.base}{path}"

        def answers(route: Route) -> None:
            route.fulfill(status=status, headers=headers, body=body)

        self.page.route(lambda url: url == self.at, answers, times=1)
        self.page.goto(self.at, wait_until="load")
        return dict(self.page.evaluate(MADE)[1])

    def heard(self) -> list[str]:
        made, _typed = self.page.evaluate(MADE)
        made = [one for one in made if KEPT_FOR_LINKS not in self.at or not one.startswith("a href=")]
        found, self.troubles = [*self.troubles, *made, *self.trap.reached], []
        self.trap.reached = []
        return [f"{self.at.removeprefix(self.base)}: {one}" for one in found]

    def close(self) -> None:
        self.browser.close()


KEPT = ("content-type", "content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")


class Trap(ThreadingTCPServer):
    """All that the browser sends to any other address comes here, and no further."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Caught)
        self.reached = list[str]()


class Caught(BaseRequestHandler):
    def handle(self) -> None:
        line = self.request.recv(4_096).partition(b"\r\n")[0].decode(errors="replace")
        if MARK in line:  # a browser also has business of its own
            self.server.reached.append(f"reached {line}")  # type: ignore[attr-defined]


@contextmanager
def watching(chrome: BrowserType, app: Litestar) -> Iterator[Watch]:
    with serving(app) as base, Trap() as trap:
        threading.Thread(target=trap.serve_forever, daemon=True).start()
        try:
            watch = Watch(chrome, base, trap)
            yield watch
            watch.close()
        finally:
            trap.shutdown()

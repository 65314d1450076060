"""The answer: a page, or the way on to one."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Response
from litestar.response import Redirect

from services.people.signing_in import forms_of
from services.shared.phrases import Phrase
from web.shared.forms import PageForm
from web.shared.security import SESSION_HOURS, form_token, policy
from web.shared.visit.acting import Acting

SAFE = ("GET", "HEAD")
WROTE_SECONDS = 60
VARY = "Cookie, HX-Request, HX-Target"
"""What an answer depends on besides its address."""


class Answering(Acting):
    """Pages carry what their forms send back: a token, and the command's id."""

    def show(self, template: str, status: int = 200, **context: Any) -> Response[str]:
        """A page. `form` in the context, if there are problems in it, makes it a 422 with an error summary."""
        form = context.get("form")
        if isinstance(form, PageForm) and form.problems and status == 200:
            status = 422
        html = self.templates.render(template, {"visit": self, "page": self.page, "form": None} | context)
        return self.answer(html, status)

    def answer(self, html: str, status: int = 200) -> Response[str]:
        headers = {"Content-Security-Policy": policy(self.nonce), **self.keeping(status)}
        if self.request.headers.get("HX-Target", "").endswith("#page"):
            headers["HX-Push-Url"] = self.request.url.path + (f"?{self.request.url.query}" if self.request.url.query else "")
        return Response(html, status_code=status, media_type="text/html", headers=headers, cookies=self.set_cookies)

    def go(self, to: str, said: str | Phrase | None = None) -> Redirect:
        """After a form: on to a page (303), with a sentence of what was done on top of it."""
        if said:
            sealed = self.outside.secret.seal("said", self.words.html(said).encode())
            self.set_cookies = [*self.set_cookies, self.cookies.make(self.cookies.said, sealed, WROTE_SECONDS)]
        return Redirect(to, status_code=303, cookies=self.set_cookies, headers={"Cache-Control": "no-store"})

    def keeping(self, status: int = 200) -> dict[str, str]:
        """How long, and for which requests, a browser may keep this: what a 304 says too."""
        tag = self.etag() if status == 200 else None
        return {"Cache-Control": self._cache(), "Vary": VARY} | ({"ETag": tag} if tag else {})

    def etag(self) -> str | None:
        """Moves only with what this viewer may see. None for a page that must be made anew each time:
        so for whoever came uninvited, who does not feel what moves the area's people and yet reads what they sent themself,
        and for an auditor, who reads that somebody came and does not feel that.
        """
        viewer = self.scene.viewer
        if viewer.audits or (viewer.takes_part and not viewer.is_member):
            return None
        if self.said or self.scene.updating or not self.reads:
            return None
        where = f"{self.request.url.path}?{self.request.url.query or ''}"
        piece = self.request.headers.get("HX-Target", "")
        who = f"{self.session}|{sorted(viewer.actor.barred)}|{self.acts_for}"
        seen = "|".join([self.outside.build, self.words.lang, self.version, str(self.scene.today), who, piece, where])
        return f'W/"{self.outside.secret.sign("etag", seen.encode())[:16].hex()}"'

    def _cache(self) -> str:
        if not self.reads or self.request.method not in SAFE or self.said:
            return "no-store"
        return "private, no-cache"

    @property
    def token(self) -> str:
        """For the hidden field of a form."""
        return form_token(self.outside.secret, self.subject)

    @property
    def subject(self) -> str:
        """What forms are bound to: the session, or the visit, which begins with its first form."""
        if not self.session and not self.visitor:
            self.visitor = uuid4().hex + uuid4().hex
            self.set_cookies.append(self.cookies.make(self.cookies.visit, self.visitor, SESSION_HOURS * 3600))
        return forms_of(self.session) if self.session else self.visitor

    @property
    def command_id(self) -> UUID:
        """Drawn anew for every form that is shown, and sent back with it."""
        return uuid4()

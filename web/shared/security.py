"""What keeps strangers out of forms and scripts out of pages: cookies, the forms' token, headers.

The framework's own sessions and CSRF layer are not used: the first keeps an id that a client chose, the second is not
bound to a session.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import Cookie
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from domain.shared.errors import DomainError
from domain.shared.events import N_

TOKEN = 32
SESSION_HOURS = 12
PAGE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Signs(Protocol):
    """The part of the installation's secret that web uses."""

    def sign(self, use: str, message: bytes) -> bytes: ...

    def seal(self, use: str, message: bytes) -> str: ...

    def open(self, use: str, sealed: str) -> bytes | None: ...


class Forged(DomainError):
    """A form that did not come from a page that we gave to this person."""

    def __init__(self) -> None:
        super().__init__(N_("This form did not come from a page that was open in this browser. Nothing was changed."))


class Cookies:
    """Names and attributes. Over https they carry `__Host-`, so that no subdomain can plant one."""

    def __init__(self, *, secure: bool) -> None:
        prefix = "__Host-oc" if secure else "oc"
        self.secure = secure
        self.session, self.visit, self.wrote, self.said = prefix, f"{prefix}-visit", f"{prefix}-wrote", f"{prefix}-said"
        self.asked, self.acting = f"{prefix}-asked", f"{prefix}-acting"

    def make(self, name: str, value: str, seconds: int | None = None) -> Cookie:
        return Cookie(key=name, value=value, max_age=seconds, path="/", secure=self.secure, httponly=True, samesite="lax")

    def drop(self, name: str) -> Cookie:
        return self.make(name, "", 0)


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


def form_token(secret: Signs, subject: str) -> str:
    """Bound to the session (or the visit, before there is one), and masked: no two pages carry the same bytes, so that
    compression gives nothing away (BREACH).
    """
    mask = secrets.token_bytes(TOKEN)
    signed = secret.sign("form", subject.encode())
    return urlsafe_b64encode(mask + bytes(a ^ b for a, b in zip(mask, signed, strict=True))).decode()


def check_token(secret: Signs, subjects: Sequence[str], token: str) -> None:
    """It is bound to one of these."""
    try:
        both = urlsafe_b64decode(token.encode("ascii"))
    except ValueError:
        raise Forged from None
    signed = bytes(a ^ b for a, b in zip(both[:TOKEN], both[TOKEN:], strict=False))
    if not any(subject and hmac.compare_digest(signed, secret.sign("form", subject.encode())) for subject in subjects):
        raise Forged


def check_origin(request: Request, own_url: str) -> None:  # type: ignore[type-arg]
    """Before the body is read. Browsers say where a form was sent from; a missing word is no objection."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in (None, "same-origin", "none"):
        raise Forged
    if origin and origin != "null" and urlsplit(origin).netloc not in (urlsplit(own_url).netloc, request.headers.get("host")):
        raise Forged
    if origin == "null" and site is None:
        raise Forged


def policy(nonce: str) -> str:
    """Content-Security-Policy: our one script and our one style sheet, and nothing else from anywhere."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types htmx"
    )


def security_headers(app: ASGIApp) -> ASGIApp:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _value in message["headers"]}
                added = [(name.lower().encode(), value.encode()) for name, value in PAGE_HEADERS.items()]
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in present)]
            await send(message)

        await app(scope, receive, add)

    return wrapped

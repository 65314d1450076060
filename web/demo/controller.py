"""A picker of people and a mailbox. On any other installation these pages do not exist."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from domain.shared.errors import NotFound
from services.people import cast, signing_in
from web.shared.security import SESSION_HOURS
from web.shared.visit import Visit


class Demo(Controller):
    path = "/demo"

    @get("/", policy="session.start")
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        people = _people(visit)
        hashes = {member.address: visit.outside.addresses.hash(member.address) for member in people}
        waiting = await cast.awaited(visit.page, list(hashes.values()))
        counts = {address: waiting.get(hashed, 0) for address, hashed in hashes.items()}
        return visit.show("demo/index.html", people=people, counts=counts)

    @post("/session", policy="session.start")
    async def enter(self, visit: NamedDependency[Visit]) -> Redirect:
        chosen = next((one for one in _people(visit) if one.address == visit.typed.get("address")), None)
        if chosen is None:
            raise NotFound

        def enter(cx: Any) -> str | None:
            if visit.session:
                signing_in.end_session(cx, visit.session)
            login_id = signing_in.login_of(cx, visit.outside.addresses, chosen.address)
            return signing_in.start_session(cx, login_id, by_passkey=True) if login_id else None

        session = await visit.within(enter)
        if session is None:
            raise NotFound
        response = visit.go(chosen.first)
        response.set_cookie(visit.cookies.make(visit.cookies.session, session, SESSION_HOURS * 3600))
        return response

    @get("/mailbox", policy="session.start")
    async def mailbox(self, visit: NamedDependency[Visit], address: FromQuery[str] = "") -> Response[Any]:
        people = _people(visit)
        return visit.show(
            "demo/mailbox.html", mails=await cast.mailbox(visit.page, address[:200]), people=people, address=address[:200]
        )


def _people(visit: Visit) -> Any:
    if not visit.page.simulated:
        raise NotFound
    return visit.outside.cast

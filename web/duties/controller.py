"""What waits for me, in every area: late, this week, later; each with its reason and one button."""

from datetime import timedelta
from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from msgspec import structs

from services.duties import waiting
from services.duties.delivery import PATHS
from services.duties.letters import TEXTS
from web.shared.visit import Visit

WEEK = timedelta(days=7)


class Duties(Controller):
    path = "/duties"

    @get("/", policy="account.own", login=True)
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        await visit.page.look_across()
        duties = await waiting.waiting(visit.page)
        today = visit.page.today
        return visit.show(
            "duties/index.html",
            groups={
                "late": [one for one in duties if one.due_on and one.due_on < today],
                "week": [one for one in duties if one.due_on and today <= one.due_on <= today + WEEK],
                "later": [one for one in duties if one.due_on and one.due_on > today + WEEK],
                "undated": [one for one in duties if one.due_on is None],
            },
            texts=TEXTS,
            paths=PATHS,
            values=structs.asdict,
            areas=await waiting.my_areas(visit.page),
        )

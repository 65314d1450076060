"""My data: everything held on me in every area, at once, to read and to take away (UK GDPR Art. 15)."""

from typing import Any

import msgspec
from litestar import Controller, Response, get
from litestar.di import NamedDependency

from services.erasure.kept import KEPT
from web.erasure.gathering import everything
from web.shared.visit import Visit

FILE = "my-data.json"


class MyData(Controller):
    path = "/my-data"

    @get("/", policy="account.own", login=True, confidential=True)
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("erasure/my_data.html", mine=await everything(visit), kept=KEPT)

    @get(f"/{FILE}", policy="account.own", login=True, fresh=True)
    async def file(self, visit: NamedDependency[Visit]) -> Response[Any]:
        whole = {"held": await everything(visit), "kept": [_words(visit, one) for one in KEPT]}
        return Response(
            msgspec.json.format(msgspec.json.encode(whole)),
            media_type="application/json",
            headers={"Content-Disposition": f'attachment; filename="{FILE}"', "Cache-Control": "no-store"},
        )


def _words(visit: Visit, kept: Any) -> dict[str, str]:
    return {name: visit.words.plain(value) for name, value in msgspec.structs.asdict(kept).items()}

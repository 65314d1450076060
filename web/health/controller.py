"""`/health/live`: this process answers. `/health/ready`: everything behind it does, too."""

from typing import Any

from litestar import Controller, Request, Response, get

STOP = {"away", "old"}
"""With these nothing can be shown; all other words are for the operator, and pages go on."""


class HealthPages(Controller):
    path = "/health"

    @get("/live", policy="public.read")
    async def live(self) -> Response[dict[str, str]]:
        return Response({"web": "ok"}, headers={"Cache-Control": "no-store"})

    @get("/ready", policy="public.read")
    async def ready(self, request: Request[Any, Any, Any]) -> Response[dict[str, str]]:
        """A word for each part: ok; old (migrate); late, parked or silent (read models, worker); away."""
        parts = await request.app.state.outside.health.parts()
        status = 503 if STOP & set(parts.values()) else 200
        return Response(parts, status_code=status, headers={"Cache-Control": "no-store"})

"""An area's own colour, as the one rule of a stylesheet: our pages allow no style but from a file."""

from typing import Any

from litestar import Controller, Response, get
from litestar.params import FromPath

from domain.areas import legible
from domain.shared.errors import NotFound, Refused

FOR_EVER = "public, max-age=31536000, immutable"


class Colours(Controller):
    path = "/colours"

    @get("/{name:str}", policy="public.read", sync_to_thread=False)
    def style(self, name: FromPath[str]) -> Response[Any]:
        """`/colours/1d3f72.css`, for any colour on which white words can be read."""
        digits, _, kind = name.partition(".")
        try:
            colour = legible(digits)
        except Refused:
            raise NotFound from None
        if kind != "css" or colour != f"#{digits}":
            raise NotFound
        style = f".oc-header {{ background: {colour}; }}\n"
        return Response(style, media_type="text/css", headers={"Cache-Control": FOR_EVER})

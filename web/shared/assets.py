"""The front end's files: a hash in each name, kept for ever, compressed when they were built."""

from pathlib import Path

from litestar import Request, Response, get
from litestar.params import FromPath

from domain.shared.errors import NotFound

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@get("/assets/{name:str}", policy="public.read", sync_to_thread=False)
def asset(request: Request, name: FromPath[str]) -> Response[bytes]:  # type: ignore[type-arg]
    assets = request.app.state.outside.assets
    suffix = Path(name).suffix
    if name not in assets.names.values() or suffix not in TYPES:
        raise NotFound
    file = Path(assets.folder) / name
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    small = file.with_name(file.name + ".br")
    if "br" in request.headers.get("accept-encoding", "") and small.exists():
        file, headers["Content-Encoding"] = small, "br"
    return Response(file.read_bytes(), media_type=TYPES[suffix], headers=headers)

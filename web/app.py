"""The application: every controller, and what they all share."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide

from domain.shared.policy import RULES
from web.controllers import CONTROLLERS
from web.shared.assets import asset
from web.shared.errors import HANDLERS
from web.shared.methods import head_and_options
from web.shared.observing import observed
from web.shared.outside import Outside
from web.shared.security import Cookies, security_headers
from web.shared.templates import Templates
from web.shared.visit import visit

LARGEST_FORM = 1_000_000  # bytes
MOST_FIELDS = 200


class Undeclared(Exception):
    """A handler that does not say what it takes to use it: the service does not start."""


def create_app(outside: Outside, *open_while_running: AbstractAsyncContextManager[Any]) -> Litestar:
    app = Litestar(
        route_handlers=[*CONTROLLERS, asset],
        dependencies={"visit": Provide(visit)},
        exception_handlers=HANDLERS,
        state=State({"outside": outside, "templates": Templates(outside.assets), "cookies": Cookies(secure=outside.secure)}),
        request_max_body_size=LARGEST_FORM,
        multipart_form_part_limit=MOST_FIELDS,
        openapi_config=None,
        logging_config=None,
        compression_config=CompressionConfig(
            backend="brotli",
            brotli_quality=4,
            brotli_gzip_fallback=True,
            minimum_size=1_000,
            exclude=[r"^/assets/", r"/logo/", r"/live/?$"],
        ),
        lifespan=[_kept_open(one) for one in open_while_running],
    )
    _all_declare(app)
    app.asgi_handler = security_headers(head_and_options(observed(app.asgi_handler)))  # around what finds no route, too
    return app


def _kept_open(one: AbstractAsyncContextManager[Any]) -> Callable[[Litestar], AbstractAsyncContextManager[Any]]:
    return lambda _app: one


def _all_declare(app: Litestar) -> None:
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            policy: Any = handler.opt.get("policy")
            if policy not in RULES and "OPTIONS" not in handler.http_methods:
                raise Undeclared(f"{handler.handler_name} {route.path}")

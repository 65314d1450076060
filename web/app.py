"""Every controller, in the order of the menu, and what they all share."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide

from domain.shared.policy import RULES
from web.areas.asking import AskingHost
from web.areas.changing_host import ChangingHost, Offers
from web.areas.colours import Colours
from web.areas.controller import AreaHome, Directory
from web.areas.hosting import Hosting, MyHosts
from web.areas.setting_up import SettingUp
from web.areas.suspending import Suspending
from web.areas.trying_out import TryingOut
from web.audits.observing import Observations
from web.audits.reading import Requests, Words
from web.audits.sampling import Samples
from web.audits.workspace import Workspace
from web.breaches.controller import Concerns
from web.breaches.raising import Raising
from web.champions.controller import Champions
from web.champions.serving import Serving
from web.champions.wanted import Wanted
from web.compacts.adopting import Adopting
from web.compacts.clocks import Clocks
from web.compacts.commenting import Commenting
from web.compacts.controller import Agreement
from web.compacts.deciding import Deciding
from web.compacts.drafting import Drafting
from web.compacts.editing import Editing
from web.compacts.issuing import Issuing
from web.compacts.presenting import Presenting
from web.compacts.related import RelatedTexts
from web.consultations.controller import Consultations
from web.contacts.controller import Contacts
from web.demo.controller import Demo
from web.duties.controller import Duties
from web.erasure.asking import Forgetting
from web.erasure.deciding import Certificates, Erasures
from web.erasure.my_data import MyData
from web.groups.chairing import Chairing
from web.groups.controller import Groups
from web.groups.seats import Seats
from web.health.controller import HealthPages
from web.health.well_known import WellKnown
from web.instruments.controller import Instruments
from web.live.controller import Live
from web.organisations.controller import Organisations
from web.organisations.succession import Succession
from web.people.accepting import Accepting
from web.people.account import Account
from web.people.confirming import Confirming
from web.people.inviting import Inviting
from web.people.joining import Joining
from web.people.leading import Leading
from web.people.links import Links
from web.people.members import Members
from web.people.register import Register
from web.people.roles import Roles
from web.people.signing_in import SigningIn
from web.people.who import Choosing
from web.permissions.controller import WhoMay
from web.shared.assets import asset
from web.shared.errors import HANDLERS
from web.shared.methods import head_and_options
from web.shared.observing import observed
from web.shared.outside import Outside
from web.shared.security import Cookies, security_headers
from web.shared.templates import Templates
from web.shared.visit import visit
from web.signatories.approving import Approving
from web.signatories.controller import Signatories
from web.signatories.signatory import Signatory
from web.timeline.controller import Timeline

CONTROLLERS = [
    Directory,
    Hosting,
    MyHosts,
    AreaHome,
    Suspending,
    SettingUp,
    AskingHost,
    ChangingHost,
    Offers,
    Colours,
    TryingOut,
    Agreement,
    Drafting,
    Editing,
    Presenting,
    Issuing,
    Commenting,
    Deciding,
    Adopting,
    RelatedTexts,
    Clocks,
    Instruments,
    Signatories,
    Approving,
    Signatory,
    Organisations,
    Succession,
    Champions,
    Serving,
    Wanted,
    Groups,
    Seats,
    Chairing,
    Contacts,
    Consultations,
    Timeline,
    Raising,
    Concerns,
    Register,
    Inviting,
    Roles,
    Leading,
    WhoMay,
    Workspace,
    Words,
    Requests,
    Samples,
    Observations,
    Accepting,
    Joining,
    Members,
    Duties,
    Account,
    SigningIn,
    Choosing,
    Confirming,
    MyData,
    Forgetting,
    Erasures,
    Certificates,
    Links,
    Demo,
    Live,
    HealthPages,
    WellKnown,
]
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
            backend="brotli", brotli_quality=4, brotli_gzip_fallback=True, minimum_size=1_000, exclude=[r"^/assets/", r"/live/?$"]
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

"""Where somebody who found a hole reports it, as browsers' makers and researchers look for it."""

from datetime import UTC, datetime, timedelta

from litestar.testing import TestClient
from msgspec import structs

from infra.composition import Parts, pages_pool
from infra.settings import Settings
from tests.browser import Browser
from web.app import create_app

WHERE = "/.well-known/security.txt"


def test_it_names_a_contact_and_when_to_ask_again(settings: Settings, made: Parts) -> None:
    pool = pages_pool(settings)
    outside = structs.replace(made.outside(pool), security_contact="mailto:security@compacts.example")

    with TestClient(create_app(outside, pool)) as served:
        answer = served.get(WHERE)
    said = dict(line.split(": ", 1) for line in answer.text.splitlines())

    assert answer.headers["content-type"].startswith("text/plain")
    assert said["Contact"] == "mailto:security@compacts.example"
    assert timedelta(days=170) < datetime.fromisoformat(said["Expires"]) - datetime.now(UTC) < timedelta(days=365)
    assert said["Canonical"].endswith(WHERE)


def test_where_nobody_is_named_there_is_none(visitor: Browser) -> None:
    visitor.get(WHERE, 404)

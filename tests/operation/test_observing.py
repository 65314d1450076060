"""Logs and figures: enough to mend what broke, and nothing of anybody's."""

import json
import logging
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest
from litestar.testing import TestClient

from infra.composition import Parts
from infra.embedded.home import free_port
from infra.observing import Asked, log_as_json, metrics
from infra.pulse import FOLLOWING
from web.shared.observing import ANSWERED, FIGURES

SECRET = "Ada said that the boiler broke"


@contextmanager
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """The lines that a process would have written, read back."""
    root, written, lines = logging.getLogger(), StringIO(), []
    before, level = root.handlers[:], root.level
    monkeypatch.setattr("sys.stderr", written)
    log_as_json("web")
    try:
        yield lines
    finally:
        lines += [json.loads(line) for line in written.getvalue().splitlines()]
        root.handlers[:] = before
        root.setLevel(level)


def test_each_request_is_a_line_by_its_route_and_never_by_its_path(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(monkeypatch) as lines:
        answer = client.get("/some-place/concerns/B7K2-9QXM?why=nobody-knows")

    (line,) = [line for line in lines if line["event"] == "answered"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/{area}/concerns/{ref}", 404)
    assert line["request_id"] == answer.headers["x-request-id"]
    assert not [word for word in ("some-place", "B7K2", "nobody") if word in json.dumps(lines)]


def test_an_error_is_logged_by_its_kind_and_place_and_the_page_has_its_number(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("infra.pages._viewer", breaks)
    with logged(monkeypatch) as lines:
        answer = client.get("/")

    assert answer.status_code == 500
    assert answer.headers["x-request-id"] in answer.text
    (line,) = [line for line in lines if line["level"] == "error"]
    assert "unexpected RuntimeError at test_observing.py" in line["event"]
    assert SECRET not in json.dumps(lines) + answer.text


def test_a_librarys_traceback_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(monkeypatch) as lines:
        try:
            int(SECRET)
        except ValueError:
            logging.getLogger("some.library").exception("it went wrong")

    assert [(line["event"], line["error"]) for line in lines] == [("it went wrong", "ValueError")]
    assert SECRET not in json.dumps(lines)


def test_how_long_answers_took_is_counted_by_route(client: TestClient) -> None:
    def count() -> float:
        labels = {"method": "GET", "route": "/health/live", "status": "200"}
        return FIGURES.get_sample_value("compact_request_seconds_count", labels) or 0

    before = count()
    client.get("/health/live")

    assert count() == before + 1
    assert ANSWERED._name == "compact_request_seconds"


def test_a_monitor_reads_the_figures_on_a_port_of_their_own(made: Parts) -> None:
    port = free_port(9400)

    with metrics("127.0.0.1", port, Asked(made.follower_pool, "follower", FOLLOWING)):
        text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()

    assert "compact_follower_parked 0.0" in text
    assert "process_resident_memory_bytes" in text


def test_without_a_port_nothing_listens(made: Parts) -> None:
    with metrics("127.0.0.1", 0, Asked(made.follower_pool, "follower", "SELECT 1/0 AS never_asked")):
        pass

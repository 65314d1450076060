"""What a process says of itself: one JSON line an occurrence, and figures in Prometheus' text.

No personal word is in either: routes, kinds of error, ids and counts. A request's id is in each of its lines.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, GCCollector, PlatformCollector, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from psycopg_pool import ConnectionPool

from infra.pulse import measured

NOISY = ("uvicorn.access", "httpx")
TIME = structlog.processors.TimeStamper(fmt="iso", utc=True)
COMMON: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    TIME,
]


def log_as_json(process: str) -> None:
    """Ours and the libraries' lines alike. Tracebacks are left out: an exception's words could be somebody's."""
    structlog.contextvars.bind_contextvars(process=process)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*COMMON, _without_traceback],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
        )
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _without_traceback(_logger: Any, _name: str, line: Any) -> Any:
    error = line.pop("exc_info", None)
    if error and error[0]:
        line["error"] = error[0].__name__
    return line


class Asked(Collector):
    """Figures asked of the database whenever somebody reads the metrics."""

    def __init__(self, pool: ConnectionPool, prefix: str, query: str) -> None:
        self.pool, self.prefix, self.query = pool, prefix, query

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with self.pool.connection() as cx:
            found = measured(cx, self.query)
        for name, value in found.items():
            yield GaugeMetricFamily(f"compact_{self.prefix}_{name}", name.replace("_", " "), value=value)


@contextmanager
def metrics(host: str, port: int, *collectors: Collector, registry: CollectorRegistry | None = None) -> Iterator[None]:
    """Serves them at `/metrics` on a port of their own; nothing where the port is 0."""
    if not port:
        yield
        return
    kept = registry or CollectorRegistry()
    for collector in (ProcessCollector(registry=None), PlatformCollector(registry=None), *collectors):
        kept.register(collector)
    GCCollector(registry=kept)
    server, thread = start_http_server(port, addr=host, registry=kept)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

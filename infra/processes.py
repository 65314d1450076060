"""The three processes of an installation: web, follow and work."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import Any
from uuid import UUID

import dramatiq
import redis
import uvicorn
from dramatiq.brokers.redis import RedisBroker
from psycopg_pool import ConnectionPool

from infra.bringing import Bringer
from infra.composition import Parts, pages_pool, parts
from infra.forgetting import destroy_again, forget_again
from infra.observing import Asked, log_as_json, metrics
from infra.pulse import FOLLOWING, WORKING, Pulse
from infra.settings import Settings
from infra.worker import Worker
from web.app import create_app
from web.shared.observing import FIGURES
from web.shared.outside import CastMember

SWEEP = 1.0  # seconds
RETRY_PARKED = 5.0
THREADS = 4
DRAIN = 15  # seconds for requests under way when asked to stop
log = logging.getLogger("processes")


def web(settings: Settings, cast: tuple[CastMember, ...] = ()) -> None:
    log_as_json("web")
    destroy_again(settings)
    with parts(settings) as made, metrics(settings.host, settings.metrics_port, registry=FIGURES):
        pool = pages_pool(settings)
        app = create_app(made.outside(pool, cast), pool)
        uvicorn.Server(server_of(app, settings)).run()


def server_of(app: Any, settings: Settings) -> uvicorn.Config:
    """Uvicorn would by itself believe anybody on this machine what they say of where they come from."""
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=[one.strip() for one in settings.proxies.split(",") if one.strip()],
    )


def follow(settings: Settings) -> None:
    """Advances the read models: at once on a hint, and each second without."""
    log_as_json("follow")
    destroy_again(settings)
    stop = _stopped()
    with parts(settings) as made, metrics_of(made.follower_pool, "follower", FOLLOWING, settings, 1):
        queue = broker(settings)
        ring = bell(queue, made, settings)
        pulse = Pulse(made.follower_pool, "follow", FOLLOWING)
        follower = made.follower(after=lambda tenants: _tell(made, ring, list(tenants)))
        wait, last = made.hints.wait_for_written(SWEEP), 0.0
        while not stop.is_set():
            with _survive():
                follower.run_dry()
                if time.monotonic() - last > RETRY_PARKED:
                    last = time.monotonic()
                    follower.retry_parked()
                pulse.beat()
            wait()


def work(settings: Settings) -> None:
    """Reactions, mail and the ticker: rung by Dramatiq, and swept each second whether or not anything rang."""
    log_as_json("work")
    stop = _stopped()
    with _survive():
        destroy_again(settings)
        forget_again(settings)
    with parts(settings) as made, metrics_of(made.worker_pool, "worker", WORKING, settings, 2):
        worker = make_worker(made, settings)
        pulse = Pulse(made.worker_pool, "work", WORKING)
        queue = broker(settings)
        ring = bell(queue, made, settings, worker)
        bells = dramatiq.Worker(queue, worker_threads=THREADS)
        with _survive():
            bells.start()
        bringing = threading.Thread(target=_bring_in, args=(make_bringer(made), stop), daemon=True)
        bringing.start()
        while not stop.is_set():
            with _survive():
                for tenant_id in worker.behind():
                    if not ring(tenant_id):
                        with _survive():  # one area that stands still keeps no other waiting
                            worker.follow_up(tenant_id)
            with _survive():
                worker.tick()
            with _survive():
                worker.send_mail()
                pulse.beat()
            stop.wait(SWEEP)
        bells.stop(timeout=5_000)
        bringing.join(timeout=5)


def metrics_of(pool: ConnectionPool, process: str, figures: str, settings: Settings, place: int) -> AbstractContextManager[None]:
    port = settings.metrics_port + place if settings.metrics_port else 0
    return metrics(settings.host, port, Asked(pool, process, figures))


def make_worker(made: Parts, settings: Settings, now: Callable[[], Any] = lambda: None) -> Worker:
    return Worker(
        made.worker_pool, made.desk_of(made.worker_pool), made.addresses, made.mail, settings.url, now, made.eraser.erase
    )


def make_bringer(made: Parts, now: Callable[[], Any] = lambda: None) -> Bringer:
    return Bringer(made.worker_pool, made.desk_of(made.worker_pool), made.addresses, made.vault, now)


def _bring_in(bringer: Bringer, stop: threading.Event) -> None:
    """Beside all else: a table of thousands of rows takes a while, and neither mail nor dates wait for it."""
    while not stop.is_set():
        with _survive():
            bringer.bring()
        stop.wait(SWEEP)


def broker(settings: Settings) -> RedisBroker:
    made = RedisBroker(url=settings.redis_url, namespace="oc-bell")  # type: ignore[no-untyped-call]
    dramatiq.set_broker(made)
    return made


def bell(queue: RedisBroker, made: Parts, settings: Settings, worker: Worker | None = None) -> Callable[[UUID], bool]:
    """A function that rings for a tenant and says whether it could. Whoever hears it looks in Postgres what there is."""

    @dramatiq.actor(actor_name="follow_up", max_retries=0, broker=queue)
    def follow_up(tenant_id: str) -> None:
        hearer = worker or make_worker(made, settings)
        hearer.follow_up(UUID(tenant_id))
        hearer.send_mail()

    def ring(tenant_id: UUID) -> bool:
        try:
            follow_up.send(str(tenant_id))
        except (redis.RedisError, dramatiq.errors.ConnectionError):
            return False
        return True

    return ring


def _tell(made: Parts, ring: Callable[[UUID], bool], tenants: list[UUID]) -> None:
    made.hints.readable(tenants)
    for tenant_id in tenants:
        ring(tenant_id)


def _stopped() -> threading.Event:
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    return stop


@contextmanager
def _survive() -> Iterator[None]:
    """Whatever fails is logged by its kind, and tried again at the next look: the database may be coming back."""
    try:
        yield
    except Exception as error:  # noqa: BLE001
        log.error("%s; looking again in a second", type(error).__name__)  # noqa: TRY400  # its words could hold somebody's
        time.sleep(SWEEP)

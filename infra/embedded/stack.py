"""PostgreSQL and Valkey up, roles made, databases migrated: what every embedded command stands on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from infra.database.migrate import migrate
from infra.database.roles import bootstrap
from infra.embedded import postgres, valkey
from infra.embedded.home import Home, free_port, server_port
from infra.embedded.processes import Supervisor
from infra.settings import Settings

Say = Callable[[str], None]


@contextmanager
def stack(
    home: Home, say: Say, *, simulated: bool = False, port: int = 0, fill: Callable[[str], None] = lambda _superuser_url: None
) -> Iterator[tuple[Supervisor, Settings]]:
    """Both servers on free ports of loopback, for as long as the block runs; `port` is the web's, taken or next.

    `fill` puts a backup into the empty databases, before they are brought to this version.
    """
    with home.held():
        postgres.prepare(home.postgres_data, home.password_file())
        postgres.end_stale(home.postgres_data)
        postgres_port, valkey_port = server_port(), server_port()
        with Supervisor(home.logs, say) as supervisor:
            supervisor.start(postgres.service(home.postgres_data, postgres_port))
            supervisor.start(valkey.service(home.valkey_data, valkey_port, home.passwords()["valkey"]))
            bootstrap(home.superuser_url(postgres_port), home.passwords())
            fill(home.superuser_url(postgres_port))
            settings = home.settings(postgres_port, valkey_port, f"http://localhost:{free_port(port) if port else 0}")
            migrate(settings.migrator_database_url, simulated=simulated)
            yield supervisor, settings

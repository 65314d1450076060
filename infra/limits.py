"""How often somebody may try: one call to Valkey, or to Postgres while that is away. See `web.shared.outside.Limits`."""

import logging
from collections.abc import Sequence
from typing import Any

import redis
from psycopg_pool import ConnectionPool

from web.shared.outside import Rate
from web.shared.security import Signs

PATIENCE = 0.3  # seconds for Valkey to answer
PREFIX = b"oc:try:"
# generic cell rate: a bucket is the moment at which all that was used up has come back; all buckets let through, or none
TRY = """
local time = redis.call('TIME')
local now, wait, full = time[1] * 1000 + math.floor(time[2] / 1000), 0, {}
for i, key in ipairs(KEYS) do
  local at_once, each = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  full[i] = math.max(tonumber(redis.call('GET', key) or now), now)
  wait = math.max(wait, full[i] - now - (at_once - 1) * each)
  full[i] = full[i] + each
end
if wait > 0 then return math.ceil(wait) end
for i, key in ipairs(KEYS) do redis.call('SET', key, string.format('%d', full[i]), 'PX', math.ceil(full[i] - now)) end
return 0
"""
FALLBACK = "SELECT auth.try(%s::bytea[], %s::int[], %s::int[])"
log = logging.getLogger("limits")


class Limits:
    """Buckets are named by a keyed hash: neither store holds an address."""

    def __init__(self, url: str, pool: ConnectionPool, secret: Signs) -> None:
        self.client = redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        self.pool, self.secret = pool, secret

    def wait(self, asked: Sequence[tuple[Rate, str]]) -> float:
        names = [self.secret.sign("try", f"{rate.name} {who}".encode()) for rate, who in asked]
        numbers = [(rate.at_once, round(rate.each.total_seconds() * 1000)) for rate, _who in asked]
        try:
            keys = [PREFIX + name for name in names]
            found: Any = self.client.eval(TRY, len(keys), *keys, *(str(n) for pair in numbers for n in pair))
        except redis.RedisError:
            log.warning("Valkey is away: tries are counted in Postgres")
            found = self._in_postgres(names, numbers)
        return float(found) / 1000

    def _in_postgres(self, names: Sequence[bytes], numbers: Sequence[tuple[int, int]]) -> int:
        values = (list(names), [at_once for at_once, _each in numbers], [each for _at_once, each in numbers])
        with self.pool.connection() as cx:
            (wait,) = cx.execute(FALLBACK, values).fetchone() or (0,)
        return int(wait)

"""The page that ours are compared with: Litestar, one SELECT, no session, no area, no rules, the same number of bytes."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import jinja2
import uvicorn
from litestar import Litestar, Response, get
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

LINES = int(os.environ.get("PAGE_LINES", "25"))
TABLE = """CREATE TABLE IF NOT EXISTS line (id serial PRIMARY KEY, name text, sector text, represents text, position text,
  authority text, signed_on date, backfilled boolean)"""
FILL = f"""INSERT INTO line (name, sector, represents, position, authority, signed_on, backfilled)
  SELECT 'Society ' || n, 'vcs', 'its members', 'chair & treasurer', 'the trustees', date '2026-01-01' + n % 300, false
  FROM generate_series(1, {LINES}) AS n"""
SELECT = f"""SELECT id, name, sector, represents, position, authority, signed_on, backfilled FROM line
  ORDER BY name, id LIMIT {LINES}"""
PAGE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
{% macro tag(word) %}<strong class="tag">{{ word }}</strong>{% endmacro %}<ul>
{% for one in lines %}<li id="{{ one.id }}"><h2>{{ one.name }} {{ tag(one.sector) }}</h2>{% if one.represents %}<p>{{ one.represents }}</p>{% endif %}
<p>{{ one.signed_on.strftime("%d %B %Y") }}, {{ one.position }}. {{ one.authority }}{% if one.backfilled %} (later){% endif %}</p>FILLER</li>
{% endfor %}</ul></body></html>"""


def template(page_bytes: int) -> jinja2.Template:
    """Each line as long as it must be for the whole to have that size."""
    environment = jinja2.Environment(autoescape=True, enable_async=False, auto_reload=False)
    bare = len(PAGE) + LINES * 190
    return environment.from_string(PAGE.replace("FILLER", f"<p>{'x' * max(0, (page_bytes - bare) // LINES)}</p>"))


def create_app(url: str, page_bytes: int) -> Litestar:
    pool = AsyncConnectionPool(url, min_size=1, max_size=4, open=False, kwargs={"autocommit": True, "row_factory": dict_row})
    page = template(page_bytes)

    @asynccontextmanager
    async def opened(_app: Litestar) -> AsyncIterator[None]:
        async with pool:
            async with pool.connection() as cx:
                await cx.execute(TABLE)
                if not await (await cx.execute(SELECT)).fetchall():
                    await cx.execute(FILL)
            yield

    @get("/")
    async def lines() -> Response[str]:
        async with pool.connection() as cx:
            rows = await (await cx.execute(SELECT)).fetchall()
        return Response(page.render(title="Signatories", lines=rows), media_type="text/html")

    return Litestar(route_handlers=[lines], lifespan=[opened], openapi_config=None)


if __name__ == "__main__":
    made = create_app(os.environ["DATABASE_URL"], int(os.environ["PAGE_BYTES"]))
    uvicorn.run(made, port=int(os.environ["COMPACT_PORT"]), log_level="warning", access_log=False, server_header=False)

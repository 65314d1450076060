"""Row-level security, held over the catalogue: a query that names no tenant fails loudly, and nobody owns anything."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql

from infra.settings import Settings
from tests.given import World

Cx = psycopg.Connection[Any]
HAVE_TENANTS = """SELECT format('%I.%I', n.nspname, c.relname), n.nspname, c.relname, c.relispartition FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
  WHERE c.relkind IN ('r', 'p') AND NOT a.attisdropped ORDER BY 1"""
UNPROTECTED = """SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT (c.relrowsecurity AND c.relforcerowsecurity
    AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 0 = ANY (p.polroles)))"""
KEYS = """SELECT format('%I.%I', n.nspname, c.relname), array_agg(a.attname::text ORDER BY k.place)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
    unnest(i.indkey::int[]) WITH ORDINALITY AS k (number, place) JOIN pg_attribute a ON a.attnum = k.number
  WHERE a.attrelid = i.indrelid AND i.indisunique AND NOT c.relispartition
    AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id')
  GROUP BY i.indexrelid, 1"""
DEFINERS = """SELECT p.oid::regprocedure::text, p.proconfig, has_function_privilege('public', p.oid, 'EXECUTE') FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'
  ORDER BY 1"""
OWNED = """SELECT r.rolname, d.objid FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
  WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o' AND r.rolcanlogin AND NOT r.rolsuper"""

ACROSS_AREAS = {
    "auth.membership": "links one sign-in to the persons it is in many areas: read before any area is known",
    "auth.link": "found by a token's hash, before any area is known",
    "registry.slug": "web addresses, by which the area is found",
}
SEEN_WITHOUT_A_TENANT = {
    "listed_area": "the public directory of areas",
    "host": "the public directory's hosts",
    "public_clause": "clauses in force, which everybody may read; no row of a draft, a suspended area or a try-out",
    "public_point": "their points",
    "alarm": "nobody but the ticker: its condition is false, so there are no rows",
}
KEYED_OTHERWISE = {
    "auth.link": {("token_hash",)},
    "registry.slug": {("slug",)},
}


@pytest.fixture(scope="module", autouse=True)
def _something_in_every_table(made: Any) -> None:
    World(made).area()


@pytest.fixture
def app(settings: Settings) -> Iterator[Cx]:
    with psycopg.connect(settings.database_url, autocommit=True) as cx:
        yield cx


def test_a_query_that_names_no_tenant_fails(root: Cx, app: Cx) -> None:
    tables = [(full, name) for full, _schema, name, _part in root.execute(HAVE_TENANTS) if full not in ACROSS_AREAS]

    answered = {full for full, name in tables if name not in SEEN_WITHOUT_A_TENANT and not _fails(app, full)}

    assert len(tables) > 40
    assert answered == set()


def test_a_tenant_left_behind_by_the_transaction_before_fails_too(root: Cx, app: Cx) -> None:
    with app.transaction():
        app.execute("SELECT set_config('app.tenant', gen_random_uuid()::text, true)")

    assert _fails(app, "es.event")


def test_alarms_show_to_nobody_on_the_web(root: Cx, app: Cx) -> None:
    (generation,) = root.execute("SELECT generation FROM rm.live").fetchone() or (0,)

    assert app.execute(f"SELECT count(*) FROM wide_{generation}.alarm").fetchone() == (0,)


def test_every_table_of_tenants_is_protected_even_from_its_owner_by_policies_that_name_their_roles(root: Cx) -> None:
    unprotected = {full for (full,) in root.execute(UNPROTECTED)}

    assert unprotected == set(ACROSS_AREAS)


def test_the_tenant_leads_every_unique_key(root: Cx) -> None:
    keys = root.execute(KEYS).fetchall()

    otherwise = {(full, tuple(columns)) for full, columns in keys if columns[0] != "tenant_id"}

    assert len(keys) > 40
    assert otherwise == {(full, columns) for full, several in KEYED_OTHERWISE.items() for columns in several}


def test_partitions_carry_no_grants(root: Cx) -> None:
    granted = root.execute(
        "SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' AND relacl IS NOT NULL"
    ).fetchall()

    assert granted == []


def test_functions_with_their_owners_rights_pin_their_path_and_are_not_everybodys(root: Cx) -> None:
    definers = root.execute(DEFINERS).fetchall()

    loose = [name for name, settings, everybody in definers if settings != ["search_path=pg_catalog, pg_temp"] or everybody]

    assert sorted(name.split("(")[0] for name, *_ in definers) == [
        "auth.forget",
        "auth.forget_login",
        "es.append",
        "es.open_ledger",
    ]
    assert loose == []


def test_no_service_logs_in_as_an_owner_or_past_the_rules(root: Cx) -> None:
    strong = root.execute(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'oc\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
    ).fetchall()
    owner = root.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'oc_owner'").fetchone()

    assert (strong, owner, root.execute(OWNED).fetchall()) == ([], (False,), [])


def test_only_the_migrator_may_become_the_owner(root: Cx) -> None:
    members = root.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'oc\\_%' AND pg_has_role(oid, 'oc_owner', 'MEMBER')")

    assert {name for (name,) in members} == {"oc_owner", "oc_migrator"}


@pytest.mark.parametrize("database", ["compact", "compact_vault"])
def test_a_role_without_a_grant_reaches_neither_database(root: Cx, database: str) -> None:
    may = root.execute("SELECT has_database_privilege('public', %s, 'CONNECT, TEMPORARY, CREATE')", (database,)).fetchone()

    assert may == (False,)


def _fails(cx: Cx, table: str) -> bool:
    try:
        cx.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(*table.split("."))))
    except psycopg.Error:
        return True
    return False

"""The cluster's roles and databases, made once by a superuser. No service logs in as owner or superuser.

oc_owner     owns everything, cannot log in
oc_migrator  may become the owner, at deploy time only
oc_app       the web: reads its tenant, appends through es.append, writes sign-in data and drafts
oc_worker    reactions, mail, the ticker; appends too
oc_follower  the only writer of read models
oc_vault     the keys, in the other database
"""

from collections.abc import Mapping

import psycopg
from psycopg import sql

LOGINS = ("oc_migrator", "oc_app", "oc_worker", "oc_follower", "oc_vault")
DATABASE, VAULT = "compact", "compact_vault"


def bootstrap(superuser_url: str, passwords: Mapping[str, str]) -> None:
    """Safe to repeat; sets the passwords anew each time."""
    with psycopg.connect(superuser_url, autocommit=True) as cx:
        existing = {name for (name,) in cx.execute("SELECT rolname FROM pg_roles")}
        if "oc_owner" not in existing:
            cx.execute("CREATE ROLE oc_owner NOLOGIN")
        for name in LOGINS:
            verb = sql.SQL("ALTER" if name in existing else "CREATE")
            cx.execute(sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(verb, sql.Identifier(name), sql.Literal(passwords[name])))
        cx.execute("GRANT oc_owner TO oc_migrator")
        databases = {name for (name,) in cx.execute("SELECT datname FROM pg_database")}
        for name in (DATABASE, VAULT):
            if name not in databases:
                cx.execute(sql.SQL("CREATE DATABASE {} OWNER oc_owner").format(sql.Identifier(name)))
            # by default every role may connect and make temporary tables
            cx.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
        cx.execute("GRANT CONNECT ON DATABASE compact TO oc_migrator, oc_app, oc_worker, oc_follower")
        cx.execute("GRANT CONNECT ON DATABASE compact_vault TO oc_migrator, oc_vault")

#!/bin/sh
# Run once by the postgres image: the roles and databases of infra/database/roles.py, with passwords from the environment.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
  -v migrator="$MIGRATOR_PASSWORD" -v app="$APP_PASSWORD" -v worker="$WORKER_PASSWORD" \
  -v follower="$FOLLOWER_PASSWORD" -v vault="$VAULT_PASSWORD" <<'SQL'
CREATE ROLE oc_owner NOLOGIN;
CREATE ROLE oc_migrator LOGIN PASSWORD :'migrator';
CREATE ROLE oc_app LOGIN PASSWORD :'app';
CREATE ROLE oc_worker LOGIN PASSWORD :'worker';
CREATE ROLE oc_follower LOGIN PASSWORD :'follower';
CREATE ROLE oc_vault LOGIN PASSWORD :'vault';
GRANT oc_owner TO oc_migrator;
CREATE DATABASE compact OWNER oc_owner;
CREATE DATABASE compact_vault OWNER oc_owner;
REVOKE ALL ON DATABASE compact FROM PUBLIC;
REVOKE ALL ON DATABASE compact_vault FROM PUBLIC;
GRANT CONNECT ON DATABASE compact TO oc_migrator, oc_app, oc_worker, oc_follower;
GRANT CONNECT ON DATABASE compact_vault TO oc_migrator, oc_vault;
SQL

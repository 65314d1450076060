-- Who is who, across areas: sign-in, sessions, mailed links; the areas' web addresses; and unfinished forms.
-- None of it is history, so none of it is append-only.

CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO oc_app, oc_worker;

-- `address_hash` finds a login by its mail address, `address` (sealed under the login's key) writes to it.
CREATE TABLE auth.login (
  login_id uuid PRIMARY KEY,
  address_hash bytea NOT NULL UNIQUE,
  address bytea NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The one link between a login and the persons it is in areas.
CREATE TABLE auth.membership (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  login_id uuid NOT NULL REFERENCES auth.login,
  PRIMARY KEY (tenant_id, person_id),
  UNIQUE (tenant_id, login_id)
);
CREATE INDEX ON auth.membership (login_id);

-- The cookie holds 32 random bytes; only their SHA-256 lies here. Nothing writes a session back: revoke = delete.
CREATE TABLE auth.session (
  id_hash bytea PRIMARY KEY,
  login_id uuid NOT NULL REFERENCES auth.login,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ends_at timestamptz NOT NULL
);
CREATE INDEX ON auth.session (login_id);

-- Mailed links. `power` says what using one does; a link used, or past its time, opens nothing.
CREATE TABLE auth.link (
  token_hash bytea PRIMARY KEY,
  login_id uuid NOT NULL REFERENCES auth.login,
  tenant_id uuid,
  power text NOT NULL CHECK (power IN ('sign-in', 'nomination')),
  target text NOT NULL,
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX ON auth.link (login_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.login, auth.membership, auth.session, auth.link TO oc_app;
GRANT SELECT ON auth.login, auth.membership TO oc_worker;
GRANT SELECT, INSERT, DELETE ON auth.link TO oc_worker;

CREATE SCHEMA registry;
GRANT USAGE ON SCHEMA registry TO oc_app, oc_worker, oc_follower;

-- Web addresses of areas. Old ones stay and redirect for ever.
CREATE TABLE registry.slug (
  slug text PRIMARY KEY,
  tenant_id uuid NOT NULL,
  current boolean NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX ON registry.slug (tenant_id) WHERE current;
GRANT SELECT, INSERT, UPDATE ON registry.slug TO oc_app;
GRANT SELECT ON registry.slug TO oc_worker, oc_follower;

CREATE SCHEMA draft;
GRANT USAGE ON SCHEMA draft TO oc_app, oc_worker;

-- A form not sent yet, sealed under a key of its own; 30 days.
CREATE TABLE draft.draft (
  tenant_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  person_id uuid NOT NULL,
  form text NOT NULL,
  box bytea NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, draft_id)
);
CREATE INDEX ON draft.draft (tenant_id, person_id);
ALTER TABLE draft.draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft.draft FORCE ROW LEVEL SECURITY;
CREATE POLICY in_tenant ON draft.draft TO oc_app USING (tenant_id = current_setting('app.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY all_tenants ON draft.draft TO oc_worker USING (true);
CREATE POLICY owner ON draft.draft TO oc_owner USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft.draft TO oc_app;
GRANT SELECT, DELETE ON draft.draft TO oc_worker;

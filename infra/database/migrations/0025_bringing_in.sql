-- Tables that somebody brings in by a page. What is in them lies in a draft; here, without a name or an address, is how far the
-- worker is. It records all of a table at once, so that a page may show how many rows have been looked at meanwhile.
CREATE TABLE draft.bringing (
  tenant_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'brought' CHECK (state IN ('brought', 'waiting', 'recorded', 'refused')),
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  said bytea,
  brought_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, draft_id)
);
CREATE INDEX ON draft.bringing (brought_at) WHERE state = 'waiting';
ALTER TABLE draft.bringing ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft.bringing FORCE ROW LEVEL SECURITY;
CREATE POLICY in_tenant ON draft.bringing TO oc_app USING (tenant_id = current_setting('app.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY all_tenants ON draft.bringing TO oc_worker USING (true);
CREATE POLICY owner ON draft.bringing TO oc_owner USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft.bringing TO oc_app;
GRANT SELECT, UPDATE, DELETE ON draft.bringing TO oc_worker;

-- The people of such a table are found, or made, by the worker.
GRANT INSERT ON auth.login, auth.membership TO oc_worker;
GRANT UPDATE (proved_at) ON auth.session TO oc_worker;

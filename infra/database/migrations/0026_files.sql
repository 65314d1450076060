-- Files, each once in its area under the hash of its bytes, stored before the event that names it. The application adds and
-- reads; only the worker removes what no page shows any more. A logo is clear: everybody sees it, and it holds nobody's data.
-- What is secret comes as ciphertext, with the id of its key in the vault. No row is changed but for when it was last stored.
CREATE SCHEMA files;
GRANT USAGE ON SCHEMA files TO oc_app, oc_worker;

CREATE TABLE files.blob (
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('logo')),
  hash bytea NOT NULL,
  content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 10000000),
  key_id uuid,
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind, hash),
  CHECK (hash = sha256(content))
);
ALTER TABLE files.blob ALTER content SET STORAGE EXTERNAL; -- pictures and ciphertext do not get smaller
ALTER TABLE files.blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE files.blob FORCE ROW LEVEL SECURITY;
CREATE POLICY in_tenant ON files.blob TO oc_app USING (tenant_id = current_setting('app.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY in_tenant_to_sweep ON files.blob TO oc_worker USING (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY owner ON files.blob TO oc_owner USING (true);
GRANT SELECT, INSERT, UPDATE (stored_at) ON files.blob TO oc_app;
GRANT SELECT, DELETE ON files.blob TO oc_worker;

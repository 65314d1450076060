-- The vault, a database of its own with its own dump: keys that open sealed fields, wrapped by a key-encryption key
-- that is not in any database. Destroying a row's key forgets what it sealed; the row stays, so no new key takes its place.

CREATE SCHEMA vault;
GRANT USAGE ON SCHEMA vault TO oc_vault;

CREATE TABLE vault.key (
  tenant_id uuid NOT NULL,
  key_id uuid NOT NULL,
  epoch int NOT NULL,
  wrapped bytea,
  commitment bytea NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  destroyed_at timestamptz,
  PRIMARY KEY (tenant_id, key_id),
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
GRANT SELECT, INSERT, UPDATE ON vault.key TO oc_vault;

-- Who was handed a confidential key, when and what for; written in the transaction that hands it out.
CREATE TABLE vault.opening (
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  tenant_id uuid NOT NULL,
  key_id uuid NOT NULL,
  reader text NOT NULL,
  purpose text NOT NULL
);
CREATE INDEX ON vault.opening (tenant_id, key_id, opened_at);
GRANT SELECT, INSERT ON vault.opening TO oc_vault;

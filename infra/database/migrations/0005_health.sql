-- How each process is: said by itself every few seconds, read by the health page and by whoever watches. Counts only.

CREATE TABLE ops.pulse (
  process text NOT NULL,
  instance text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  figures jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (process, instance)
) WITH (fillfactor = 50);

GRANT USAGE ON SCHEMA ops TO oc_follower;
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.pulse TO oc_follower, oc_worker;
GRANT SELECT ON ops.pulse TO oc_app;

-- The web says whether it and the database are of one version.
GRANT USAGE ON SCHEMA migration TO oc_app;
GRANT SELECT ON migration.applied TO oc_app;

-- A mail that was done with before it was sent is not one that could not be sent.
ALTER TABLE ops.outbox ADD COLUMN not_needed boolean NOT NULL DEFAULT false;

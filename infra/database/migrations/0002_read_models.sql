-- Read models live in generations: schema rm_<n> (an area's own tables) and wide_<n> (across areas), made whole and
-- thrown away whole. Here is only what says which one is in use and how far each has come.

CREATE SCHEMA rm;
GRANT USAGE ON SCHEMA rm TO oc_app, oc_worker, oc_follower;

CREATE TABLE rm.generation (
  generation int PRIMARY KEY,
  fingerprint text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE rm.live (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  generation int NOT NULL REFERENCES rm.generation
);
GRANT SELECT ON rm.generation, rm.live TO oc_app, oc_worker, oc_follower;

CREATE TABLE rm.cursor (
  tenant_id uuid NOT NULL,
  generation int NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (tenant_id, generation)
) WITH (fillfactor = 50);

-- A read model that could not take an event: it stands still for that tenant, is tried again, and alarms.
-- `error` is the kind of error only: its words could hold a person's.
CREATE TABLE rm.parked (
  tenant_id uuid NOT NULL,
  generation int NOT NULL,
  model text NOT NULL,
  position bigint NOT NULL,
  topic text NOT NULL,
  error text NOT NULL,
  tries int NOT NULL DEFAULT 1,
  next_try timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, generation, model)
);

DO $$
DECLARE tab text;
BEGIN
  FOREACH tab IN ARRAY ARRAY['cursor', 'parked'] LOOP
    EXECUTE format('ALTER TABLE rm.%I ENABLE ROW LEVEL SECURITY', tab);
    EXECUTE format('ALTER TABLE rm.%I FORCE ROW LEVEL SECURITY', tab);
    EXECUTE format('CREATE POLICY in_tenant ON rm.%I FOR SELECT TO oc_app USING (tenant_id = current_setting(''app.tenant'')::uuid)', tab);
    EXECUTE format('CREATE POLICY all_tenants ON rm.%I FOR SELECT TO oc_worker USING (true)', tab);
    EXECUTE format('CREATE POLICY follower ON rm.%I TO oc_follower USING (true) WITH CHECK (true)', tab);
    EXECUTE format('CREATE POLICY owner ON rm.%I TO oc_owner USING (true)', tab);
    EXECUTE format('GRANT SELECT ON rm.%I TO oc_app, oc_worker', tab);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON rm.%I TO oc_follower', tab);
  END LOOP;
END $$;

-- The history: one ledger a tenant, appended to by es.append alone. Format: domain/audit.py; shape: README, “History”.

CREATE SCHEMA es;
GRANT USAGE ON SCHEMA es TO oc_app, oc_worker, oc_follower;

-- One row for the whole installation. Simulated time is decided when it is made and never again.
CREATE TABLE es.installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  ledger_id uuid NOT NULL,
  simulated boolean NOT NULL,
  ahead interval NOT NULL DEFAULT '0' CHECK (simulated OR ahead = '0'),
  made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT ON es.installation TO oc_app, oc_worker, oc_follower;

CREATE FUNCTION es.keep_installation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR NEW.simulated <> OLD.simulated OR NEW.ledger_id <> OLD.ledger_id OR NEW.ahead < OLD.ahead THEN
    RAISE EXCEPTION 'simulated time is set once, and only goes forward' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON es.installation FOR EACH ROW EXECUTE FUNCTION es.keep_installation();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON es.installation FOR EACH STATEMENT EXECUTE FUNCTION es.keep_installation();
ALTER TABLE es.installation ENABLE ALWAYS TRIGGER keep;
ALTER TABLE es.installation ENABLE ALWAYS TRIGGER keep_table;

-- What the time is here. Every process reads it; only a simulated installation is ahead.
CREATE FUNCTION es.now() RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS 'SELECT clock_timestamp() + ahead FROM es.installation';

CREATE TABLE es.head (
  tenant_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('area', 'host', 'installation')),
  position bigint NOT NULL DEFAULT 0,
  chain bytea NOT NULL DEFAULT '\x',
  recorded_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);

CREATE TABLE es.event (
  tenant_id uuid NOT NULL,
  position bigint NOT NULL,
  stream_id uuid NOT NULL,
  stream_version bigint NOT NULL,
  topic text NOT NULL,
  meta bytea NOT NULL,
  state bytea NOT NULL,
  header_salt bytea NOT NULL,
  state_salt bytea NOT NULL,
  recorded_at timestamptz NOT NULL,
  leaf bytea NOT NULL,
  chain bytea NOT NULL,
  PRIMARY KEY (tenant_id, position),
  UNIQUE (tenant_id, stream_id, stream_version)
) PARTITION BY HASH (tenant_id);

-- A command's second arrival finds the first one here. `bound_to` is a hash of the person and the route.
CREATE TABLE es.command (
  tenant_id uuid NOT NULL,
  command_id uuid NOT NULL,
  bound_to bytea NOT NULL,
  first_position bigint NOT NULL,
  last_position bigint NOT NULL,
  PRIMARY KEY (tenant_id, command_id)
);

-- Nobody changes what is written; not even a superuser without first switching this off.
CREATE FUNCTION es.forbid() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'history is only ever added to: % on %', TG_OP, TG_RELID::regclass USING ERRCODE = '42501';
END $$;

CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON es.event FOR EACH ROW EXECUTE FUNCTION es.forbid();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON es.event FOR EACH STATEMENT EXECUTE FUNCTION es.forbid();
ALTER TABLE es.event ENABLE ALWAYS TRIGGER keep_rows;
ALTER TABLE es.event ENABLE ALWAYS TRIGGER keep_table;
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON es.command FOR EACH ROW EXECUTE FUNCTION es.forbid();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON es.command FOR EACH STATEMENT EXECUTE FUNCTION es.forbid();
ALTER TABLE es.command ENABLE ALWAYS TRIGGER keep_rows;
ALTER TABLE es.command ENABLE ALWAYS TRIGGER keep_table;
CREATE TRIGGER keep_rows BEFORE DELETE ON es.head FOR EACH ROW EXECUTE FUNCTION es.forbid();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON es.head FOR EACH STATEMENT EXECUTE FUNCTION es.forbid();
ALTER TABLE es.head ENABLE ALWAYS TRIGGER keep_rows;
ALTER TABLE es.head ENABLE ALWAYS TRIGGER keep_table;

-- TRUNCATE of one partition does not fire the parent's trigger: each carries its own.
DO $$
DECLARE part text;
BEGIN
  FOR i IN 0..15 LOOP
    part := format('es.event_%s', i);
    EXECUTE format('CREATE TABLE %s PARTITION OF es.event FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, i);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER keep_rows', part);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION es.forbid()', part);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER keep_table', part);
  END LOOP;
END $$;

-- Row-level security. A query that names no tenant fails loudly; only the follower, which serves all, sees all.
DO $$
DECLARE tab text;
BEGIN
  FOREACH tab IN ARRAY ARRAY['head', 'event', 'command'] LOOP
    EXECUTE format('ALTER TABLE es.%I ENABLE ROW LEVEL SECURITY', tab);
    EXECUTE format('ALTER TABLE es.%I FORCE ROW LEVEL SECURITY', tab);
    EXECUTE format('CREATE POLICY owner_in_tenant ON es.%I TO oc_owner USING (tenant_id = current_setting(''app.tenant'')::uuid)
                    WITH CHECK (tenant_id = current_setting(''app.tenant'')::uuid)', tab);
    EXECUTE format('CREATE POLICY in_tenant ON es.%I FOR SELECT TO oc_app, oc_worker USING (tenant_id = current_setting(''app.tenant'')::uuid)', tab);
    EXECUTE format('CREATE POLICY all_tenants ON es.%I FOR SELECT TO oc_follower USING (true)', tab);
    EXECUTE format('GRANT SELECT ON es.%I TO oc_app, oc_worker, oc_follower', tab);
  END LOOP;
END $$;

CREATE FUNCTION es.open_ledger(new_kind text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO es.head (tenant_id, kind) VALUES (current_setting('app.tenant')::uuid, new_kind) ON CONFLICT DO NOTHING;
$$;

-- The only way in. Locks the tenant's head, so events of one tenant commit in the order of their positions.
-- Errors: OC001 this command was done (detail: first and last position) · OC002 unknown ledger · OC003 a stream that
-- the decision read has moved (detail: which) · OC004 the command id is somebody else's · OC005 too large ·
-- OC006 a time was named where time is real · 23505 another event has this stream version.
CREATE FUNCTION es.append(
  p_command uuid, p_bound_to bytea, p_at timestamptz,
  p_streams uuid[], p_versions bigint[], p_topics text[], p_metas bytea[], p_states bytea[],
  p_header_salts bytea[], p_state_salts bytea[],
  p_guards uuid[], p_guard_versions bigint[]
) RETURNS TABLE (first_position bigint, last_position bigint, last_recorded_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant uuid := current_setting('app.tenant')::uuid;
  head es.head;
  done es.command;
  moved uuid;
  leaf bytea;
BEGIN
  SELECT * INTO head FROM es.head h WHERE h.tenant_id = tenant FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'unknown ledger' USING ERRCODE = 'OC002'; END IF;

  SELECT * INTO done FROM es.command c WHERE c.tenant_id = tenant AND c.command_id = p_command;
  IF FOUND THEN
    IF done.bound_to <> p_bound_to THEN RAISE EXCEPTION 'this command id is another''s' USING ERRCODE = 'OC004'; END IF;
    RAISE EXCEPTION 'already done' USING ERRCODE = 'OC001', DETAIL = done.first_position || ' ' || done.last_position;
  END IF;

  SELECT g.stream INTO moved FROM unnest(p_guards, p_guard_versions) AS g (stream, version)
    WHERE g.version <> coalesce((SELECT max(e.stream_version) FROM es.event e WHERE e.tenant_id = tenant AND e.stream_id = g.stream), 0)
    LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'a stream that was read has moved' USING ERRCODE = 'OC003', DETAIL = moved::text; END IF;

  IF cardinality(p_streams) NOT BETWEEN 1 AND 500 OR EXISTS (SELECT FROM unnest(p_states) s WHERE octet_length(s) > 262144) THEN
    RAISE EXCEPTION '1 to 500 events of at most 256 KiB' USING ERRCODE = 'OC005';
  END IF;
  IF p_at IS NOT NULL AND NOT (SELECT simulated FROM es.installation) THEN
    RAISE EXCEPTION 'time is real here' USING ERRCODE = 'OC006';
  END IF;

  first_position := head.position + 1;
  FOR i IN 1 .. cardinality(p_streams) LOOP
    head.position := head.position + 1;
    head.recorded_at := greatest(coalesce(p_at, clock_timestamp()), head.recorded_at + interval '1 microsecond');
    leaf := sha256('\x00'::bytea || convert_to(E'oc-event/1\n', 'UTF8')
      || uuid_send(tenant) || int8send(head.position) || int8send((extract(epoch FROM head.recorded_at) * 1000000)::bigint)
      || sha256(p_header_salts[i] || int4send(octet_length(p_topics[i])) || convert_to(p_topics[i], 'UTF8')
        || uuid_send(p_streams[i]) || int8send(p_versions[i]) || int4send(octet_length(p_metas[i])) || p_metas[i])
      || sha256(p_state_salts[i] || p_states[i]));
    head.chain := sha256(head.chain || leaf);
    INSERT INTO es.event VALUES (tenant, head.position, p_streams[i], p_versions[i], p_topics[i], p_metas[i], p_states[i],
      p_header_salts[i], p_state_salts[i], head.recorded_at, leaf, head.chain);
  END LOOP;

  INSERT INTO es.command VALUES (tenant, p_command, p_bound_to, first_position, head.position);
  UPDATE es.head h SET position = head.position, chain = head.chain, recorded_at = head.recorded_at WHERE h.tenant_id = tenant;
  last_position := head.position;
  last_recorded_at := head.recorded_at;
  RETURN NEXT;
END $$;

REVOKE ALL ON FUNCTION es.append, es.open_ledger FROM PUBLIC;
GRANT EXECUTE ON FUNCTION es.append, es.open_ledger TO oc_app, oc_worker;

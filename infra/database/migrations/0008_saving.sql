-- What every command begins with, and es.append again: the same guarantees and the same bytes, in fewer statements.

-- The tenant and the generation bound, and how this command ended if it came before. A function, so that its plan is kept
-- by each connection, and so that it goes in one message with the BEGIN. Without a command, only the rest of it.
CREATE FUNCTION es.begin(p_tenant uuid, p_command uuid)
RETURNS TABLE (now timestamptz, simulated boolean, bound_to bytea, last_position bigint)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.tenant', p_tenant::text, true),
    set_config('search_path', (SELECT format('rm_%s, wide_%s', generation, generation) FROM rm.live), true);
  RETURN QUERY
    SELECT clock_timestamp() + i.ahead, i.simulated, c.bound_to, c.last_position
    FROM es.installation i LEFT JOIN es.command c ON c.tenant_id = p_tenant AND c.command_id = p_command;
END $$;
REVOKE ALL ON FUNCTION es.begin FROM PUBLIC;
GRANT EXECUTE ON FUNCTION es.begin TO oc_app, oc_worker;

-- The only way in. Locks the tenant's head, so events of one tenant commit in the order of their positions.
-- Errors: OC001 this command was done (detail: first and last position) · OC002 unknown ledger · OC003 a stream that
-- the decision read has moved (detail: which) · OC004 the command id is somebody else's · OC005 too large ·
-- OC006 a time was named where time is real · 23505 another event has this stream version.
CREATE OR REPLACE FUNCTION es.append(
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
  first_position := head.position + 1;
  last_position := head.position + cardinality(p_streams);

  INSERT INTO es.command VALUES (tenant, p_command, p_bound_to, first_position, last_position) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO done FROM es.command c WHERE c.tenant_id = tenant AND c.command_id = p_command;
    IF done.bound_to <> p_bound_to THEN RAISE EXCEPTION 'this command id is another''s' USING ERRCODE = 'OC004'; END IF;
    RAISE EXCEPTION 'already done' USING ERRCODE = 'OC001', DETAIL = done.first_position || ' ' || done.last_position;
  END IF;

  -- each query costs more than what it asks here: one that has nothing to ask is not made
  IF cardinality(p_guards) > 0 THEN
    SELECT g.stream INTO moved FROM unnest(p_guards, p_guard_versions) AS g (stream, version)
      WHERE g.version <> coalesce((SELECT max(e.stream_version) FROM es.event e WHERE e.tenant_id = tenant AND e.stream_id = g.stream), 0)
      LIMIT 1;
    IF FOUND THEN RAISE EXCEPTION 'a stream that was read has moved' USING ERRCODE = 'OC003', DETAIL = moved::text; END IF;
  END IF;
  IF cardinality(p_streams) NOT BETWEEN 1 AND 500 THEN
    RAISE EXCEPTION '1 to 500 events of at most 256 KiB' USING ERRCODE = 'OC005';
  END IF;
  IF p_at IS NOT NULL THEN
    IF NOT (SELECT simulated FROM es.installation) THEN
      RAISE EXCEPTION 'time is real here' USING ERRCODE = 'OC006';
    END IF;
  END IF;

  FOR i IN 1 .. cardinality(p_streams) LOOP
    IF octet_length(p_states[i]) > 262144 THEN
      RAISE EXCEPTION '1 to 500 events of at most 256 KiB' USING ERRCODE = 'OC005';
    END IF;
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

  UPDATE es.head h SET position = head.position, chain = head.chain, recorded_at = head.recorded_at WHERE h.tenant_id = tenant;
  last_recorded_at := head.recorded_at;
  RETURN NEXT;
END $$;

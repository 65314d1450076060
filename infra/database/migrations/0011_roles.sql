-- Who is invited by which mail address, what a link to an invitation may do, and audits that are seats on their days alone.

-- The address of an invitation is in no history: only here, as the login that it was sent to.
CREATE TABLE auth.invitation (
  tenant_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  login_id uuid NOT NULL REFERENCES auth.login,
  PRIMARY KEY (tenant_id, invitation_id)
);
CREATE INDEX ON auth.invitation (login_id);
ALTER TABLE auth.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY in_tenant ON auth.invitation TO oc_app USING (tenant_id = current_setting('app.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY all_tenants ON auth.invitation TO oc_worker USING (true);
CREATE POLICY owner ON auth.invitation TO oc_owner USING (true);
GRANT SELECT, INSERT ON auth.invitation TO oc_app;
GRANT SELECT ON auth.invitation TO oc_worker;

ALTER TABLE auth.link DROP CONSTRAINT link_power_check;
ALTER TABLE auth.link ADD CONSTRAINT link_power_check CHECK (power IN ('sign-in', 'nomination', 'invitation'));

-- As before, but for the seats: one with days counts from its first to its last, in London; and how lately whoever looks
-- has shown that it is them.
DROP FUNCTION web.begin(text, bytea, uuid, text[], int);
CREATE FUNCTION web.begin(asked text, session_hash bytea, mailed uuid, models text[], idle int)
RETURNS TABLE (
  now timestamptz, simulated boolean, tenant_id uuid, slug text, name text, instrument text, person_id uuid, viewer_name text,
  login_id uuid, proved boolean, by_passkey boolean, stale boolean, seats json, cases uuid[], moved text[]
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  today date := (es.now() AT TIME ZONE 'Europe/London')::date;
BEGIN
  PERFORM set_config('app.tenant',
    coalesce((SELECT r.tenant_id FROM registry.slug r WHERE r.slug = asked), '00000000-0000-0000-0000-000000000000')::text, true);
  PERFORM set_config('search_path', (SELECT format('rm_%s, wide_%s', generation, generation) FROM rm.live), true);
  RETURN QUERY
  SELECT es.now(), i.simulated, c.tenant_id, c.slug, a.name, a.instrument, m.person_id,
    (SELECT p.name FROM person p WHERE p.person_id = m.person_id),
    coalesce(mailed, s.login_id), coalesce(s.proved_at > clock_timestamp() - interval '10 minutes', false), coalesce(s.by_passkey, false),
    s.seen_at < clock_timestamp() - interval '5 minutes',
    coalesce((SELECT json_agg(json_build_object('role', role, 'organisation_id', organisation_id, 'service_area', service_area)
       ORDER BY role, for_what) FROM seat WHERE seat.person_id = m.person_id
         AND (begins_on IS NULL OR begins_on <= today) AND (ends_on IS NULL OR ends_on >= today)), '[]'),
    ARRAY(SELECT breach_id FROM breach_person b WHERE b.person_id = m.person_id),
    ARRAY(SELECT v.model || ' ' || v.audience || ' ' || v.position FROM moved v
      WHERE v.model = ANY(models) AND (v.audience = 'public' OR (m.person_id IS NOT NULL AND
        (v.audience IN ('members', 'person:' || m.person_id)
         OR v.audience IN (SELECT 'case:' || b.breach_id FROM breach_person b WHERE b.person_id = m.person_id)
         OR (v.audience LIKE 'case:%' AND EXISTS (SELECT FROM seat WHERE seat.person_id = m.person_id AND role = 'auditor'
               AND (begins_on IS NULL OR begins_on <= today) AND (ends_on IS NULL OR ends_on >= today))))))
      ORDER BY 1)
  FROM es.installation i
  LEFT JOIN registry.slug r ON r.slug = asked
  LEFT JOIN registry.slug c ON c.tenant_id = r.tenant_id AND c.current
  LEFT JOIN area a ON true
  LEFT JOIN auth.session s ON s.id_hash = session_hash AND s.ends_at > clock_timestamp()
    AND s.seen_at > clock_timestamp() - make_interval(mins => idle)
  LEFT JOIN auth.membership m ON m.login_id = coalesce(mailed, s.login_id) AND m.tenant_id = c.tenant_id;
END $$;
REVOKE ALL ON FUNCTION web.begin(text, bytea, uuid, text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.begin(text, bytea, uuid, text[], int) TO oc_app;

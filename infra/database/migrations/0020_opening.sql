-- As before (0011), and how the area stands: whether it is suspended, its colour, the day on which it ends. All of its row, so
-- that a generation made by older code, which lacks some of it, can be read meanwhile.
DROP FUNCTION web.begin(text, bytea, uuid, text[], int);
CREATE FUNCTION web.begin(asked text, session_hash bytea, mailed uuid, models text[], idle int)
RETURNS TABLE (
  now timestamptz, simulated boolean, tenant_id uuid, slug text, name text, instrument text, person_id uuid, viewer_name text,
  login_id uuid, proved boolean, by_passkey boolean, stale boolean, seats json, cases uuid[], moved text[], standing jsonb
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
      ORDER BY 1),
    to_jsonb(a) - 'places'
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

-- As before (0012), but whoever else signs in with that mailbox keeps their mail, and their sign-in under way.
CREATE OR REPLACE FUNCTION auth.forget_login(p_login uuid, p_address text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tab text;
  shared boolean := EXISTS (
    SELECT FROM auth.login l JOIN auth.login o USING (address_hash) WHERE l.login_id = p_login AND o.login_id <> p_login);
BEGIN
  FOR tab IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'login_id'
      WHERE c.relnamespace = 'auth'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'login' LOOP
    EXECUTE format('DELETE FROM auth.%I WHERE login_id = $1', tab) USING p_login;
  END LOOP;
  DELETE FROM ops.mailbox b USING ops.outbox o WHERE o.login_id = p_login AND b.message_id LIKE '<' || o.mail_id || '@%';
  IF NOT shared THEN
    DELETE FROM ops.outbox o USING auth.attempt a JOIN auth.login l USING (address_hash)
      WHERE l.login_id = p_login AND o.about ->> 'attempt_id' = a.attempt_id::text;
    DELETE FROM auth.attempt a USING auth.login l WHERE l.login_id = p_login AND a.address_hash = l.address_hash;
    DELETE FROM ops.mailbox WHERE address = p_address;
  END IF;
  DELETE FROM ops.outbox WHERE login_id = p_login;
  DELETE FROM auth.login WHERE login_id = p_login;
END $$;

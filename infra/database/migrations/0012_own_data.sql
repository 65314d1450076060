-- One's own data: the mail that was written to oneself can be read by oneself, in every area and at the installation.

CREATE POLICY own ON ops.outbox FOR SELECT TO oc_app
  USING (person_id = ANY (string_to_array(current_setting('app.people'), ',')::uuid[]) OR login_id::text = current_setting('app.login'));
GRANT SELECT ON ops.outbox TO oc_app;
CREATE POLICY own ON ops.mailbox FOR SELECT TO oc_app USING (address = current_setting('app.address', true));

-- A login with all that hangs on it, in whatever table of this schema.
CREATE FUNCTION auth.forget_login(p_login uuid, p_address text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tab text;
BEGIN
  FOR tab IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'login_id'
      WHERE c.relnamespace = 'auth'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'login' LOOP
    EXECUTE format('DELETE FROM auth.%I WHERE login_id = $1', tab) USING p_login;
  END LOOP;
  DELETE FROM ops.outbox o USING auth.attempt a JOIN auth.login l USING (address_hash)
    WHERE l.login_id = p_login AND o.about ->> 'attempt_id' = a.attempt_id::text;
  DELETE FROM auth.attempt a USING auth.login l WHERE l.login_id = p_login AND a.address_hash = l.address_hash;
  DELETE FROM ops.outbox WHERE login_id = p_login;
  DELETE FROM ops.mailbox WHERE address = p_address;
  DELETE FROM auth.login WHERE login_id = p_login;
END $$;

-- Forgetting somebody in one area: drafts, mail and links of theirs there, and the membership; where it was the last one, the
-- login too. Returns whether it was. Again does nothing more.
CREATE FUNCTION auth.forget(p_tenant uuid, p_person uuid, p_address text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  the_login uuid;
BEGIN
  DELETE FROM draft.draft WHERE tenant_id = p_tenant AND person_id = p_person;
  DELETE FROM ops.mailbox b USING ops.outbox o
    WHERE o.tenant_id = p_tenant AND o.person_id = p_person AND b.message_id LIKE '<' || o.mail_id || '@%';
  DELETE FROM ops.outbox WHERE tenant_id = p_tenant AND person_id = p_person;
  DELETE FROM auth.membership WHERE tenant_id = p_tenant AND person_id = p_person RETURNING login_id INTO the_login;
  IF the_login IS NULL THEN RETURN false; END IF;
  DELETE FROM auth.session WHERE login_id = the_login;
  DELETE FROM auth.link WHERE login_id = the_login AND tenant_id = p_tenant;
  IF EXISTS (SELECT FROM auth.membership WHERE login_id = the_login) THEN RETURN false; END IF;
  PERFORM auth.forget_login(the_login, p_address);
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION auth.forget, auth.forget_login FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.forget, auth.forget_login TO oc_worker;
GRANT UPDATE (made_at) ON auth.login TO oc_worker;  -- so that it can be locked meanwhile

-- What is past its time is removed by `./compact retention`.
GRANT SELECT, DELETE ON auth.session TO oc_worker;

-- One's own data: the mail that was written to oneself can be read by oneself, in every area and at the installation.

CREATE POLICY own ON ops.outbox FOR SELECT TO oc_app
  USING (person_id = ANY (string_to_array(current_setting('app.people'), ',')::uuid[]) OR login_id::text = current_setting('app.login'));
GRANT SELECT ON ops.outbox TO oc_app;
CREATE POLICY own ON ops.mailbox FOR SELECT TO oc_app USING (address = current_setting('app.address', true));

-- What follows by itself: how far reactions and deliveries have come (a rebuild never touches that), mail to send,
-- and the mailbox that stands in for a mail server where none is set.

CREATE SCHEMA ops;
GRANT USAGE ON SCHEMA ops TO oc_app, oc_worker;

CREATE TABLE ops.cursor (
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (tenant_id, name)
) WITH (fillfactor = 50);

-- One row a mail, named by its cause, so each is written once. Ids only: names and addresses are opened when it is sent.
CREATE TABLE ops.outbox (
  tenant_id uuid NOT NULL,
  mail_id uuid NOT NULL,
  login_id uuid,
  person_id uuid,
  kind text NOT NULL,
  about jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  next_try timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0,
  sent_at timestamptz,
  gave_up_at timestamptz,
  PRIMARY KEY (tenant_id, mail_id)
);
CREATE INDEX ON ops.outbox (next_try) WHERE sent_at IS NULL AND gave_up_at IS NULL;

CREATE TABLE ops.mailbox (
  message_id text PRIMARY KEY,
  name text NOT NULL,
  address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX ON ops.mailbox (sent_at DESC, message_id);
CREATE INDEX ON ops.mailbox (address, sent_at DESC);

DO $$
DECLARE tab text;
BEGIN
  FOREACH tab IN ARRAY ARRAY['cursor', 'outbox', 'mailbox'] LOOP
    EXECUTE format('ALTER TABLE ops.%I ENABLE ROW LEVEL SECURITY', tab);
    EXECUTE format('ALTER TABLE ops.%I FORCE ROW LEVEL SECURITY', tab);
    EXECUTE format('CREATE POLICY worker ON ops.%I TO oc_worker USING (true) WITH CHECK (true)', tab);
    EXECUTE format('CREATE POLICY owner ON ops.%I TO oc_owner USING (true)', tab);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ops.%I TO oc_worker', tab);
  END LOOP;
END $$;
-- The web may ask for a sign-in mail, and show the mailbox of a simulated installation.
CREATE POLICY asks ON ops.outbox FOR INSERT TO oc_app WITH CHECK (kind = 'sign-in');
GRANT INSERT ON ops.outbox TO oc_app;
CREATE POLICY simulated ON ops.mailbox FOR SELECT TO oc_app USING ((SELECT simulated FROM es.installation));
GRANT SELECT ON ops.mailbox TO oc_app;

-- A mailbox that several people share: each has a login of their own behind the same address.
ALTER TABLE auth.login DROP CONSTRAINT login_address_hash_key;
CREATE INDEX ON auth.login (address_hash);

-- `mailbox_at`: when the mailbox was last proved. On a shared one that says nothing of which of its people it was, and
-- `proved_at` is then long ago until a passkey of their own has answered.
ALTER TABLE auth.session ADD mailbox_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- From when on a passkey speaks for its person: one that was added from a shared mailbox waits, so that they can object.
ALTER TABLE auth.passkey ADD opens_at timestamptz NOT NULL DEFAULT 'epoch';
CREATE POLICY announces ON ops.outbox FOR INSERT TO oc_app WITH CHECK (kind IN ('passkey', 'passkey-noticed'));

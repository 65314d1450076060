-- Coming in: an address proved by a mailed link or the code beside it, passkeys, and how often one may try.

-- Asking to come in. Whether the address is known here is not looked up before it is proved, so nothing can tell.
-- `address` is sealed under the installation's secret; the code is drawn from the id and lies nowhere.
CREATE TABLE auth.attempt (
  attempt_id uuid PRIMARY KEY,
  address_hash bytea NOT NULL,
  address bytea NOT NULL,
  target text NOT NULL,
  made_at timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0,
  used_at timestamptz
);
CREATE INDEX ON auth.attempt (made_at);
ALTER TABLE auth.link ALTER login_id DROP NOT NULL,
  ADD attempt_id uuid REFERENCES auth.attempt ON DELETE CASCADE,
  ADD CHECK (num_nonnulls(login_id, attempt_id) = 1);

-- `proved_at`: when whoever holds the session last showed that it is them. `device` in words that they know it by.
ALTER TABLE auth.session ADD session_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD proved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD by_passkey boolean NOT NULL DEFAULT false,
  ADD device text NOT NULL DEFAULT '';

CREATE TABLE auth.passkey (
  credential_id bytea PRIMARY KEY,
  passkey_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  login_id uuid NOT NULL REFERENCES auth.login ON DELETE CASCADE,
  public_key bytea NOT NULL,
  sign_count bigint NOT NULL,
  name text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz
);
CREATE INDEX ON auth.passkey (login_id);

-- A challenge is used once.
CREATE TABLE auth.spent (
  challenge_hash bytea PRIMARY KEY,
  spent_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- How often somebody may try, while Valkey is away. `full_at`: when all that was used up has come back.
CREATE TABLE auth.bucket (
  bucket bytea PRIMARY KEY,
  full_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON auth.attempt, auth.passkey, auth.spent, auth.bucket TO oc_app;
GRANT SELECT, DELETE ON auth.attempt, auth.spent TO oc_worker;

-- Milliseconds to wait, 0 for whoever is let through (generic cell rate: `at_once`, then one each so many milliseconds).
CREATE FUNCTION auth.try(buckets bytea[], at_once int[], each_ms int[]) RETURNS int
LANGUAGE plpgsql SET search_path = auth, pg_temp AS $$
DECLARE
  at timestamptz := clock_timestamp();
  wait double precision := 0;
BEGIN
  INSERT INTO bucket SELECT b, at FROM unnest(buckets) AS b ORDER BY b ON CONFLICT DO NOTHING;
  PERFORM FROM bucket WHERE bucket = ANY(buckets) ORDER BY bucket FOR UPDATE;
  SELECT max(extract(epoch FROM greatest(k.full_at, at) - at) * 1000 - (a.at_once - 1) * a.each_ms) INTO wait
  FROM unnest(buckets, at_once, each_ms) AS a (bucket, at_once, each_ms) JOIN bucket k USING (bucket);
  IF wait > 0 THEN RETURN ceil(wait); END IF;
  UPDATE bucket k SET full_at = greatest(k.full_at, at) + make_interval(secs => a.each_ms / 1000.0)
  FROM unnest(buckets, at_once, each_ms) AS a (bucket, at_once, each_ms) WHERE k.bucket = a.bucket;
  DELETE FROM bucket WHERE full_at < at - interval '1 hour' AND NOT bucket = ANY(buckets);
  RETURN 0;
END $$;
REVOKE ALL ON FUNCTION auth.try(bytea[], int[], int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.try(bytea[], int[], int[]) TO oc_app;

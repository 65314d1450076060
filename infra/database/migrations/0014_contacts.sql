-- A mailed link may confirm a contact; that of a mailbox which is nobody's own has no login.
ALTER TABLE auth.link DROP CONSTRAINT link_power_check, DROP CONSTRAINT link_check;
ALTER TABLE auth.link ADD CONSTRAINT link_power_check CHECK (power IN ('sign-in', 'nomination', 'invitation', 'contact')),
  ADD CONSTRAINT link_check CHECK (num_nonnulls(login_id, attempt_id) = 1 OR (power = 'contact' AND attempt_id IS NULL));

"""The demo's people to sign in as, and their mailbox: only where time is simulated."""

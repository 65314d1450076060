"""Use cases: commands (do it), read models (see it), reactions (what follows)."""

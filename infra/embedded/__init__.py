"""Real PostgreSQL and Valkey out of wheels, started and kept alive by us: no Docker, no apt, no root needed."""

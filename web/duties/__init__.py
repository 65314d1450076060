"""My duties."""

"""Pages about one's own data, and about being forgotten."""

"""One's own data: what is held about a person, asking to be forgotten, and forgetting."""

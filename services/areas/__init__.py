"""Areas: opening one from a template, and what pages know of it."""

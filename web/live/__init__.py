"""Live updates: a page hears that something it shows has changed, and asks again."""

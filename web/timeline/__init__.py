"""The timeline of an area, or of one thing in it."""

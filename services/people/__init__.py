"""People: their names and roles in an area, and how they get in."""

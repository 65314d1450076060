"""The house: layers, names and the things that every event, route and table must have."""

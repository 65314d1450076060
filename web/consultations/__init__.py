"""Opening a consultation, reading it, and responding."""

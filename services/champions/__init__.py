"""Champions: nominating, answering, and who covers what."""

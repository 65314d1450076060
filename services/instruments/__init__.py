"""Child instruments: recording codes, guides and protocols, and reading them under the clauses that they explain."""

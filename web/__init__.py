"""HTTP in, HTML out: controllers with their templates beside them. No SQL, no rules."""

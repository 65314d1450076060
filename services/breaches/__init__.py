"""Concerns (suspected breaches): raising, answering, passing on; seen by the people in the case and nobody else."""

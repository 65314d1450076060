"""Lines that a run of the tests ends with: counts and times of what was proved, and what was not run."""

FIGURES: list[str] = []

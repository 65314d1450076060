"""How fast it is: each figure beside its control, measured in turn in the same run. What they mean: design, section 10."""

"""A demo that teaches: two invented areas, two years of history, made by the same commands that people use."""

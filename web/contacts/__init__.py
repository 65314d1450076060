"""Whom to reach at each body: the list, listing somebody, and the yearly yes or no."""

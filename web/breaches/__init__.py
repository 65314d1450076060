"""Concerns: raising one, and acting on those one is in."""

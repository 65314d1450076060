"""Signing up, and who signed."""

"""Signing up, and the register of who signed."""

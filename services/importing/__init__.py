"""Bringing tables in: what an area knows that they may name, and recording a row as what it is."""

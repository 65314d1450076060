"""Organisations known in an area."""

"""Organisations known in an area: who they are, and who follows whom."""

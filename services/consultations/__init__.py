"""Consultations: opening, responding, and what is open now."""

"""Codes, guides and protocols that explain the agreement."""

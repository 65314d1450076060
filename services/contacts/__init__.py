"""Contacts: listing, confirming, and what is stale or lacking."""

"""How the service is, for whoever keeps it running."""

"""Reading the agreement."""

"""Finding an area, and its home."""

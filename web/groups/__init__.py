"""The area's groups, and who sits on them."""

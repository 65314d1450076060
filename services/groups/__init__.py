"""Groups: forming them, their seats, and who sits in them."""

"""Who may do what in one area, where that is less than the default."""

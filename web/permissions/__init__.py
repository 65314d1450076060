"""Who may do what in this area, where the lead or the chair has made that less than usual."""

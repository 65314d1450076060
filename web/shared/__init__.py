"""What every page stands on: the visit, forms, words, security, templates."""

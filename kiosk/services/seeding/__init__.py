"""A hospital's own data: read from its files, checked as a whole, and written in one transaction."""

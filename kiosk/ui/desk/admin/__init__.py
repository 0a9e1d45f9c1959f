"""Administration at the desk: one page over every kind of record."""

"""Pure rules of the hall: standard library only."""

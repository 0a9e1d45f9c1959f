"""Help: requests for a person, and the machines they come from."""

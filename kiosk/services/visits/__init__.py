"""Visits: what is on offer, registering, moving, cancelling."""

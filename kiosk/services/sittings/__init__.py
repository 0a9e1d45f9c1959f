"""Sittings: kept for later, or lent to a desk."""

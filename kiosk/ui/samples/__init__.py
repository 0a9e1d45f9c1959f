"""Journeys for looking at pages: the gallery and the conformance suite show them. All persons are fictional."""

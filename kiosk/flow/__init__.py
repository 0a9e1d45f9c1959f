"""Journeys as tables of steps; no Qt."""

"""Triage at the desk: one form by keyboard, the score as it is typed, and what is due beside it."""

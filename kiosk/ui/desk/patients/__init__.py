"""Patients at the desk: found, looked at, corrected, joined."""

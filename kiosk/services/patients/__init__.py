"""Patients: who is standing here, their files, found and corrected."""

"""A robot that uses the kiosk as a patient does, and leaves what it saw."""

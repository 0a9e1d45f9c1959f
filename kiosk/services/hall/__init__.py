"""The hall: its hospital, and all of it at a glance."""

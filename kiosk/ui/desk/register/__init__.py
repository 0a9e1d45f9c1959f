"""Registering for a patient at the desk: one page over the kiosk's flow."""

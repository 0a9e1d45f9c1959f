"""The kiosk's window: bars, pages, the sitting of one patient."""

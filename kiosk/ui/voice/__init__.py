"""The kiosk to be heard: what is on the screen, spoken."""

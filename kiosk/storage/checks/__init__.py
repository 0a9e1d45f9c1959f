"""What `kiosk.storage.verify` looks at, by kind."""

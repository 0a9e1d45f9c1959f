"""The versions of the schema, in order; alembic runs them through `kiosk.storage.migrate`."""

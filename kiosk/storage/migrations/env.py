"""How alembic runs here: on the connection and in the transaction that `kiosk.storage.migrate` opened."""

from alembic import context

from kiosk.storage.tables import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
context.run_migrations()

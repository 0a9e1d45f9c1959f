"""What the ``db`` commands and the self-test do with a database as a whole."""

from kiosk.storage.schema import Revision, check, revision, upgrade

__all__ = ["Revision", "check", "revision", "upgrade"]

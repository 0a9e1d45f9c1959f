"""What the ``db`` commands and the self-test do with a database as a whole."""

from kiosk.storage.backup import backup
from kiosk.storage.migrate import upgrade
from kiosk.storage.restore import Existing, restore
from kiosk.storage.schema import Revision, check, revision
from kiosk.storage.verify import Finding, verify

__all__ = ["Existing", "Finding", "Revision", "backup", "check", "restore", "revision", "upgrade", "verify"]

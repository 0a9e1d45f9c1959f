"""The receiver of the gateways' notices: HTTP on one side, a function that hears them on the other."""

from kiosk.adapters.notices.desk import NoticeDesk
from kiosk.adapters.notices.server import listening, serve

__all__ = ["NoticeDesk", "listening", "serve"]

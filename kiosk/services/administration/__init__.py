"""What administrators change: one engine over the kinds of records, each of which is a book."""

from kiosk.services.administration.administration import Administration

__all__ = ["Administration"]

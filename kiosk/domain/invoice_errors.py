"""What is refused about invoices and their books; only staff meet these."""

from kiosk.domain.errors import DomainError
from kiosk.domain.words import QT_TRANSLATE_NOOP


class InvoiceGone(DomainError):
    """The invoice is void or reversed already, or is itself a reversal."""

    sentence = QT_TRANSLATE_NOOP("Words", "This invoice is void or reversed already. Nothing was changed.")


class NotSameDay(DomainError):
    """作废 is for papers of the same day; later an invoice can only be reversed."""

    sentence = QT_TRANSLATE_NOOP("Words", "This invoice is not of today. It can't be made void, only reversed.")


class BookOverlaps(DomainError):
    """Another book holds some of these numbers."""

    sentence = QT_TRANSLATE_NOOP("Words", "Another book holds the numbers {first} to {last}. Please check the range.")


class BookClosed(DomainError):
    """The book was withdrawn, or its last number has been issued."""

    sentence = QT_TRANSLATE_NOOP("Words", "This book is closed and issues no more numbers. Nothing was changed.")

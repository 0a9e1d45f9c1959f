"""What the hall needs from the outside, as Protocols."""

from kiosk.ports.devices import CardRead, CardReader, Clock, CodeRead, CodeScanner, DeviceState, HeadphoneJack
from kiosk.ports.language import NameSpeller, Speech
from kiosk.ports.papers import DocumentPrinter, PaperArtist, Printed, PrinterState, PrinterStatus, TicketPrinter
from kiosk.ports.payment import Notice, NoticeReply, PaymentAnswer, PaymentGateway, PaymentOrder, RefundAnswer
from kiosk.ports.signs import SignLibrary

__all__ = [
    "CardRead",
    "CardReader",
    "Clock",
    "CodeRead",
    "CodeScanner",
    "DeviceState",
    "DocumentPrinter",
    "HeadphoneJack",
    "NameSpeller",
    "Notice",
    "NoticeReply",
    "PaperArtist",
    "PaymentAnswer",
    "PaymentGateway",
    "PaymentOrder",
    "Printed",
    "PrinterState",
    "PrinterStatus",
    "RefundAnswer",
    "SignLibrary",
    "Speech",
    "TicketPrinter",
]

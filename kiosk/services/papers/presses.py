"""A press turns a document of the books into paper: it reads, draws and sends."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TypeVar, cast

from sqlalchemy.orm import Session

from kiosk.domain.papers import InvoiceContent, TicketContent
from kiosk.ports import DocumentPrinter, PaperArtist, Printed, PrinterStatus, TicketPrinter
from kiosk.services.office import Office
from kiosk.services.papers.printout import Printout

CONTENTS = "kiosk.services.papers.paper_contents"  # loaded with the first paper: an idle kiosk prints none

C = TypeVar("C")
Send = Callable[[], Printed]
Read = Callable[[Office, Session, int, Printout], C]


class Press(Protocol):
    """What `Printing` needs for one sort of paper."""

    def status(self) -> PrinterStatus:
        """Ask the printer; never raises."""
        ...

    def prepare(self, office: Office, document_id: int, printout: Printout) -> Send:
        """Read and draw the document; what is given back sends it, and raises `PrinterTrouble` as the printers do."""
        ...


@dataclass(frozen=True)
class TicketPress:
    """Prints queue tickets."""

    printer: TicketPrinter
    artist: PaperArtist

    def status(self) -> PrinterStatus:
        """Ask the printer."""
        return self.printer.status()

    def prepare(self, office: Office, document_id: int, printout: Printout) -> Send:
        """Draw the ticket as things stand now."""
        read = cast("Read[TicketContent]", import_module(CONTENTS).ticket_content)
        with office.database.read() as session:
            content = read(office, session, document_id, printout)
        picture = self.artist.ticket(content, dots=self.printer.dots)
        return lambda: self.printer.print(picture, title=f"ticket {content.number}")


@dataclass(frozen=True)
class InvoicePress:
    """Prints invoices."""

    printer: DocumentPrinter
    artist: PaperArtist

    def status(self) -> PrinterStatus:
        """Ask the printer."""
        return self.printer.status()

    def prepare(self, office: Office, document_id: int, printout: Printout) -> Send:
        """Draw the invoice as it was issued."""
        read = cast("Read[InvoiceContent]", import_module(CONTENTS).invoice_content)
        with office.database.read() as session:
            content = read(office, session, document_id, printout)
        pdf = self.artist.invoice(content)
        return lambda: self.printer.print(pdf, title=f"invoice {content.number}")

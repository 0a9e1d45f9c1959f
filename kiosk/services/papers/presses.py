"""A press turns a document of the books into paper: it reads, draws and sends."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.ports import DocumentPrinter, PaperArtist, Printed, PrinterStatus, TicketPrinter
from kiosk.services.office import Office
from kiosk.services.papers.paper_contents import Printout, invoice_content, ticket_content

Send = Callable[[], Printed]


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
        with office.database.read() as session:
            content = ticket_content(office, session, document_id, printout)
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
        with office.database.read() as session:
            content = invoice_content(office, session, document_id, printout)
        pdf = self.artist.invoice(content)
        return lambda: self.printer.print(pdf, title=f"invoice {content.number}")

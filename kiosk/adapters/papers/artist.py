"""Draws the papers with Qt."""

from kiosk.adapters.papers.fonts import load_fonts
from kiosk.adapters.papers.invoice import draw_invoice
from kiosk.adapters.papers.raster import paint
from kiosk.adapters.papers.sheet import sheet_for
from kiosk.adapters.papers.ticket import compose
from kiosk.adapters.papers.wristband import compose_wristband
from kiosk.domain.papers import InvoiceContent, Raster, TicketContent, WristbandContent


class QtPaperArtist:
    """The `PaperArtist`. Needs a QGuiApplication (offscreen will do); works on any thread, holds nothing."""

    def ticket(self, content: TicketContent, *, dots: int) -> Raster:
        """The queue ticket, ``dots`` wide, in the composition for that paper and print size."""
        load_fonts()
        sheet = sheet_for(dots, large=content.large)
        return paint(compose(content, sheet), dots=dots, margin=sheet.margin)

    def invoice(self, content: InvoiceContent) -> bytes:
        """The invoice as PDF, A5 landscape; the same content gives the same pages."""
        load_fonts()
        return draw_invoice(content)

    def wristband(self, content: WristbandContent, *, dots: int) -> Raster:
        """The slip of triage, ``dots`` wide."""
        load_fonts()
        sheet = sheet_for(dots, large=False)
        return paint(compose_wristband(content, sheet), dots=dots, margin=sheet.margin)

"""Ticket printers that speak ESC/POS, one class for each way to reach them."""

from kiosk.adapters.escpos.ways import FileTicketPrinter, SerialTicketPrinter, TcpTicketPrinter, UsbTicketPrinter

__all__ = ["FileTicketPrinter", "SerialTicketPrinter", "TcpTicketPrinter", "UsbTicketPrinter"]

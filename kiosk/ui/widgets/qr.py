"""Codes to be scanned: dark on light in every mode, modules of whole pixels."""

from importlib import import_module
from itertools import groupby

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.accessible import Said
from kiosk.ui.widgets.paint import Box, draw_box

QUIET = 4  # modules of light around the code (ISO/IEC 18004)


class QrCode(Said):
    """A QR code of ``text`` in a box."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        side = theme.px("code")
        self.setFixedSize(side, side)
        self.setAccessibleName(name)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another code."""
        library = import_module("qrcode")  # brings Pillow along: 4 MB that no start page needs
        code = library.QRCode(error_correction=library.ERROR_CORRECT_M, border=0)
        code.add_data(text)
        code.make(fit=True)
        self._modules = [[bool(module) for module in row] for row in code.get_matrix()]
        self.update()

    @property
    def module(self) -> int:
        """Pixels of one module."""
        return self.width() // (len(self._modules) + 2 * QUIET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, modules."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self._theme, Box("code-light", "ink", "line-button", "radius-s"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        module, dark = self.module, self._theme.colour("code-dark")
        start = (self.width() - module * len(self._modules)) // 2
        for row, modules in enumerate(self._modules):
            column = 0
            for is_dark, run in groupby(modules):
                length = len(list(run))
                if is_dark:
                    painter.fillRect(
                        QRect(start + column * module, start + row * module, length * module, module), dark
                    )
                column += length
        painter.end()

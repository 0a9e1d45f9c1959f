"""QR codes as a matrix of modules, and as squares of whole dots."""

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

QUIET = 4  # modules kept white around a code (ISO/IEC 18004)

Matrix = tuple[tuple[bool, ...], ...]


def qr_matrix(text: str) -> Matrix:
    """The modules of ``text`` (ASCII), row by row, black is True; without the quiet zone."""
    library = import_module("qrcode")  # brings Pillow along: 4 MB that the first paper is soon enough for
    code = library.QRCode(error_correction=library.ERROR_CORRECT_M, border=0)
    code.add_data(text.encode("ascii"))
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


@dataclass(frozen=True)
class Code:
    """A QR as a block of the ticket: ``module`` dots to a module; whoever places it leaves the quiet zone free."""

    matrix: Matrix
    module: int

    @property
    def width(self) -> int:
        """In dots."""
        return len(self.matrix) * self.module

    @property
    def height(self) -> int:
        """In dots."""
        return self.width

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Fill the black modules."""
        for y, row in enumerate(self.matrix):
            for x, black in enumerate(row):
                if black:
                    painter.fillRect(self._square(left, top, x, y), Qt.GlobalColor.black)

    def _square(self, left: int, top: int, x: int, y: int) -> QRect:
        return QRect(left + x * self.module, top + y * self.module, self.module, self.module)


def qr_code(text: str, *, width: int, most: int) -> Code:
    """The code for ``text`` with the largest module up to ``most`` dots (never under 4) that stays within ``width``."""
    matrix = qr_matrix(text)
    return Code(matrix, max(4, min(most, width // len(matrix))))

"""Every page in every look as a picture, and contact sheets to see them at a glance."""

import shutil
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.scenes import INCHES, LANGUAGES, Scene, scenes
from kiosk.ui.theme import MODES, SIGNS

SIZES = {
    "portrait": (1080, 1920),
    "landscape": (1920, 1080),
    "1280x800": (1280, 800),
    "3840x2160": (3840, 2160),
}
SELECTED = frozenset({"3840x2160"})  # as landscape with more room: the first state of each page will do
SIGNED = ((SIGNS,), ("large", SIGNS))  # beside the signer all other modes look as they do without
SIGNATURE, NO_FILTER = b"\x89PNG\r\n\x1a\n", b"\0"
LEVEL = 3  # of zlib's 9
SHEET, GAP, CAPTION = 3300, 12, 30  # of a contact sheet, in pixels of the picture


@dataclass(frozen=True)
class Look:
    """One way of showing things, on one size of panel."""

    modes: tuple[str, ...]
    language: str
    size: str

    @property
    def mode(self) -> str:
        """The modes in one word."""
        return "-".join(self.modes) or "standard"

    @property
    def label(self) -> str:
        """The name of its folder."""
        return f"{self.mode}-{self.language}-{self.size}"

    @property
    def sheet(self) -> str:
        """The file of its contact sheet."""
        return f"sheet-{self.label}.png"

    def scenes(self) -> tuple[Scene, ...]:
        """What is drawn of it."""
        if self.size not in SELECTED:
            return scenes(self.modes)
        return tuple({scene.page: scene for scene in reversed(scenes(self.modes))}.values())[::-1]

    def pictures(self) -> tuple[str, ...]:
        """The files in its folder."""
        return tuple(f"{scene.page}-{scene.state}.png" for scene in self.scenes())


def looks() -> tuple[Look, ...]:
    """All there are: every combination of modes, in every language, on every size; then some with a signer."""
    mixed = tuple(chain.from_iterable(combinations(MODES, count) for count in range(len(MODES) + 1)))
    sizes = [size for size in SIZES if size not in SELECTED]
    return tuple(Look(*one) for one in (*product(mixed, LANGUAGES, SIZES), *product(SIGNED, LANGUAGES, sizes)))


def hang(window: KioskWindow, look: Look, out: Path) -> int:
    """Draw one look into ``out``; gives the number of pictures. Raises `OSError` when one cannot be written."""
    shutil.rmtree(out / look.label, ignore_errors=True)
    (out / look.label).mkdir(parents=True)
    size = SIZES[look.size]
    window.dress_as(frozenset(look.modes), look.language, size, diagonal=INCHES[size])
    names = look.pictures()
    sheet = Sheet(names, size)
    for name, picture in zip(names, _pictures(window, look.scenes()), strict=True):
        (out / look.label / name).write_bytes(png(picture))
        sheet.add(picture)
    (out / look.sheet).write_bytes(png(sheet.drawn()))
    return len(names)


def _pictures(window: KioskWindow, shown: Sequence[Scene]) -> Iterator[QImage]:
    for scene in shown:
        window.overlays.close()
        scene.stage(window)
        QCoreApplication.processEvents()
        yield window.grab().toImage()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # outside an event loop nobody else would


def png(picture: QImage) -> bytes:
    """``picture`` as PNG (ISO/IEC 15948), opaque.

    Rows are left unfiltered: of pages with much plain colour that is smaller than Qt's, in a third of the time.
    """
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    width, height, stride = plain.width(), plain.height(), plain.bytesPerLine()
    bits = memoryview(plain.constBits())
    rows = (part for y in range(height) for part in (NO_FILTER, bits[y * stride : y * stride + 3 * width]))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits of each of red, green, blue
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), LEVEL)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _grid(width: int, height: int) -> tuple[int, int]:
    """How many thumbnails stand side by side, and how wide each is."""
    columns = 9 if height > width else 6
    return columns, SHEET // columns - GAP


class Sheet:
    """A contact sheet of pictures of one size; only thumbnails are kept."""

    def __init__(self, names: Sequence[str], size: tuple[int, int]) -> None:
        self._names = names
        self._columns, self._thumb = _grid(*size)
        self._thumbs: list[QImage] = []

    def add(self, picture: QImage) -> None:
        """The next one."""
        self._thumbs.append(picture.scaledToWidth(self._thumb, Qt.TransformationMode.SmoothTransformation))

    def drawn(self) -> QImage:
        """All of them, each with its name."""
        return _sheet(self._thumbs, self._names, self._columns)


def _sheet(thumbs: Sequence[QImage], names: Sequence[str], columns: int) -> QImage:
    wide, high = thumbs[0].width() + GAP, thumbs[0].height() + GAP + CAPTION
    sheet = QImage(columns * wide + GAP, -(-len(thumbs) // columns) * high + GAP, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(sheet)
    font = painter.font()
    font.setPixelSize(CAPTION * 2 // 3)
    painter.setFont(font)
    for index, (thumb, name) in enumerate(zip(thumbs, names, strict=True)):
        at = QPoint(GAP + index % columns * wide, GAP + index // columns * high)
        painter.drawImage(at, thumb)
        line = QRect(at.x(), at.y() + thumb.height(), thumb.width(), CAPTION)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name.removesuffix(".png"))
    painter.end()
    return sheet

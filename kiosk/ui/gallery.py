"""Every page in every mode, language and orientation as a picture, and contact sheets to see them at a glance."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.scenes import LANGUAGES, MODES, SIZES, scenes

THUMB, COLUMNS, GAP = 360, 6, 12  # of a contact sheet, in pixels of the picture


def hang(window: KioskWindow, out: Path) -> int:
    """Draw every scene × mode × language × orientation into ``out``; gives the number of pictures."""
    count = 0
    for modes, language, (name, size) in product(MODES, LANGUAGES, SIZES.items()):
        label = f"{'-'.join(modes) or 'standard'}-{language}-{name}"
        window.dress_as(frozenset(modes), language, size)
        pictures = tuple(_pictures(window, out / label))
        _sheet(pictures).save(str(out / f"sheet-{label}.png"))
        count += len(pictures)
    return count


def _pictures(window: KioskWindow, folder: Path) -> Iterator[QPixmap]:
    folder.mkdir(parents=True, exist_ok=True)
    for scene in scenes():
        window.overlays.close()
        scene.stage(window)
        QCoreApplication.processEvents()
        picture = window.grab()
        picture.save(str(folder / f"{scene.page}-{scene.state}.png"))
        yield picture.scaledToWidth(THUMB, Qt.TransformationMode.SmoothTransformation)


def _sheet(pictures: tuple[QPixmap, ...]) -> QImage:
    height = max(picture.height() for picture in pictures) + GAP
    rows = -(-len(pictures) // COLUMNS)
    sheet = QImage(COLUMNS * (THUMB + GAP), rows * height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for index, picture in enumerate(pictures):
        painter.drawPixmap(QPoint(index % COLUMNS * (THUMB + GAP), index // COLUMNS * height), picture)
    painter.end()
    return sheet

"""Doctors under each other; the one in hand opens its times."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.doctor_head import DoctorFace, DoctorHead
from kiosk.ui.widgets.paged_grid import PagedGrid
from kiosk.ui.widgets.paint import Box, draw_box


class DoctorCard(QWidget):
    """A head and, when open, its times."""

    picked = Signal(int)  # index of the time tapped

    def __init__(self, theme: Theme, face: DoctorFace, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.head = DoctorHead(theme, face, name, self)
        self.chips: tuple[Chip, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether its times are shown."""
        return bool(self.chips)

    def open(self, chips: Sequence[Chip]) -> None:
        """Show ``chips`` below the head."""
        self.close_times()
        self.chips = tuple(chips)
        for index, chip in enumerate(self.chips):
            chip.setParent(self)
            chip.clicked.connect(lambda _checked=False, index=index: self.picked.emit(index))
            chip.show()
        self.head.show_state(chosen=self.head.is_chosen, opened=True)

    def close_times(self) -> None:
        """Show the head only."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = ()
        self.head.show_state(chosen=self.head.is_chosen, opened=False)

    def rest_height(self, width: int) -> int:
        """Pixels when closed."""
        return self.head.heightForWidth(width)

    def times_height(self, width: int, count: int) -> int:
        """Pixels that ``count`` times take below the head."""
        rows = -(-count // self._columns(width))
        return rows * (self.theme.px("slot-chip") + self._gap()) + self._foot()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels as it is."""
        below = sum(self._row_height(row, width) + self._gap() for row in self._rows(width))
        return self.rest_height(width) + below + (self._foot() if self.is_open else 0)

    def _rows(self, width: int) -> list[Sequence[Chip]]:
        columns = self._columns(width)
        return [self.chips[start : start + columns] for start in range(0, len(self.chips), columns)]

    def _row_height(self, row: Sequence[Chip], width: int) -> int:
        return max(chip.heightForWidth(self._chip_width(width)) for chip in row)

    def _gap(self) -> int:
        return self.theme.px("gap-s") * 2

    def _foot(self) -> int:
        return self.theme.px("padding-s") - self._gap() // 2

    def _pad(self) -> int:
        return self.theme.px("padding-s") * 7 // 4

    def _columns(self, width: int) -> int:
        room = width - 2 * self._pad()
        return max(1, (room + self._gap()) // (self.theme.px("slot-chip-w") + self._gap()))

    def _chip_width(self, width: int) -> int:
        columns = self._columns(width)
        return (width - 2 * self._pad() - self._gap() * (columns - 1)) // columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place head and times."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Head above, times in rows below."""
        width = self.width()
        y = self.rest_height(width) if self.is_open else self.height()
        self.head.setGeometry(0, 0, width, y - (self.theme.px("gap-s") if self.is_open else 0))
        chip_width = self._chip_width(width)
        for row in self._rows(width):
            height = self._row_height(row, width)
            for index, chip in enumerate(row):
                chip.setGeometry(self._pad() + index * (chip_width + self._gap()), y, chip_width, height)
            y += height + self._gap()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box of an open card."""
        if self.is_open:
            painter = QPainter(self)
            draw_box(painter, self.rect(), self.theme, Box("surface", "primary", "line-selected"))
            painter.end()


class DoctorColumn(PagedGrid):
    """Cards under each other, with room for one to open; one that needs all the room is shown alone."""

    closed = Signal()  # the others are wanted: close the card shown alone

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._cards: tuple[DoctorCard, ...] = ()
        self._times = 0
        self.pager.out.set_words(translate("Pages", "Other doctors"))
        self.pager.left.connect(self.closed)

    def show_cards(self, cards: Sequence[DoctorCard], *, times: int) -> None:
        """Show ``cards``, none of which has more than ``times`` times."""
        self._cards, self._times = tuple(cards), times
        self.fill(cards)

    def cards(self) -> tuple[DoctorCard, ...]:
        """The cards of all pages."""
        return self._cards

    def full_height(self, width: int) -> int:
        """All cards under each other, one of them open."""
        heights = [card.rest_height(width) for card in self._cards]
        times = self._cards[0].times_height(width, self._times) if self._cards else 0
        return sum(heights) + self.gap() * max(0, len(heights) - 1) + times

    def page_starts(self) -> list[int]:
        """Pages of closed cards; with room for the times of one if two cards fit then."""
        width = self.tile_width()
        heights = [card.rest_height(width) for card in self._cards]
        times = self._cards[0].times_height(width, self._times)
        whole = self.starts(heights, self.height() - times)
        if len(whole) == 1:
            return whole
        room = self.height() - self.pager_room()
        roomy = self.starts(heights, room - times)
        return roomy if len(roomy) <= (len(heights) + 1) // 2 else self.starts(heights, room)

    def shown(self) -> tuple[Sequence[QWidget], int]:
        """The cards of the page in hand, or the open one alone."""
        tiles, pages = super().shown()
        opened = [card for card in self._cards if card.is_open and card in tiles]
        room = self.height() - (self.pager_room() if pages > 1 else 0)
        is_tight = sum(self.tile_height(tile) + self.gap() for tile in tiles) - self.gap() > room
        is_alone = bool(opened) and ((is_tight and len(self._cards) > 1) or self.theme.is_small)
        self.pager.out.setVisible(is_alone and not self.theme.is_small)  # there the page has the way out
        return (opened, 1) if is_alone else (tiles, pages)

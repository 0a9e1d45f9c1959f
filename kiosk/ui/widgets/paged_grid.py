"""Choices set in columns and, when they do not fit, turned like pages: nothing to scroll."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.language import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Looks
from kiosk.ui.widgets.more import TallKey
from kiosk.ui.widgets.sight import sight_of
from kiosk.ui.widgets.text import Text

PREVIOUS, NEXT = ("chevron-left", "chevron-up"), ("chevron-right", "chevron-down")  # in a row, in a column


class Turn(Button):
    """A button as low as may be: it needs its words on one line."""

    def set_words(self, text: str, note: str = "") -> None:
        """Also the room for them."""
        super().set_words(text, note)
        self.setMinimumWidth(self.sizeHint().width())


class Pager(QWidget):
    """Previous, where we are, next; perhaps a way out before them. A row, on a small panel a column."""

    turned = Signal(int)  # -1 or 1
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        line = QVBoxLayout(self) if theme.is_small else QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px("gap-s" if theme.is_small else "gutter"))
        self._theme = theme
        self.out = self._button("", "corner-up-left")
        self.out.clicked.connect(self.left)
        self.out.hide()
        self.previous = self._button(translate("Pages", "Previous page"), PREVIOUS[theme.is_small])
        self.next = self._button(translate("Pages", "Next page"), NEXT[theme.is_small])
        self.previous.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self._where = Text(theme, "", type="caption", colour="ink-2", align=Qt.AlignmentFlag.AlignHCenter)
        line.addWidget(self.out, 3)  # it has words
        line.addWidget(self.previous, 2)
        line.addWidget(self._where, 0 if theme.is_small else 1)
        line.addWidget(self.next, 2)

    def _button(self, words: str, icon: str) -> Button:
        if self._theme.is_small:
            key = TallKey(self._theme, words, icon, self)
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            return key
        small = "caption" if self._theme.is_large else "body"
        button = Turn(self._theme, "", icon=icon, type=small, height="pager", icon_after=icon == NEXT[0], parent=self)
        button.set_words(words)
        button.setFixedHeight(self._theme.px("pager"))
        return button

    def show_place(self, page: int, pages: int) -> None:
        """``page`` counts from 0; a way that leads nowhere stays where it is, unusable."""
        self._where.setText(f"{page + 1} / {pages}")
        self._where.setAccessibleName(translate("Pages", "Page {page} of {pages}").format(page=page + 1, pages=pages))
        look = Looks.QUIET if self._theme.is_small else Looks.SECONDARY
        for button, usable in ((self.previous, page > 0), (self.next, page + 1 < pages)):
            button.setEnabled(usable)
            button.set_look(look if usable else Looks.UNREADY)
        for widget in (self.previous, self._where, self.next):
            widget.setVisible(pages > 1)


class PagedGrid(QWidget):
    """Places its tiles itself, so that a page costs one pass; ``column`` mm token is the least width of a column."""

    def __init__(self, theme: Theme, *, column: str = "", limit: int = 9) -> None:
        super().__init__()
        self.theme, self._column, self._limit = theme, column, limit
        self._tiles: tuple[QWidget, ...] = ()
        self._last: QWidget | None = None
        self._beside = 0  # pixels that the pager takes from the width, on a small panel
        self._anchor = 0  # index of a tile that stays on the screen when more or less fits
        self.pager = Pager(theme)
        self.pager.setParent(self)
        self.pager.hide()
        self.pager.turned.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fill(self, tiles: Sequence[QWidget], *, last: QWidget | None = None) -> None:
        """Show ``tiles``; with ``last`` there is one page only, and ``last`` leads to what does not fit."""
        for old in (*self._tiles, *((self._last,) if self._last else ())):
            old.hide()
            old.deleteLater()
        self._tiles, self._last, self._anchor = tuple(tiles), last, 0
        for tile in (*self._tiles, *((last,) if last else ())):
            tile.setParent(self)
        self.pager.raise_()  # read, and reached by Tab, after what it turns
        self.arrange()

    def tiles(self) -> tuple[QWidget, ...]:
        """The tiles of all pages."""
        return self._tiles

    def turn_to(self, tile: QWidget) -> None:
        """Turn to the page of ``tile``; `arrange` shows it."""
        self._anchor = self._tiles.index(tile)

    def sizeHint(self) -> QSize:
        """Whatever is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Depends on the width."""
        return QSize(0, self.theme.px("target"))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """At least the tallest tile and the pager.

        Of all tiles, not of those shown: what is shown depends on the height, and a need that follows the height
        would chase it for ever.
        """
        may_turn = self._last is None and (len(self._tiles) > 1 or self.has_way_out())
        column = self._column_width(width - (self._pager_width() if may_turn else 0))
        tallest = max((tile.heightForWidth(column) for tile in self._tiles), default=0)
        if self._last is not None and self.theme.is_small and self._columns_in(width) == 1:
            return tallest + self.gap() + self._last.heightForWidth(column)  # one choice and the way to the others
        return tallest + (self.pager_room() if may_turn else 0)

    def full_height(self, width: int) -> int:
        """The height in which as many tiles as a page may have stand on one page."""
        columns, column = self._columns_in(width), self._column_width(width)
        tiles = (*self._tiles, *((self._last,) if self._last else ()))
        heights = [tile.heightForWidth(column) for tile in tiles]
        rows = [max(heights[start : start + columns]) for start in range(0, min(len(heights), self._limit), columns)]
        room: int = sum(rows) if self._last is None else max(heights) * len(rows)  # as `_folded` counts them
        turns = self._last is None and (len(tiles) > self._limit or self.has_way_out())
        return room + self.gap() * max(0, len(rows) - 1) + (self.pager_room() if turns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less may fit."""
        super().resizeEvent(event)
        self.arrange()

    def gap(self) -> int:
        """Pixels between tiles."""
        return self.theme.px("gutter")

    def columns(self) -> int:
        """How many columns fit."""
        return self._columns_in(self.width() - self._beside)

    def _columns_in(self, width: int) -> int:
        if not self._column:
            return 1
        tiles = (*self._tiles, *((self._last,) if self._last else ()))
        widest = max((tile.minimumSizeHint().width() for tile in tiles), default=0)
        column = max(self.theme.px(self._column), widest)
        return max(1, (width + self.gap()) // (column + self.gap()))

    def tile_width(self) -> int:
        """Pixels of a column."""
        return self._column_width(self.width() - self._beside)

    def _column_width(self, width: int) -> int:
        columns = self._columns_in(width)
        return (width - self.gap() * (columns - 1)) // columns

    def tile_height(self, tile: QWidget) -> int:
        """Pixels a tile needs in its column."""
        return tile.heightForWidth(self.tile_width())

    def page_starts(self) -> list[int]:
        """The index of the first tile of every page."""
        heights = [self.tile_height(tile) for tile in self._tiles]
        whole = self.starts(heights, self.height())
        if len(whole) == 1 and not self.has_way_out():
            return whole
        return self.starts(heights, self.height() - self.pager_room())

    def starts(self, heights: list[int], room: int) -> list[int]:
        """The index of the first tile of every page ``room`` pixels high."""
        columns, starts, index = self.columns(), [0], 0
        used = 0
        while index < len(heights):
            row = max(heights[index : index + columns])
            full = index - starts[-1] + min(columns, len(heights) - index) > self._limit
            if index > starts[-1] and (used + row > room or full):
                starts.append(index)
                used = 0
            used += row + self.gap()
            index += columns
        return starts

    def has_way_out(self) -> bool:
        """Whether the pager's way out is shown."""
        return not self.pager.out.isHidden()

    def pager_room(self) -> int:
        """Pixels the pager takes from the height of the tiles."""
        return 0 if self.theme.is_small else self.theme.px("pager") + self.gap()

    def _pager_width(self) -> int:
        """Pixels it takes from their width."""
        return self._column_of_pager() + self.gap() if self.theme.is_small else 0

    def _column_of_pager(self) -> int:
        """The way out needs its words."""
        return self.theme.px("flow-button-w" if self.has_way_out() else "pager-column")

    def _turn(self, by: int) -> None:
        starts = self.page_starts()
        self._anchor = starts[self._page(starts) + by]
        self.arrange()
        sight = sight_of(self)
        if sight is not None:  # a page is read from its beginning
            sight.bar.setValue(min(sight.bar.value(), self.mapTo(sight.view, QPoint()).y() + sight.bar.value()))

    def arrange(self) -> None:
        """Place the tiles of the page in hand, hide the others."""
        if not self._tiles or self.width() < 2:
            return
        shown, pages = self._settled()
        for tile in (*self._tiles, *((self._last,) if self._last else ())):
            if tile not in shown:
                tile.hide()
        self._place(shown)
        self.pager.setVisible(pages > 1 or self.has_way_out())
        self.pager.show_place(self._page(self.page_starts()) if pages > 1 else 0, pages)
        self.pager.setGeometry(self._place_of_pager())
        self.updateGeometry()

    def _place_of_pager(self) -> QRect:
        if self.theme.is_small:
            width = self._column_of_pager()
            return QRect(self.width() - width, 0, width, self.height())
        room = self.theme.px("pager")
        return QRect(0, self.height() - room, self.width(), room)

    def _settled(self) -> tuple[Sequence[QWidget], int]:
        """The same as `shown`, with the pager's width taken from the tiles if there is a pager then."""
        self._beside = 0
        shown, pages = self.shown()
        if pages > 1 or self.has_way_out():
            self._beside = self._pager_width()
            shown, pages = self.shown()
        return shown, pages

    def shown(self) -> tuple[Sequence[QWidget], int]:
        """The tiles of the page in hand, and how many pages there are."""
        if self._last:
            return self._folded(self._last), 1
        starts = self.page_starts()
        page = self._page(starts)
        end = starts[page + 1] if page + 1 < len(starts) else len(self._tiles)
        return self._tiles[starts[page] : end], len(starts)

    def _page(self, starts: list[int]) -> int:
        return max(page for page, start in enumerate(starts) if start <= self._anchor)

    def _folded(self, last: QWidget) -> Sequence[QWidget]:
        columns, height = self.columns(), max(self.tile_height(tile) for tile in (*self._tiles, last))
        rows = max(1, (self.height() + self.gap()) // (height + self.gap()))
        return (*self._tiles[: max(1, min(rows * columns, self._limit) - 1)], last)

    def _place(self, tiles: Sequence[QWidget]) -> None:
        columns, width, y = self.columns(), self.tile_width(), 0
        for start in range(0, len(tiles), columns):
            row = tiles[start : start + columns]
            height = max(self.tile_height(tile) for tile in row)
            for index, tile in enumerate(row):
                tile.setGeometry(QRect(index * (width + self.gap()), y, width, height))
                tile.show()
            y += height + self.gap()

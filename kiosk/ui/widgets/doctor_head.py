"""The tappable part of a doctor's card: who, for what, what is left, for how much."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.language import joined, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.paint import CENTRE, Block, Box, block_size, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.runs import (
    Phrase,
    Run,
    draw_flow,
    draw_phrase,
    fitting,
    flow_height,
    phrase_height,
    phrase_width,
)
from kiosk.ui.widgets.tappable import Tappable

NAME_TYPES = ("title-s", "label", "body-l")


@dataclass(frozen=True)
class DoctorFace:
    """What a card shows; ``initial`` "" is a clinic of several doctors, ``mark`` a word in the warm tone."""

    initial: str
    name: str
    title: str
    speciality: str
    facts: tuple[Phrase, ...]
    fee: Phrase
    mark: str = ""
    usable: bool = True


class DoctorHead(Tappable):
    """The tappable part of a card: who, for what, what is left, for how much."""

    def __init__(self, theme: Theme, face: DoctorFace, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self.face, self._name = face, name
        self.is_chosen = self.is_open = False
        self._heights: dict[tuple[int, bool], int] = {}  # by width: layouts ask again and again
        self.setEnabled(face.usable)

    def show_state(self, *, chosen: bool, opened: bool) -> None:
        """Chosen: said in word and icon. Opened: the card around draws the box."""
        self.is_chosen, self.is_open = chosen, opened
        self.setAccessibleName(joined(self._name, self._select_words()) if chosen else self._name)
        self.update()

    def box(self) -> Box:
        """None of its own when open."""
        if not self.isEnabled():
            return Box("sunken", "line", dashed=True)
        if self.isDown():
            return Box("primary-tint", "primary", "line-selected")
        if self.is_open:
            return Box("", "")
        return Box("surface", "primary", "line-selected") if self.is_chosen else Box()

    def heightForWidth(self, width: int) -> int:
        """The height in which all words fit."""
        key = width, self.is_open
        if key not in self._heights:
            self._heights[key] = self._height(width)
        return self._heights[key]

    def _height(self, width: int) -> int:
        room = self._room(width)
        name = self._name_height(self._name_room(width))
        speciality = self._speciality_height(self._wide_room(width))
        facts = flow_height(self.theme, self.face.facts, room, self._fact_gap())
        return max(name + speciality + facts, self._avatar()) + 2 * self._pad_v()

    def _pad(self) -> int:
        return self.theme.px("padding-s") * 7 // 4

    def _pad_v(self) -> int:
        return self.theme.px("padding-s") * (3 if self.theme.is_large else 5) // 5

    def _avatar(self) -> int:
        return 0 if self.theme.is_large or self.theme.is_small else self.theme.px("avatar")

    def _fact_gap(self) -> int:
        return self.theme.px("gap-s") * 3

    def _select_words(self) -> str:
        return translate("Pages", "Chosen") if self.is_chosen else translate("Pages", "Choose")

    def _select_width(self) -> int:
        words = max(translate("Pages", "Chosen"), translate("Pages", "Choose"), key=len)
        return self.theme.px("icon-s") + self.theme.px("gap-s") + self.theme.metrics("body").advance(words)

    def _end_width(self) -> int:
        return max(self._select_width(), phrase_width(self.theme, self.face.fee)) + self.theme.px("gap-s")

    def _left(self) -> int:
        avatar = self._avatar() + self.theme.px("gap") if self._avatar() else 0
        return self._pad() + avatar

    def _room(self, width: int) -> int:
        return width - self._left() - self._pad() - self._end_width()

    def _name_room(self, width: int) -> int:
        return self._wide_room(width) - self._select_width() - self.theme.px("gap-s")

    def _wide_room(self, width: int) -> int:
        """What the line between the two of the end column may take."""
        return width - self._left() - self._pad()

    def _speciality_height(self, room: int) -> int:
        """None when open where room is short: it has been read, and the times need the room."""
        if not self.face.speciality or (self.is_open and (self.theme.is_large or self.theme.is_small)):
            return 0
        return block_size(self.theme, self._speciality(), room).height()

    def _speciality(self) -> Block:
        return Block(self.face.speciality, "body", "ink-2")

    def _badges(self) -> tuple[tuple[str, str, str], ...]:
        marks = ((self.face.mark, "accent-ink", "accent-tint"),) if self.face.mark else ()
        return ((self.face.title, "primary", "primary-tint"), *marks)

    def _badge_size(self, words: str) -> QSize:
        metrics = self.theme.metrics("caption")
        return QSize(metrics.advance(words) + 2 * self.theme.px("radius-s"), metrics.height)

    def _badges_width(self) -> int:
        return sum(self._badge_size(words).width() + self.theme.px("gap-s") * 2 for words, _, _ in self._badges())

    def _name_block(self, room: int) -> Block:
        return Block(self.face.name, fitting(self.theme, self.face.name, NAME_TYPES, room))

    def _badges_are_beside(self, room: int) -> bool:
        size = block_size(self.theme, self._name_block(room), room)
        return size.width() + self._badges_width() <= room

    def _name_height(self, room: int) -> int:
        name = block_size(self.theme, self._name_block(room), room).height()
        lines = 0 if self._badges_are_beside(room) else len(self._badge_lines(room))
        return name + lines * self._badge_size("").height()

    def _badge_lines(self, room: int) -> list[list[tuple[str, str, str]]]:
        """On one line, unless it is too narrow for them."""
        fits = self._badges_width() - self.theme.px("gap-s") * 2 <= room
        return [list(self._badges())] if fits else [[badge] for badge in self._badges()]

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Avatar, words, the column at the end."""
        side, pad = self._avatar(), self._pad()
        if side:
            self._paint_avatar(painter, QRect(pad, (rect.height() - side) // 2, side, side))
        room, end = self._room(rect.width()), self._end_width()
        spare = rect.height() - self.heightForWidth(rect.width())
        words = QRect(self._left(), self._pad_v() + spare // 2, room, rect.height() - 2 * self._pad_v())
        self._paint_words(painter, words)
        self._paint_end(painter, QRect(rect.width() - pad - end, words.top(), end, rect.height() - 2 * words.top()))

    def _paint_avatar(self, painter: QPainter, circle: QRect) -> None:
        draw_box(painter, circle, self.theme, Box("primary-tint", "", radius="avatar"))
        if self.face.initial:
            draw_column(painter, circle, self.theme, (Block(self.face.initial, "title-s", "primary", CENTRE),))
        else:
            draw_icon(painter, self.theme, "users", "primary", "icon-tile", (circle.center().x(), circle.center().y()))

    def _paint_words(self, painter: QPainter, rect: QRect) -> None:
        """``rect`` ends where the end column begins, which name and speciality may pass."""
        wide = rect.width() + self._end_width()
        room = wide - self._select_width() - self.theme.px("gap-s")
        name = self._name_block(room)
        size, height = block_size(self.theme, name, room), self._name_height(room)
        speciality = self._speciality_height(wide)
        content = height + speciality + flow_height(self.theme, self.face.facts, rect.width(), self._fact_gap())
        y = rect.top() + max(0, rect.height() - content) // 2
        first = QRect(rect.left(), y, room, size.height())
        draw_column(painter, first, self.theme, (name,))
        self._paint_badges(painter, first, size.width())
        y += height
        if speciality:
            draw_column(painter, QRect(rect.left(), y, wide, speciality), self.theme, (self._speciality(),))
        facts = QRect(rect.left(), y + speciality, rect.width(), 0)
        draw_flow(painter, facts, self.theme, self.face.facts, self._fact_gap())

    def _paint_badges(self, painter: QPainter, name: QRect, width: int) -> None:
        height = self._badge_size("").height()
        if self._badges_are_beside(name.width()):
            at = name.left() + width + self.theme.px("gap-s") * 2, name.center().y() - height // 2 + 2
            self._paint_badge_line(painter, list(self._badges()), at)
            return
        for index, badges in enumerate(self._badge_lines(name.width())):
            self._paint_badge_line(painter, badges, (name.left(), name.bottom() + index * height))

    def _paint_badge_line(self, painter: QPainter, badges: list[tuple[str, str, str]], at: tuple[int, int]) -> None:
        x, y = at
        for words, ink, tint in badges:
            size = self._badge_size(words)
            badge = QRect(x, y, size.width(), size.height())
            draw_box(painter, badge, self.theme, Box(tint, "", radius="radius-s"))
            draw_column(painter, badge, self.theme, (Block(words, "caption", ink, CENTRE),))
            x += size.width() + self.theme.px("gap-s") * 2

    def _paint_end(self, painter: QPainter, rect: QRect) -> None:
        if self.isEnabled():
            self._paint_select(painter, rect)
        fee = self.face.fee
        at = (rect.right() - phrase_width(self.theme, fee), rect.bottom() - phrase_height(self.theme, fee))
        draw_phrase(painter, self.theme, fee, at)

    def _paint_select(self, painter: QPainter, rect: QRect) -> None:
        ink = "primary" if self.is_chosen else "ink-2"
        words = (Run(self._select_words(), "body", ink),)
        x = rect.right() - phrase_width(self.theme, words)
        draw_phrase(painter, self.theme, words, (x, rect.top()))
        side = self.theme.px("icon-s")
        top = rect.top() + (phrase_height(self.theme, words) - side) // 2
        mark = QRect(x - side - self.theme.px("gap-s"), top, side, side)
        fill = "primary" if self.is_chosen else ""
        draw_box(painter, mark, self.theme, Box(fill, ink, "line-button", "icon-s"))
        if self.is_chosen:
            draw_icon(
                painter, self.theme, "check", "on-primary", "icon-tick", (mark.center().x() + 1, mark.center().y() + 1)
            )

"""The desk of one person: the sections the role may see at the left, the one in hand beside them."""

from functools import partial

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kiosk.domain.roles import Right
from kiosk.ui.desk.parts import draw_key
from kiosk.ui.desk.patients.quick import QuickSearch
from kiosk.ui.desk.sections import SECTIONS
from kiosk.ui.desk.shell import StaffWork
from kiosk.ui.desk.view import Counting, DeskView, Receiving, Resting, Section, Stopping
from kiosk.ui.language import named, translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import CENTRE, Block, Box, draw_box, draw_column, draw_icon
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.widgets.text import Text


class SectionKey(Tappable):
    """Leads to one section; solid while it is shown."""

    def __init__(self, theme: Theme, section: Section, key: str) -> None:
        self._words, self._icon, self._key = translate_marked("Desk", section.name), section.icon, key
        super().__init__(theme, self._words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(theme.px("primary-button"))
        self.count = 0

    def show_count(self, count: int) -> None:
        """How much waits there; nothing for none."""
        self.count = count
        self.setAccessibleName(named(self._words, str(count)) if count else self._words)
        self.update()

    def box(self) -> Box:
        """Solid when it is the one shown."""
        if self.isChecked():
            return Box("primary", "primary")
        return Box("primary-tint" if self.isDown() else "surface", "")

    def sizeHint(self) -> QSize:
        """The list is as wide as it is."""
        return self.minimumSize()

    def paint_face(self, painter: QPainter, rect: QRect) -> None:
        """Icon, name, key."""
        ink = "on-primary" if self.isChecked() else "ink"
        side, gap = self.theme.px("icon"), self.theme.px("padding-s")
        draw_icon(painter, self.theme, self._icon, ink, "icon", (rect.left() + gap + side // 2, rect.center().y()))
        words = rect.adjusted(2 * gap + side, 0, 0, 0)
        draw_column(painter, words, self.theme, (Block(self._words, "label", ink),))
        room = self.theme.metrics("caption").advance(self._key) + 2 * self.theme.px("gap-s")
        end = rect.adjusted(rect.width() - room - gap, 0, 0, 0)
        draw_key(painter, self.theme, end, self._key, ink)
        if self.count:
            self._paint_count(painter, end.left() - self.theme.px("gap-s"), rect)

    def _paint_count(self, painter: QPainter, right: int, rect: QRect) -> None:
        """Warm, left of ``right``: somebody waits."""
        count, height = str(self.count), self.theme.metrics("label").height
        width = max(height, self.theme.metrics("label").advance(count) + 2 * self.theme.px("gap-s"))
        spot = QRect(right - width, rect.center().y() - height // 2, width, height)
        draw_box(painter, spot, self.theme, Box("accent", "accent-edge", radius="pill"))
        draw_column(painter, spot, self.theme, (Block(count, "label", "on-accent", CENTRE),))


class Work(StaffWork):
    """Makes a section when it is first shown and keeps it; `stop` lets all of them go."""

    def __init__(self, view: DeskView) -> None:
        super().__init__(view)
        self.search = self._search(view)
        self.sections = tuple(each for each in SECTIONS if view.person.may(each.right) and each.is_fitted(view))
        self.shown: Section | None = None
        self._made: dict[Section, QWidget] = {}
        self._keys: dict[Section, SectionKey] = {}
        row = QHBoxLayout(self)
        margin = view.theme.px("margin")
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(view.theme.px("gutter"))
        row.addWidget(self._list())
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        if self.sections:
            self.show_section(self.sections[0])

    def _search(self, view: DeskView) -> QuickSearch | None:
        """For the head, and only for those who may find patients."""
        if not view.person.may(Right.FIND_PATIENTS):
            return None
        search = QuickSearch(view)
        search.chosen.connect(partial(self.go, "Patients"))
        return search

    def _list(self) -> Card:
        theme = self.view.theme
        card = Card(theme, padding="padding-s")
        card.setFixedWidth(theme.px("desk-side"))
        for number, section in enumerate(self.sections, start=1):
            key = self._keys[section] = SectionKey(theme, section, str(number))
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            for asked in (key.clicked, shortcut.activated):
                asked.connect(partial(self._show_number, number - 1))
            card.column.addWidget(key)
        if not self.sections:
            none = translate("Desk", "Your role has nothing to do at this desk.")
            card.column.addWidget(Text(theme, none))
        card.column.addStretch(1)
        if self.sections:
            told = translate("Desk", "Ctrl and the number lead there.")
            card.column.addWidget(Text(theme, told, type="caption", colour="ink-2"))
        return card

    def _show_number(self, index: int, _checked: object = None) -> None:
        self.show_section(self.sections[index])

    def show_section(self, section: Section) -> None:
        """Show it; its keys take the focus."""
        page = self._made.get(section)
        if page is None:
            page = self._made[section] = section.make(self.view)
            if isinstance(page, Counting):
                page.counted.connect(self._keys[section].show_count)
            self._stack.addWidget(page)
        self.shown = section
        self._keys[section].setChecked(True)
        self._stack.setCurrentWidget(page)
        self.take_focus()

    def go(self, name: str, what: object) -> None:
        """Show the section of this English name and hand it ``what``; nothing happens where the role has it not."""
        for section in self.sections:
            if section.name == name:
                self.show_section(section)
                page = self._made[section]
                if isinstance(page, Receiving):
                    page.receive(what)

    def page(self) -> QWidget | None:
        """The section in hand."""
        return self._stack.currentWidget()

    def take_focus(self) -> None:
        """Keys go to the section, to the control in it that had them last."""
        page = self.page()
        if page is not None:
            (page.focusWidget() or page).setFocus()

    def stop(self) -> None:
        """The person has gone."""
        if self.search is not None:
            self.search.stop()
            self.search.deleteLater()
        for page in self._made.values():
            if isinstance(page, Stopping):
                page.stop()

    def rest(self) -> None:
        """Somebody else works here now."""
        for page in self._made.values():
            if isinstance(page, Resting):
                page.rest()

    def wake(self) -> None:
        """The person is back."""
        for page in self._made.values():
            if isinstance(page, Resting):
                page.wake()

"""The form of one kind of record, made from its table."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.administration import Change, Deed, Draft, Fault, Kind, KindSpec, Record
from kiosk.domain.words import Words
from kiosk.ui.desk.admin.entries import ENTRIES, Made
from kiosk.ui.desk.admin.words import Options, label, marked, options_of, title
from kiosk.ui.desk.forms import Labelled
from kiosk.ui.desk.parts import KeyButton, Scroller
from kiosk.ui.language import say, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card, Notice
from kiosk.ui.widgets.text import Heading, Text

SAVE_KEY, HISTORY_KEY, RETIRE_KEY, PREVIEW_KEY, BADGE_KEY = "Ctrl+S", "F6", "F7", "F8", "F9"


class RecordForm(Card):
    """Emits what somebody wants done with the record in hand; ``left`` is Escape. ``deeds`` are those of this desk."""

    saved = Signal()
    retired = Signal()
    looked_back = Signal()
    previewed = Signal()
    badge_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, spec: KindSpec, now: Callable[[], datetime], deeds: frozenset[Deed]) -> None:
        super().__init__(theme)
        self.theme, self.spec, self._now, self.deeds = theme, spec, now, deeds
        self.record: Record | None = None
        self._shown: dict[str, str] = {}
        self.rows: dict[str, Labelled] = {}
        self.entries: dict[str, Made] = {}
        self.column.setSpacing(theme.px("gap"))
        self.heading = Heading(theme, "", type="label")
        self.column.addWidget(self.heading)
        self.notice = Notice(theme, "", "trouble")
        self.notice.hide()
        self.column.addWidget(self.notice)
        self._scroller = Scroller(theme)
        self.column.addWidget(self._scroller, 1)
        for field in spec.fields:
            self._add_field(field.key)
        self._scroller.column.addStretch(1)
        self.help = Text(theme, "", type="caption", colour="ink-2")
        self.column.addWidget(self.help)
        self._add_keys()
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _add_field(self, key: str) -> None:
        field = self.spec.field(key)
        entry = self.entries[key] = ENTRIES[field.entry](self.theme, label(field))
        entry.setAccessibleDescription(marked(field.help))
        entry.installEventFilter(self)
        row = self.rows[key] = Labelled(self.theme, label(field), entry)
        self._scroller.column.addWidget(row)

    def _add_keys(self) -> None:
        theme, spec = self.theme, self.spec
        self.save = KeyButton(theme, translate("Administration", "Save"), note=SAVE_KEY, look=Looks.PRIMARY)
        self.back = KeyButton(theme, translate("Administration", "History"), note=HISTORY_KEY)
        self.retire = KeyButton(theme, marked(spec.retire), note=RETIRE_KEY)
        self.preview = KeyButton(theme, translate("Administration", "Preview"), note=PREVIEW_KEY)
        self.badge = KeyButton(theme, translate("Administration", "Badge"), note=BADGE_KEY)
        keys = (
            (self.back, self.looked_back, HISTORY_KEY),
            (self.retire, self.retired, RETIRE_KEY),
            (self.preview, self.previewed, PREVIEW_KEY),
            (self.badge, self.badge_asked, BADGE_KEY),
            (self.save, self.saved, SAVE_KEY),
        )
        line = QHBoxLayout()
        line.setSpacing(theme.px("gap-s"))
        for button, signal, key in keys:
            button.clicked.connect(signal)
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
            if button is not self.save:
                line.addWidget(button)
        self.column.addLayout(line)
        self.column.addWidget(self.save)

    # ---- the record --------------------------------------------------------------

    def show_record(self, record: Record | None, options: Options) -> None:
        """The record in hand, or an empty form for a new one; whatever was typed is gone."""
        self.record = record
        self.heading.setText(title(self.spec, record, options, self._now()))
        self.clear()
        self.offer(options)
        for field in self.spec.fields:
            entry = self.entries[field.key]
            entry.put("" if record is None else record.values[field.key])
            entry.setEnabled(record is None or field.change is Change.ALWAYS)
            self.rows[field.key].setVisible(record is None or field.change is not Change.NEW_ONLY)
        self._shown = self.values()
        self._show_keys()

    def offer(self, options: Options) -> None:
        """What may be chosen by now; what is chosen stays."""
        for field in self.spec.fields:
            self.entries[field.key].offer_options(options_of(field, options))

    def _show_keys(self) -> None:
        record, deeds = self.record, self.deeds
        is_there = record is not None
        self.back.setVisible(is_there)
        wanted = Deed.RESTORE if record is not None and record.is_retired else Deed.RETIRE
        self.retire.setVisible(is_there and wanted in deeds)
        words = self.spec.restore if wanted is Deed.RESTORE else self.spec.retire
        self.retire.set_words(marked(words), RETIRE_KEY)
        self.preview.setVisible(not is_there and self.spec.kind is Kind.SESSIONS)
        self.badge.setVisible(is_there and Deed.BADGE in deeds)
        self.setEnabled(is_there or Deed.ADD in deeds)

    def values(self) -> dict[str, str]:
        """What stands in it."""
        return {key: entry.typed() for key, entry in self.entries.items()}

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.values() != self._shown

    def draft(self) -> Draft:
        """What is to be saved."""
        if self.record is None:
            return Draft(self.values())
        return Draft(self.values(), self.record.key, self.record.version)

    # ---- what is wrong -----------------------------------------------------------

    def clear(self) -> None:
        """Nothing is wrong, nothing is said."""
        self.notice.hide()
        for row in self.rows.values():
            row.clear()

    def complain(self, words: str, faults: Sequence[Fault] = ()) -> None:
        """Say why it was not done, each fault at its entry; keys go to the first of them."""
        self.clear()
        told = {fault.field: fault.words for fault in faults}
        self._say("\n".join((words, *map(say, _elsewhere(told, self.rows)))), "trouble")
        wrong = [key for key in self.rows if key in told]
        for key in reversed(wrong):
            self.rows[key].complain(say(told[key]))
        if wrong:
            self.entries[wrong[0]].setFocus()
            QTimer.singleShot(0, self, partial(self._bring, wrong[0]))  # as soon as everything has its place

    def _bring(self, key: str) -> None:
        self._scroller.ensureWidgetVisible(self.rows[key], 0)

    def tell(self, words: str) -> None:
        """Say that it was done."""
        self.clear()
        self._say(words, "good")

    def _say(self, words: str, tone: str) -> None:
        place = self.column.indexOf(self.notice)
        self.column.removeWidget(self.notice)
        self.notice.hide()
        self.notice.deleteLater()
        self.notice = Notice(self.theme, words, tone)
        self.column.insertWidget(place, self.notice)
        self.notice.show()
        announce(self, words)

    # ---- keys --------------------------------------------------------------------

    def take_focus(self) -> None:
        """The first entry that takes something."""
        first = next((entry for entry in self.entries.values() if entry.isEnabled()), None)
        (first or self).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The help of the entry in hand stands below the form; what keys lead to is in sight."""
        if event.type() == QEvent.Type.FocusIn:
            for field in self.spec.fields:
                if self.entries[field.key] is watched:
                    self.help.setText(marked(field.help))
                    self._scroller.ensureWidgetVisible(self.rows[field.key], 0)
        return super().eventFilter(watched, event)


def _elsewhere(told: Mapping[str, Words], rows: Mapping[str, QWidget]) -> list[Words]:
    """What is wrong with no entry in particular."""
    return [words for key, words in told.items() if key not in rows]

"""The records of one kind and the form of the one in hand: listed, added, changed, retired."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.administration import (
    Changed,
    Deed,
    KindSpec,
    Listed,
    Preview,
    Record,
    RecordChanged,
    RecordInUse,
    RecordRefused,
)
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.ports import CodeRead
from kiosk.ui.desk.admin.form import RecordForm
from kiosk.ui.desk.admin.lines import LinesPanel
from kiosk.ui.desk.admin.records import RecordList
from kiosk.ui.desk.admin.words import Options, past
from kiosk.ui.desk.forms import Ask
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, say, translate
from kiosk.ui.tasks import Task

if TYPE_CHECKING:  # it comes with the database library, which is loaded in a worker
    from kiosk.services.administration import Administration

T = TypeVar("T")


class KindPanel(QWidget):
    """One engine for every kind; what differs is in the kind's table."""

    def __init__(self, view: DeskView, spec: KindSpec) -> None:
        super().__init__()
        self.view, self.spec = view, spec
        self._options: Options = {}
        self._working: Task[object] | None = None
        self._key: int | None = None  # of the record in hand
        self._badge_of: Record | None = None  # who gets the badge that is scanned next
        self.ask: Ask | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(view.theme.px("gutter"))
        row = QHBoxLayout()
        row.setSpacing(view.theme.px("gutter"))
        self._column.addLayout(row, 1)
        self.list = RecordList(view.theme, spec)
        row.addWidget(self.list, 7)
        lacking = set() if view.heard is not None else {Deed.BADGE}
        self.form = RecordForm(view.theme, spec, view.now, spec.deeds - lacking)
        self.lines = LinesPanel(view.theme)
        self.stack = QStackedWidget()
        for each in (self.form, self.lines):
            self.stack.addWidget(each)
        row.addWidget(self.stack, 6)
        self._connect()
        self.form.show_record(None, {})
        self.load()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.wanted.connect(self._begin_new)
        self.form.saved.connect(self._save)
        self.form.retired.connect(self._retire)
        self.form.looked_back.connect(self._look_back)
        self.form.previewed.connect(self._preview)
        self.form.badge_asked.connect(self._await_badge)
        self.form.left.connect(self._leave)
        if self.view.heard is not None and Deed.BADGE in self.spec.deeds:
            self.view.heard.connect(self._hear)
        self.lines.closed.connect(self._close_lines)

    def stop(self) -> None:
        """Answers under way reach nobody."""
        self._badge_of = None
        if self._working is not None:
            self._working.drop()

    def take_focus(self) -> None:
        """Keys go to the list, or to what is asked."""
        (self.ask or self.list.table).setFocus()

    # ---- reading -----------------------------------------------------------------

    def load(self) -> None:
        """Read the list; what is typed stays."""
        self._do(lambda desk: desk.listed(self.spec.kind, actor=self.view.actor), self._show)

    def _show(self, listed: Listed) -> None:
        self._options = listed.options
        self.list.show_records(listed.records, listed.options, self.view.now())
        record = self.list.record(self._key)
        if record is not None and record.key == self._key:
            self.list.table.choose(record.key)
        if self.form.is_changed or self.form.record == record:
            self.form.offer(self._options)
        else:
            self.form.show_record(record, self._options)

    # ---- which record -------------------------------------------------------------

    def _choose(self, key: object) -> None:
        if key == self._key or key is None:
            return
        self.unless_unsaved(partial(self._take, key))

    def _take(self, key: object) -> None:
        record = self.list.record(key)
        if record is not None:
            self._key = record.key
            self.list.table.choose(record.key)
            self._show_form(record)

    def _open(self, key: object) -> None:
        if self.ask is None:
            self._choose(key)
            self.form.take_focus()

    def _begin_new(self) -> None:
        self.unless_unsaved(self._take_new)

    def _take_new(self) -> None:
        self._key = None
        self._show_form(None)
        self.form.take_focus()

    def _show_form(self, record: Record | None) -> None:
        self._badge_of = None
        self.stack.setCurrentWidget(self.form)
        self.form.show_record(record, self._options)

    def _leave(self) -> None:
        self.unless_unsaved(self._put_back)

    def _put_back(self) -> None:
        self._show_form(self.list.record(self._key))
        self.list.table.setFocus()

    # ---- what would be lost ---------------------------------------------------------

    def unless_unsaved(self, then: Callable[[], None]) -> None:
        """Do ``then`` at once, or when somebody has said that what was typed can go."""
        if self.ask is not None:
            return
        if not self.form.is_changed:
            then()
            return
        question = translate("Administration", "What you have typed is not saved.")
        ask = self.ask = Ask(self.view.theme, question, translate("Administration", "Discard"))
        ask.confirmed.connect(partial(self._throw_away, then))
        ask.cancelled.connect(self._keep)
        self.stack.setEnabled(False)
        self._column.addWidget(ask)
        ask.show()

    def _throw_away(self, then: Callable[[], None], _reason: str) -> None:
        self._end_question()
        self.form.show_record(self.form.record, self._options)
        then()

    def _keep(self) -> None:
        self._end_question()
        self.list.table.choose(self._key)
        self.form.take_focus()

    def _end_question(self) -> None:
        ask, self.ask = self.ask, None
        self.stack.setEnabled(True)
        if ask is not None:
            self._column.removeWidget(ask)
            ask.hide()
            ask.deleteLater()

    # ---- doing ----------------------------------------------------------------------

    def _save(self) -> None:
        draft = self.form.draft()
        self._do(lambda desk: desk.save(self.spec.kind, draft, actor=self.view.actor), self._saved)

    def _retire(self) -> None:
        record = self.form.record
        if record is not None and not self.form.is_changed:
            key, version = record.key, record.version

            def work(desk: "Administration") -> Record:
                deed = desk.restore if record.is_retired else desk.retire
                return deed(self.spec.kind, key, version, actor=self.view.actor)

            self._do(work, self._saved)

    def _saved(self, record: Record) -> None:
        self._key = record.key
        self.form.show_record(record, self._options)
        told = translate("Administration", "Saved at {time}. It counts from now on, everywhere.")
        self.form.tell(told.format(time=clock_text(self.view.now())))
        self.load()

    def _look_back(self) -> None:
        record = self.form.record
        if record is not None:
            key = record.key
            self._do(lambda desk: desk.history(self.spec.kind, key, actor=self.view.actor), self._show_past)

    def _show_past(self, changes: tuple[Changed, ...]) -> None:
        lines = [past(self.spec, each, self.view.now()) for each in changes]
        none = translate("Administration", "As the hospital's files brought it; nobody has changed it here.")
        self.lines.show_lines(translate("Administration", "History"), lines or [none])
        self._show_lines()

    def _preview(self) -> None:
        draft = self.form.draft()
        self._do(lambda desk: desk.preview(draft, actor=self.view.actor), self._show_preview)

    def _show_preview(self, days: tuple[Preview, ...]) -> None:
        self.lines.show_verdicts(translate("Administration", "Preview"), [_verdict(day) for day in days])
        self._show_lines()

    def _show_lines(self) -> None:
        self.form.clear()
        self.stack.setCurrentWidget(self.lines)
        self.lines.setFocus()

    def _close_lines(self) -> None:
        self.stack.setCurrentWidget(self.form)
        self.form.take_focus()

    # ---- badges ---------------------------------------------------------------------

    def _await_badge(self) -> None:
        self._badge_of = self.form.record
        self.form.tell(translate("Administration", "Hold a badge under the scanner."))

    def _hear(self, heard: object) -> None:
        """Only while somebody waits for it here: what is scanned tells every section."""
        member = self._badge_of
        if member is None or not isinstance(heard, CodeRead) or heard.kind != "badge" or not self.isVisible():
            return
        self._badge_of = None
        number, code = member.values["number"], heard.text
        self._run(partial(_bind, self.view, number, code), partial(self._bound, member))

    def _bound(self, member: Record, _bound: None) -> None:
        told = translate("Administration", "The badge belongs to {name} now.")
        self.form.tell(told.format(name=member.values["name"]))

    # ---- the work -------------------------------------------------------------------

    def _do(self, work: "Callable[[Administration], T]", done: Callable[[T], None]) -> None:
        self._run(partial(_asked, self.view, work), done)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """One thing after the other, off the GUI thread."""
        if self._working is None or not self._working.is_wanted:
            self._working = cast("Task[object]", self.view.tasks.run(work, done, self._refused))

    def _refused(self, error: DomainError) -> None:
        away = translate("Administration", "The database does not answer. Nothing was changed; please try again.")
        words = away if isinstance(error, DatabaseAway) else say(error.patient)
        if isinstance(error, RecordInUse):
            words = "\n".join((words, *map(say, error.holders)))
        self.form.complain(words, error.faults if isinstance(error, RecordRefused) else ())
        if isinstance(error, RecordChanged):
            self.load()


def _asked(view: DeskView, work: "Callable[[Administration], T]") -> T:
    return work(view.services().desk().administration)


def _bind(view: DeskView, number: str, code: str) -> None:
    view.services().staff.bind_badge(number, code, actor=view.actor)


def _verdict(day: Preview) -> tuple[str, bool]:
    if day.clash is not None:
        return say(day.clash), False
    told = translate("Administration", "{day} {starts}–{ends}: {slots} slots")
    times = {"starts": clock_text(day.starts), "ends": clock_text(day.ends)}
    return told.format(day=f"{day.day:%Y-%m-%d}", slots=day.slots, **times), True

"""Department, doctor and time: initials filter, Enter takes, digits choose the time."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.journey import Choice, ClinicOffer, DepartmentOffer, Journey, SlotOffer
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.register.letters import matching
from kiosk.ui.desk.register.parts import SectionHead, TimeKey
from kiosk.ui.desk.register.words import doctor_cells, left_words
from kiosk.ui.desk.table import Column, Line, Table
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.pages.visit_words import day_name, department_name, part_text
from kiosk.ui.theme import Theme

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
DIGITS = 9
ROWS = 3  # of a table, and its head: the least that is of use


def keep_low(table: Table, theme: Theme) -> None:
    """A table takes the room there is, and asks for no more than a few rows of it."""
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    table.setMinimumHeight(ROWS * theme.px("pill") + theme.px("gap"))


class DepartmentPicker(QWidget):
    """A field for initials over the departments that fit; the first of them is in hand."""

    chosen = Signal(object)  # DepartmentOffer

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._offers: tuple[DepartmentOffer, ...] = ()
        self._shown: list[DepartmentOffer] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.px("gap-s"))
        name = translate("Register", "Department: Pinyin initials")
        self.filter = Field(view.theme, name, hint=translate("Register", "Pinyin initials, such as nk"))
        self.filter.textEdited.connect(self._filter)
        self.filter.installEventFilter(self)
        column.addWidget(self.filter)
        columns = (Column(translate("Register", "Department"), 7), Column(translate("Register", "Waiting"), 3, True))
        self.table = Table(view.theme, translate("Register", "Departments"), columns)
        self.table.opened.connect(self._take)
        keep_low(self.table, view.theme)
        column.addWidget(self.table, 1)

    def show_offers(self, offers: tuple[DepartmentOffer, ...], current: DepartmentOffer | None) -> None:
        """The departments as they stand now."""
        self._offers = offers
        self._filter(self.filter.text())
        if current is not None:
            self.table.choose(current.department.id)

    def _filter(self, typed: str) -> None:
        self._shown = matching(self._offers, typed)
        lines = [
            Line(
                offer.department.id,
                (department_name(offer.department), left_words(offer)),
                "" if offer.left else "muted",
            )
            for offer in self._shown
        ]
        self.table.show_lines(lines)
        if self._shown:
            self.table.choose(self._shown[0].department.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down lead through the list while the initials are typed; Enter takes the one in hand."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in STEPS:
                self._step(STEPS[key])
                return True
            if key in TAKES:
                self._take(self.table.current)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        keys = [offer.department.id for offer in self._shown]
        if self.table.current in keys:
            at = keys.index(self.table.current) + by
            self.table.choose(keys[min(max(at, 0), len(keys) - 1)])

    def _take(self, key: object) -> None:
        offer = next((each for each in self._shown if each.department.id == key), None)
        if offer is not None:
            self.chosen.emit(offer)


class Times(QWidget):
    """The times of one doctor's half day."""

    chosen = Signal(object)  # SlotOffer

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._view = view
        self.keys: list[TimeKey] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(view.theme.px("gap"))
        self.setMinimumHeight(view.theme.px("primary-button"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_slots(self, slots: tuple[SlotOffer, ...], current: SlotOffer | None = None) -> None:
        """Other times; ``current`` is the chosen one."""
        for old in self.keys:
            self.row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.keys = []
        for number, slot in enumerate(slots, start=1):
            key = TimeKey(self._view.theme, slot, str(number) if number <= DIGITS else "")
            key.setChecked(current is not None and slot.id == current.id)
            key.clicked.connect(partial(self._take, slot))
            self.keys.append(key)
            self.row.addWidget(key)

    def press(self, number: int) -> None:
        """The digit ``number`` was typed."""
        if number <= len(self.keys) and self.keys[number - 1].isEnabled():
            self.keys[number - 1].click()

    def _take(self, slot: SlotOffer, _checked: object = None) -> None:
        self.chosen.emit(slot)


class ChoosingBox(QWidget):
    """Sections 2 and 3 of the page: emits the department, then the choice of session and slot."""

    department = Signal(object)  # DepartmentOffer
    choice = Signal(object)  # Choice

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self._view = view
        self._clinics: dict[int, ClinicOffer] = {}
        self._chosen: Choice | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.px("gap-s"))
        self.head = SectionHead(view.theme, 2, translate("Register", "Department and doctor"))
        column.addWidget(self.head)
        column.addLayout(self._lists(), 1)
        self.when = SectionHead(view.theme, 3, translate("Register", "Time"))
        column.addWidget(self.when)
        self.times = Times(view)
        self.times.chosen.connect(self._take_time)
        column.addWidget(self.times)

    def _lists(self) -> QHBoxLayout:
        theme, row = self._view.theme, QHBoxLayout()
        row.setSpacing(theme.px("gap"))
        self.picker = DepartmentPicker(self._view)
        self.picker.chosen.connect(self.department)
        row.addWidget(self.picker, 3)
        self.doctors = Table(theme, translate("Register", "Doctors"), self._columns())
        self.doctors.chosen.connect(self._show_times)
        self.doctors.opened.connect(self._take_doctor)
        keep_low(self.doctors, theme)
        row.addWidget(self.doctors, 7)
        return row

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Register", "Doctor"), 6),
            Column(translate("Register", "Title"), 7),
            Column(translate("Register", "Day"), 4),
            Column(translate("Register", "Fee"), 3, True),
            Column(translate("Register", "Left"), 2, True),
            Column(translate("Register", "Earliest"), 3, True),
        )

    # ---- what is there ------------------------------------------------------

    def show_journey(self, journey: Journey, *, step_id: str = "") -> None:
        """What there is to choose, and what is chosen; a time that was taken is chosen no more."""
        self._chosen = journey.choice if step_id != "slot" else None
        self.picker.show_offers(journey.departments, journey.department)
        for head in (self.head, self.when):
            head.badge.set_done(done=self._chosen is not None)
        self._show_doctors(journey.clinics)

    def clear(self) -> None:
        """Another patient."""
        self.picker.filter.clear()
        self.show_journey(Journey())

    def aim(self, step_id: str) -> None:
        """Keys go to the department, or to the doctors."""
        (self.picker.filter if step_id == "department" else self.doctors).setFocus()

    def _show_doctors(self, clinics: tuple[ClinicOffer, ...]) -> None:
        today = self._view.now().date()
        self._clinics = {clinic.session_id: clinic for clinic in clinics}
        lines = [
            Line(clinic.session_id, doctor_cells(clinic, today), "" if clinic.left else "muted") for clinic in clinics
        ]
        self.doctors.show_lines(lines)
        first = next((clinic.session_id for clinic in clinics if clinic.left), None)
        wanted = self._chosen.clinic.session_id if self._chosen else first
        if wanted is not None:
            self.doctors.choose(wanted)
        self._show_times(wanted)

    def _show_times(self, key: object) -> None:
        clinic = self._clinics.get(key) if isinstance(key, int) else None
        slots = clinic.slots if clinic else ()
        mine = self._chosen.slot if self._chosen and clinic and self._chosen.clinic.session_id == key else None
        self.times.show_slots(slots, mine)
        self.when.note.setText(self._note(clinic))

    def _note(self, clinic: ClinicOffer | None) -> str:
        if clinic is None:
            return ""
        today = self._view.now().date()
        day = f"{day_name(clinic.day, today)} {part_text(clinic.part)}"
        return translate("Register", "{day}: a digit chooses").format(day=day)

    # ---- what is chosen -------------------------------------------------------

    def _take_doctor(self, key: object) -> None:
        self._show_times(key)
        self.times.setFocus()

    def _take_time(self, slot: SlotOffer) -> None:
        key = self.doctors.current
        clinic = self._clinics.get(key) if isinstance(key, int) else None
        if clinic is not None:
            self.choice.emit(Choice(clinic, slot))

"""The form: signs from top to bottom, Enter to the next one, what each means beside it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.triage.codes import Complaint, matching, read_complaint
from kiosk.domain.triage.judging import ACVPU, Proposal, Reason
from kiosk.domain.triage.questions import Question, breath_question, open_questions
from kiosk.domain.triage.signs import Consciousness, Level, Presented, Scale, Sign, Vitals
from kiosk.domain.triage.tables import Tables
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.triage.entries import Air, Entry, LetterEntry, Line, NumberEntry, air_words, mind_words
from kiosk.ui.desk.triage.words import meaning, sign_name, unit
from kiosk.ui.language import joined, local, say, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Text

MORE = (Sign.GCS, Sign.GLUCOSE, Sign.POTASSIUM)
LONGEST = 200  # characters of a complaint
GUESSES = 4
SCALE_KEY, MORE_KEY = "F6", "F7"


class TriageForm(QWidget):
    """Emits ``changed`` at every key, ``asked`` with what to look at again, ``finished`` by Enter in the last entry."""

    changed = Signal()
    asked = Signal(object)  # Question, or None when there is none any more
    finished = Signal()

    def __init__(self, theme: Theme, tables: Tables) -> None:
        super().__init__()
        self._theme, self._tables = theme, tables
        self.scale = Scale.ONE
        self.confirmed: set[Sign] = set()
        self.age: int | None = None
        self._last_asked: Question | None = None
        numbers = (Sign.RESPIRATION, Sign.SPO2, Sign.SYSTOLIC, Sign.DIASTOLIC, Sign.PULSE, Sign.TEMPERATURE, Sign.PAIN)
        self.numbers = {sign: NumberEntry(theme, sign) for sign in (*numbers, *MORE)}
        self.air = LetterEntry(theme, Sign.OXYGEN, air_words())
        self.mind = LetterEntry(theme, Sign.CONSCIOUSNESS, mind_words(ACVPU))
        self.complaint = Entry(theme, translate("Triage", "Complaint, by codes or in words"))
        self.complaint.setMaxLength(LONGEST)
        self.complaint.setPlaceholderText(translate("Triage", "codes: xt hx z1"))
        self.scale_key = _key(theme, "", SCALE_KEY, self.turn_scale)
        self.more_key = _key(theme, translate("Triage", "More"), MORE_KEY, self.take_more)
        self.lines = self._build()
        self.set_scale(Scale.ONE)
        self.path = self._path()
        for entry in (*self.path, *(self.numbers[sign] for sign in MORE)):
            entry.textChanged.connect(partial(self._typed, entry))
            entry.entered.connect(partial(self._enter, entry))
            entry.led.connect(partial(self._lead, entry))

    def _path(self) -> tuple[Entry, ...]:
        """In the order in which a nurse reads them from patient and monitor."""
        known = self.numbers
        first = (known[Sign.RESPIRATION], known[Sign.SPO2], self.air, known[Sign.SYSTOLIC], known[Sign.DIASTOLIC])
        return (*first, known[Sign.PULSE], self.mind, known[Sign.TEMPERATURE], known[Sign.PAIN], self.complaint)

    def _build(self) -> dict[Sign | None, Line]:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px("triage-gap"))
        lines: dict[Sign | None, Line] = {
            sign: Line(self._theme, sign_name(sign), *self._entries(sign), note=unit(sign))
            for sign in (Sign.RESPIRATION, Sign.OXYGEN, Sign.PULSE, Sign.CONSCIOUSNESS, Sign.TEMPERATURE, Sign.PAIN)
        }
        spo2 = self.numbers[Sign.SPO2]
        lines[Sign.SPO2] = Line(self._theme, sign_name(Sign.SPO2), spo2, note=unit(Sign.SPO2), key=self.scale_key)
        pressure = translate("Triage", "Blood pressure")
        lines[Sign.SYSTOLIC] = Line(self._theme, pressure, *self._entries(Sign.SYSTOLIC))
        lines[None] = Line(self._theme, translate("Triage", "Complaint"), self.complaint)
        lines[None].reason.hide()
        order = (Sign.RESPIRATION, Sign.SPO2, Sign.OXYGEN, Sign.SYSTOLIC, Sign.PULSE, Sign.CONSCIOUSNESS)
        for sign in (*order, Sign.TEMPERATURE, Sign.PAIN, None):
            column.addWidget(lines[sign])
        self.found = Text(self._theme, "", type="caption", colour="ink-2")
        self.found.setMinimumHeight(self._theme.px("triage-found"))
        column.addWidget(self.found)
        column.addWidget(self._build_more())
        return lines

    def _entries(self, sign: Sign) -> tuple[Entry, ...]:
        if sign is Sign.SYSTOLIC:
            return self.numbers[Sign.SYSTOLIC], self.numbers[Sign.DIASTOLIC]
        letters: Mapping[Sign, Entry] = {Sign.OXYGEN: self.air, Sign.CONSCIOUSNESS: self.mind}
        return (letters[sign] if sign in letters else self.numbers[sign],)

    def _build_more(self) -> QWidget:
        """Three figures of the bedside laboratory, for those who have them."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px("gap-s"))
        row.addWidget(self.more_key)
        names = {Sign.GCS: "GCS", Sign.GLUCOSE: sign_name(Sign.GLUCOSE), Sign.POTASSIUM: "K+"}
        for sign in MORE:
            self.numbers[sign].setFixedWidth(self._theme.px("triage-short"))
            label = Text(self._theme, names[sign], type="caption", colour="ink-2")
            label.setWordWrap(False)
            row.addWidget(label)
            row.addWidget(self.numbers[sign])
        row.addStretch(1)
        return box

    # ---- what was typed -----------------------------------------------------

    def presented(self) -> Presented:
        """What is known by now; a figure that is asked about does not count before it is answered."""
        vitals = self._vitals()
        open_signs = {each.sign for each in open_questions(vitals, self._tables, confirmed=self.confirmed)}
        left = {sign: value for sign, value in vitals.numbers.items() if sign not in open_signs}
        known = Vitals(left, vitals.on_oxygen, vitals.consciousness, vitals.scale)
        complaint = self._complaint()
        return Presented(known, frozenset(each.key for each in complaint.findings), complaint.words, self.age)

    def is_empty(self) -> bool:
        """Whether nothing has been typed."""
        return not any(entry.text() for entry in (*self.path, *self.numbers.values()))

    def first_problem(self) -> Entry | None:
        """The first entry that keeps the form from being saved; what is wrong is told."""
        for entry in self.numbers.values():
            if entry.problem() is not None:
                return entry
        questions = self._questions()
        if not questions:
            return None
        self.asked.emit(questions[0])
        return self.numbers[questions[0].sign]

    def take(self, question: Question) -> None:
        """The figures that were meant."""
        for sign, value in question.meant:
            self.numbers[sign].setText(str(value))
        self._lead(self.numbers[question.meant[-1][0] if question.meant else question.sign], 1)

    def clear(self) -> None:
        """For the next patient."""
        for entry in (*self.path, *self.numbers.values()):
            entry.clear()
        for number in self.numbers.values():
            number.setPlaceholderText("")
        self.confirmed.clear()
        self.age = None
        self.set_scale(Scale.ONE)
        self.asked.emit(None)

    def turn_scale(self, _checked: object = None) -> None:
        """The other oxygen scale."""
        self.set_scale(Scale.TWO if self.scale is Scale.ONE else Scale.ONE)
        self.changed.emit()

    def set_scale(self, scale: Scale) -> None:
        """This oxygen scale; the key tells which."""
        self.scale = scale
        words = translate("Triage", "Scale {number}").format(number=scale.value)
        self.scale_key.set_words(words, SCALE_KEY)

    def remind(self, presented: Presented) -> None:
        """Show what was found the last time, to compare: nothing of it counts."""
        for sign, value in presented.vitals.numbers.items():
            self.numbers[sign].setPlaceholderText(str(value))

    def take_focus(self) -> None:
        """Keys go to the first entry that is empty."""
        next((entry for entry in self.path if not entry.text()), self.complaint).setFocus()

    def take_more(self, _checked: object = None) -> None:
        """Keys go to the figures of the laboratory."""
        self.numbers[MORE[0]].setFocus()

    def forget(self) -> None:
        """Nothing is said beside the entries."""
        for line in self.lines.values():
            line.say("", "ink-2")
        self.found.setText("")

    def _vitals(self) -> Vitals:
        numbers: dict[Sign, Decimal] = {}
        for sign, entry in self.numbers.items():
            value = None if entry.problem() is not None else entry.value()
            if value is not None:
                numbers[sign] = value
        mind, air = self.mind.letter(), self.air.letter()
        consciousness = Consciousness(mind) if mind else None
        return Vitals(numbers, air == Air.OXYGEN if air else None, consciousness, self.scale)

    def _questions(self) -> tuple[Question, ...]:
        return open_questions(self._vitals(), self._tables, confirmed=self.confirmed)

    # ---- keys ---------------------------------------------------------------

    def _typed(self, entry: Entry, _text: str) -> None:
        if isinstance(entry, NumberEntry):
            self.confirmed.discard(entry.sign)
            self.asked.emit(None)
        self.changed.emit()

    def _enter(self, entry: Entry) -> None:
        """On to the next, unless the figure can hardly be right: then Enter again says that it is."""
        question = next((each for each in self._questions() if each.sign in self._left_by(entry)), None)
        problem = entry.problem() if isinstance(entry, NumberEntry) else None
        if problem is not None:
            return
        if question is not None and not self._insists(question):
            self.asked.emit(question)
            return
        self._lead(entry, 1)

    def _insists(self, question: Question) -> bool:
        """Whether it was asked before, and can be."""
        if self._last_asked != question or not question.can_be:
            self._last_asked = question
            return False
        self.confirmed.add(question.sign)
        self.asked.emit(None)
        self.changed.emit()
        return True

    def _left_by(self, entry: Entry) -> frozenset[Sign]:
        """The signs that are complete when an entry is left."""
        if entry is self.numbers[Sign.DIASTOLIC]:
            return frozenset({Sign.SYSTOLIC, Sign.DIASTOLIC})
        return frozenset({entry.sign}) if isinstance(entry, NumberEntry) else frozenset()

    def _lead(self, entry: Entry, by: int) -> None:
        order = self.path if entry in self.path else tuple(self.numbers[sign] for sign in MORE)
        at = order.index(entry) + by
        if at == len(order):
            self.finished.emit()
        elif at >= 0:
            order[at].setFocus()
            order[at].selectAll()

    # ---- what it means ------------------------------------------------------

    def explain(self, presented: Presented, proposal: Proposal) -> None:
        """Beside each sign its points or level, and why."""
        told = _by_sign(proposal)
        for sign, line in self.lines.items():
            if sign is not None:
                self._explain_sign(sign, line, told.get(sign, []), presented)
        found = [local(each.name, each.name_en) for each in self._complaint().findings]
        guesses = matching(self.complaint.text(), self._tables.levels)[:GUESSES]
        hints = [f"{each.code} {local(each.name, each.name_en)}" for each in guesses]
        breath = breath_question(presented, self._tables)
        self.found.setText(joined(*found) or " · ".join(hints))
        if breath is not None:
            self.found.setText(joined(*found, translate("Triage", "{question} (code hx)").format(question=say(breath))))

    def _complaint(self) -> Complaint:
        return read_complaint(self.complaint.text(), self._tables.levels)

    def _explain_sign(self, sign: Sign, line: Line, reasons: list[Reason], presented: Presented) -> None:
        problems = [entry.problem() for entry in self._entries(sign) if isinstance(entry, NumberEntry)]
        problem = next((each for each in problems if each is not None), None)
        if problem is not None:
            line.say(say(problem), "danger")
            return
        letter = {Sign.OXYGEN: self.air.word(), Sign.CONSCIOUSNESS: self.mind.word()}.get(sign, "")
        line.say(" · ".join(part for part in (letter, meaning(reasons)) if part), _colour(reasons))


def _key(theme: Theme, words: str, name: str, act: Callable[[], None]) -> KeyButton:
    key = KeyButton(theme, words, note=name, height="target")
    key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # on the way from sign to sign it is no stop
    key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    key.clicked.connect(act)
    return key


def _by_sign(proposal: Proposal) -> dict[Sign, list[Reason]]:
    found: dict[Sign, list[Reason]] = {}
    for reason in (*proposal.reasons, *(proposal.news2.parts if proposal.news2 else ())):
        if reason.sign is not None:
            found.setdefault(reason.sign, []).append(reason)
    return found


def _colour(reasons: list[Reason]) -> str:
    """By the gravest thing that is said."""
    points = max((each.points or 0 for each in reasons), default=0)
    level = min((each.level for each in reasons if each.level), default=Level.FOUR)
    if points >= 3 or level <= Level.TWO:
        return "danger"
    return "warning" if points or level is Level.THREE else "ink-2"

"""Who stands before the nurse: a patient of the books, or somebody nobody knows yet."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.calendar import OLDEST, age
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Patient
from kiosk.domain.text import narrow
from kiosk.domain.triage.cases import Case
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.triage.words import level_name, who_text
from kiosk.ui.language import clock_text, joined, translate, translate_marked
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text import Text

SEXES = {Sex.MALE: QT_TRANSLATE_NOOP("Triage", "male"), Sex.FEMALE: QT_TRANSLATE_NOOP("Triage", "female")}


@dataclass(frozen=True)
class Who:
    """A patient, a case that is looked at again, or nobody known: then both are None."""

    patient_id: int | None = None
    name: str = ""
    note: str = ""
    age: int | None = None
    case: Case | None = None

    @classmethod
    def known(cls, patient: Patient, *, today: date) -> "Who":
        """A patient of the books."""
        years = age(patient.birth_date, today) if patient.birth_date else None
        sex = translate_marked("Triage", SEXES[patient.sex]) if patient.sex in SEXES else ""
        return cls(patient.id, patient.name, joined(sex, patient.outpatient_number), years)

    def again(self, case: Case) -> "Who":
        """The same, looked at before."""
        told = translate("Triage", "Looked at again; {level} since {time}")
        since = case.decision.at if case.decision else case.began
        note = joined(case.outpatient_number, told.format(level=level_name(case.level), time=clock_text(since)))
        years = self.age if self.age is not None else case.assessment.presented.age
        return replace(self, patient_id=case.patient_id, name=who_text(case), note=note, age=years, case=case)


class WhoLine(QWidget):
    """A patient is told by name; of somebody unknown the nurse may type how to tell them, and their age."""

    changed = Signal()
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.who = Who()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        self._name = Text(theme, "", type="label")
        self._note = Text(theme, "", type="caption", colour="ink-2")
        hint = translate("Triage", "Not registered yet: how to tell them")
        self.known = Field(theme, hint, hint=hint)
        self.years = Field(theme, translate("Triage", "Age"), hint=translate("Triage", "Age"))
        self.years.setMaxLength(3)
        self.years.setFixedWidth(theme.px("triage-number"))
        for field in (self.known, self.years):
            field.setFixedHeight(theme.px("holder-s"))
        row.addWidget(self._name)
        row.addWidget(self._note, 1)
        row.addWidget(self.known, 1)
        row.addWidget(self.years)
        self.known.returnPressed.connect(self.years.setFocus)
        self.years.returnPressed.connect(self.finished)
        self.years.textChanged.connect(self._years_typed)

    def show_who(self, who: Who) -> None:
        """Somebody else."""
        self.who = who
        is_named = who.patient_id is not None or who.case is not None
        self._name.setText(who.name)
        self._note.setText(joined(self._age_words(), who.note))
        self._name.setVisible(is_named)
        self._note.setVisible(is_named)
        self.known.clear()
        self.years.clear()
        self.known.setVisible(not is_named)
        self.years.setVisible(who.age is None)

    def age(self) -> int | None:
        """In years; what was typed, where the books do not know it."""
        typed = narrow(self.years.text()).strip()
        if self.who.age is not None:
            return self.who.age
        return int(typed) if typed.isascii() and typed.isdigit() and int(typed) <= OLDEST else None

    def known_as(self) -> str:
        """How somebody nobody knows is told from others."""
        return self.known.text()

    def take_focus(self) -> None:
        """Keys go to the first entry there is."""
        first = self.known if not self.known.isHidden() else self.years
        first.setFocus()

    def _age_words(self) -> str:
        if self.who.age is None:
            return ""
        return translate("Triage", "{years} years").format(years=self.who.age)

    def _years_typed(self, _text: str) -> None:
        self.changed.emit()

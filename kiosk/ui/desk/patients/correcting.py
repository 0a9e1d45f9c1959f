"""更正: the form in which a file is set right; only what is otherwise goes into the books."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import DomainError, InvalidEntry
from kiosk.domain.identity import Paper, PaperKind, Sex, check_paper
from kiosk.domain.names import check_birth
from kiosk.domain.patient_files import Correction, PatientFile, Revealed
from kiosk.ui.desk.forms import Choice, Labelled
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.desk.patients.words import fee_classes, paper_word
from kiosk.ui.desk.register.words import paper_names, sex_words
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import named, say, translate
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.text import Heading, Text

NOTHING = 0  # no paper is withdrawn


class CorrectForm(Card):
    """``wanted`` gives a `Correction` and the reason; ``left`` when nothing is to be done."""

    wanted = Signal(object, str)
    left = Signal()

    def __init__(self, view: DeskView) -> None:
        super().__init__(view.theme, padding="padding-s")
        self._view = view
        self._file: PatientFile | None = None
        self._seen: Revealed | None = None
        theme = view.theme
        self.column.addWidget(Heading(theme, translate("Patients", "Correct the file"), type="title-s"))
        self.name = Field(theme, translate("Patients", "Name"))
        self.sex = Choice(theme, translate("Patients", "Sex"), [(each, sex_words(each)) for each in Sex])
        self.birth = Field(theme, translate("Patients", "Birth date"), hint="19900307")
        self.phone = Field(theme, translate("Patients", "Phone"))
        self.fee = Choice(theme, translate("Patients", "Fee class"), fee_classes())
        self.kind = Choice(theme, translate("Patients", "Paper to add"), paper_names())
        self.number = Field(theme, translate("Patients", "Its number"))
        self.withdraw = Choice(theme, translate("Patients", "Paper to withdraw"), [(NOTHING, "–")])
        self.reason = Field(theme, translate("Patients", "Reason"))
        self._labels: dict[str, Labelled] = {}
        self._row(("name", self.name), ("sex", self.sex))
        self._row(("birth", self.birth), ("phone", self.phone))
        self._row(("fee", self.fee), ("withdraw", self.withdraw))
        self._row(("kind", self.kind), ("number", self.number))
        self._row(("reason", self.reason))
        self.reason.setMaxLength(100)
        self.trouble = Text(theme, "", colour="danger")
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        self._keys()

    def _row(self, *entries: tuple[str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._view.theme.px("gap"))
        for name, entry in entries:
            label = self._labels[name] = Labelled(self._view.theme, entry.accessibleName(), entry)
            row.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _keys(self) -> None:
        theme = self._view.theme
        self.save = KeyButton(theme, translate("Patients", "Save"), note="F9", look=Looks.PRIMARY)
        self.leave = KeyButton(theme, translate("Patients", "Leave it"), note=translate("Desk", "Esc"))
        row = QHBoxLayout()
        row.setSpacing(theme.px("gap"))
        for key, button, act in (("Esc", self.leave, self.left.emit), ("F9", self.save, self._save)):
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
            row.addWidget(button, 1)
        self.column.addLayout(row)

    def begin(self, file: PatientFile, seen: Revealed) -> None:
        """Everything as it stands, whole: nobody corrects what they cannot see."""
        self._file, self._seen = file, seen
        self.name.setText(seen.name)
        self.sex.choose(file.patient.sex)
        self.birth.setText(f"{file.patient.birth_date:%Y%m%d}" if file.patient.birth_date else "")
        self.phone.setText(seen.phone)
        self.fee.choose(file.patient.fee_class)
        self.kind.choose(PaperKind.ID_CARD)
        papers = [(each.id, named(paper_word(each.kind), each.number)) for each in file.papers]
        self.withdraw.offer([(NOTHING, "–"), *papers])
        self.withdraw.choose(NOTHING)
        self.number.clear()
        self.reason.clear()
        self._calm()
        self.name.setFocus()

    def forget(self) -> None:
        """Nothing of a patient stays in the entries."""
        self._file = self._seen = None
        for each in (self.name, self.birth, self.phone, self.number, self.reason):
            each.clear()
        self.withdraw.offer([(NOTHING, "–")])

    def complain(self, error: DomainError) -> None:
        """Say what is wrong, at the entry it belongs to."""
        self._calm()
        field = error.field if isinstance(error, InvalidEntry) else ""
        label = self._labels.get(field)
        if label is not None:
            label.complain(say(error.patient))
            label.entry.setFocus()
        else:
            self.trouble.setText(say(error.patient))
            self.trouble.show()

    def _calm(self) -> None:
        self.trouble.hide()
        for label in self._labels.values():
            label.clear()

    def _save(self) -> None:
        try:
            correction = self._correction()
        except InvalidEntry as error:
            self.complain(error)
        else:
            self._calm()
            self.wanted.emit(correction, self.reason.text())

    def _correction(self) -> Correction:
        """What is otherwise; raises `InvalidEntry`."""
        assert self._file is not None
        assert self._seen is not None
        patient, withdrawn = self._file.patient, self.withdraw.value
        name, phone, sex, fee = self.name.text(), self.phone.text(), self.sex.value, self.fee.value
        birth = self._birth()
        return Correction(
            name=name if name != self._seen.name else None,
            sex=sex if isinstance(sex, Sex) and sex is not patient.sex else None,
            birth_date=birth if birth != patient.birth_date else None,
            phone=phone if phone != self._seen.phone else None,
            fee_class=fee if isinstance(fee, FeeClass) and fee is not patient.fee_class else None,
            add=self._paper(),
            withdraw=(withdrawn,) if isinstance(withdrawn, int) and withdrawn != NOTHING else (),
        )

    def _birth(self) -> date | None:
        text = self.birth.text().strip()
        return check_birth(text, today=self._view.now().date()) if text else None

    def _paper(self) -> Paper | None:
        kind, text = self.kind.value, self.number.text().strip()
        if not text or not isinstance(kind, PaperKind):
            return None
        return check_paper(kind, text, today=self._view.now().date())

"""Somebody the books do not know: the few things that are asked, and their agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Paper, PaperKind, Sex, check_paper, paper_facts
from kiosk.domain.journey import Journey, Newcomer, Way
from kiosk.domain.masking import mask_number
from kiosk.domain.names import check_birth, check_name, check_phone
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.forms import Choice, Labelled
from kiosk.ui.desk.parts import Field, KeyButton
from kiosk.ui.desk.register.parts import Toggle
from kiosk.ui.desk.register.words import paper_names, sex_words
from kiosk.ui.language import say, translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Looks

ENTER_KEY = "F2"
SEX_MISSING = QT_TRANSLATE_NOOP("Words", "Please choose male or female.")
CONSENT_MISSING = QT_TRANSLATE_NOOP("Words", "Please read the notice to the patient, then tick that they agree.")
CHILD, NO_PAPERS = "child", "no papers"  # beside the kinds of papers

Kinds = Sequence[tuple[object, str]]


@dataclass(frozen=True)
class Told:
    """What was entered: the journey to begin with, and what goes on with it."""

    journey: Journey
    newcomer: Newcomer


def all_kinds() -> Kinds:
    """The papers, and what to do without."""
    child = translate("Register", "Child without number")
    return *paper_names(), (CHILD, child), (NO_PAPERS, translate("Register", "No papers: emergency"))


class NewcomerForm(QWidget):
    """Emits ``entered`` when everything that is asked has been answered; what cannot be is marked in words."""

    entered = Signal(object)  # Told

    def __init__(self, theme: Theme, kinds: Kinds) -> None:
        super().__init__()
        self._theme = theme
        self._paper: Paper | None = None  # read by a machine: nobody types it
        self._today = date.min
        self.kind = Choice(theme, translate("Register", "Paper"), kinds)
        self.number = Field(theme, translate("Register", "Number"))
        self.name = Field(theme, translate("Register", "Name"))
        self.sex = Choice(theme, translate("Register", "Sex"), self._sexes())
        self.birth = Field(theme, translate("Register", "Birth date"), hint="YYYYMMDD")
        self.phone = Field(theme, translate("Register", "Phone, if given"))
        self.consent = Toggle(theme, translate("Register", "The patient agrees to the notice"))
        self.go = KeyButton(theme, translate("Register", "Enter"), look=Looks.PRIMARY, note=ENTER_KEY)
        self.labels = {
            "kind": Labelled(theme, translate("Register", "Paper"), self.kind),
            "number": Labelled(theme, translate("Register", "Number"), self.number),
            "name": Labelled(theme, translate("Register", "Name"), self.name),
            "sex": Labelled(theme, translate("Register", "Sex"), self.sex),
            "birth": Labelled(theme, translate("Register", "Birth date"), self.birth),
            "phone": Labelled(theme, translate("Register", "Phone, if given"), self.phone),
            "consent": Labelled(theme, translate("Register", "Agreement"), self.consent),
        }
        self._build()

    def _sexes(self) -> list[tuple[object, str]]:
        return [(sex, sex_words(sex)) for sex in (Sex.UNKNOWN, Sex.MALE, Sex.FEMALE)]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px("gap-s"))
        column.addLayout(self._row({"kind": 4, "number": 6, "name": 4, "sex": 3}))
        second = self._row({"birth": 3, "phone": 4, "consent": 6})
        second.addWidget(Labelled(self._theme, " ", self.go), 3, Qt.AlignmentFlag.AlignTop)
        column.addLayout(second)
        self.kind.changed.connect(self._kind_changed)
        for field in (self.number, self.name, self.birth, self.phone):
            field.returnPressed.connect(self.submit)
        self.go.clicked.connect(self.submit)

    def _row(self, shares: dict[str, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("gap"))
        for name, share in shares.items():
            row.addWidget(self.labels[name], share, Qt.AlignmentFlag.AlignTop)
        return row

    # ---- showing ----------------------------------------------------------------

    def begin(self, today: date, *, kind: object = PaperKind.ID_CARD) -> None:
        """Empty, for this kind of paper."""
        self._today, self._paper = today, None
        self.unmark()
        for field in (self.number, self.name, self.birth, self.phone):
            field.clear()
        self.number.setPlaceholderText("")
        self.sex.choose(Sex.UNKNOWN)
        self.consent.setChecked(False)
        self.kind.choose(kind)
        self._kind_changed(kind)
        (self.number if self.number.isEnabled() else self.name).setFocus()

    def begin_with(self, journey: Journey, today: date) -> None:
        """What a card, a code or a kiosk has told already."""
        kinds: dict[Way | None, object] = {Way.CHILD: CHILD, Way.NO_PAPERS: NO_PAPERS}
        self.begin(today, kind=kinds.get(journey.way, journey.paper.kind if journey.paper else PaperKind.ID_CARD))
        told, self._paper = journey.newcomer, journey.paper
        if journey.paper is not None:
            self.number.setPlaceholderText(mask_number(journey.paper.number))
        self.number.setEnabled(self._paper is None and self.number.isEnabled())
        self.name.setText(told.name)
        self.sex.choose(told.sex)
        self.birth.setText(f"{told.birth_date:%Y%m%d}" if told.birth_date else "")
        self.phone.setText(told.phone or "")
        (self.phone if told.name else self.name).setFocus()

    def _kind_changed(self, kind: object) -> None:
        """A child without a number comes with whoever acts; in an emergency nothing has to be known."""
        self._paper = None
        self.number.setEnabled(isinstance(kind, PaperKind))
        self.labels["birth"].setVisible(kind != NO_PAPERS)

    # ---- what was entered ---------------------------------------------------------

    def submit(self) -> None:
        """All of it, if all of it can be."""
        self.unmark()
        try:
            told = self._read()
        except InvalidEntry as error:
            self.complain(error)
            return
        self.entered.emit(told)

    def _read(self) -> Told:
        kind = self.kind.value
        paper = self._read_paper(kind)
        newcomer = self._read_person(kind, paper)
        if not newcomer.consented and kind != NO_PAPERS:
            raise InvalidEntry(CONSENT_MISSING, field="consent")
        return Told(self._journey(kind, paper), newcomer)

    def _read_paper(self, kind: object) -> Paper | None:
        if not isinstance(kind, PaperKind):
            return None
        return self._paper or check_paper(kind, self.number.text(), today=self._today)

    def _read_person(self, kind: object, paper: Paper | None) -> Newcomer:
        """What the number itself tells need not be typed."""
        facts = paper_facts(paper) if paper else None
        sex = facts.sex if facts and facts.sex is not Sex.UNKNOWN else Sex(str(self.sex.value))
        birth = facts.birth_date if facts else None
        if kind == NO_PAPERS:
            name = check_name(self.name.text()) if self.name.text().strip() else ""
            return Newcomer(name, sex, None, check_phone(self.phone.text()), consented=self.consent.isChecked())
        name = check_name(self.name.text())
        if sex is Sex.UNKNOWN:
            raise InvalidEntry(SEX_MISSING, field="sex")
        birth = birth or check_birth(self.birth.text(), today=self._today)
        return Newcomer(name, sex, birth, check_phone(self.phone.text()), consented=self.consent.isChecked())

    def _journey(self, kind: object, paper: Paper | None) -> Journey:
        if paper is not None:
            return Journey(way=Way.TYPED, paper_kind=paper.kind, paper=paper)
        return Journey(way=Way.CHILD if kind == CHILD else Way.NO_PAPERS)

    def complain(self, error: InvalidEntry) -> bool:
        """Mark the entry that cannot be; False when it is none of these."""
        label = self.labels.get(error.field)
        if label is None:
            return False
        label.complain(say(error.patient))
        label.entry.setFocus()
        return True

    def unmark(self) -> None:
        """Nothing is wrong any more."""
        for label in self.labels.values():
            label.clear()


def guardian_missing() -> InvalidEntry:
    """A child without a number is found by the adult it comes with."""
    return InvalidEntry(GUARDIAN_MISSING, field="relation")


GUARDIAN_MISSING = QT_TRANSLATE_NOOP("Words", "A child without a number comes with an adult: please say who acts.")

"""代办、陪诊 and aids: noted beside the steps, folded away while nobody acts for the patient."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.acting import (
    AIDS,
    COMPANION_NAME,
    PROXY_NAME,
    PROXY_NUMBER,
    PROXY_PHONE,
    RELATIONS,
    Aid,
    Companion,
    Proxy,
    ProxyEntry,
    Relation,
    check_companion,
    check_proxy,
)
from kiosk.domain.errors import InvalidEntry
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.masking import mask_number
from kiosk.ports import CardRead
from kiosk.ui.desk.forms import Choice, Labelled
from kiosk.ui.desk.parts import Field
from kiosk.ui.desk.register.entries import Beside
from kiosk.ui.desk.register.parts import Toggle
from kiosk.ui.desk.register.words import paper_names
from kiosk.ui.language import joined, say, translate, translate_marked
from kiosk.ui.theme import Theme


class PeopleBeside(QWidget):
    """Two rows: who acts for the patient; who comes along, and what the patient needs."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._paper: Paper | None = None  # read by a machine, or known: its number is not shown
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("gap-s"))
        self.proxy_row = self._proxy_row()
        column.addWidget(self.proxy_row)
        column.addWidget(self._other_row())
        self.relation.changed.connect(self._relation_changed)

    def _proxy_row(self) -> QWidget:
        theme = self._theme
        nobody = translate("Register", "The patient alone")
        self.relation = self._relations(translate("Register", "Who acts"), nobody)
        self.name = Field(theme, translate("Register", "Name of whoever acts"))
        self.kind = Choice(theme, translate("Register", "Paper of whoever acts"), paper_names())
        self.number = Field(theme, translate("Register", "Number of that paper"))
        self.phone = Field(theme, translate("Register", "Phone of whoever acts"))
        self.labels = {
            "relation": Labelled(theme, translate("Register", "Who acts"), self.relation),
            PROXY_NAME: Labelled(theme, translate("Register", "Name"), self.name),
            "kind": Labelled(theme, translate("Register", "Paper"), self.kind),
            PROXY_NUMBER: Labelled(theme, translate("Register", "Number"), self.number),
            PROXY_PHONE: Labelled(theme, translate("Register", "Phone of whoever acts"), self.phone),
        }
        of_the_paper = ("relation", PROXY_NAME, "kind", PROXY_NUMBER)
        return _row(theme, tuple(self.labels[name] for name in of_the_paper), (4, 4, 4, 6))

    def _other_row(self) -> QWidget:
        theme = self._theme
        self.companion = self._relations(translate("Register", "Who comes along"), translate("Register", "Nobody"))
        self.companion_name = Field(theme, translate("Register", "Name of whoever comes along"))
        self.labels["companion"] = Labelled(theme, translate("Register", "Who comes along"), self.companion)
        self.labels[COMPANION_NAME] = Labelled(theme, translate("Register", "Name, if told"), self.companion_name)
        self.aids = {aid: Toggle(theme, translate_marked("Acting", words)) for aid, words in AIDS.items()}
        self.companion.changed.connect(self._tell)
        for toggle in self.aids.values():
            toggle.toggled.connect(self._tell)
        aids = QWidget()
        row = QHBoxLayout(aids)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("gap-s"))
        for each in self.aids.values():
            row.addWidget(each)
        row.addStretch(1)
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px("gap-s"))
        names = ("companion", COMPANION_NAME, PROXY_PHONE)
        lines.addWidget(_row(theme, tuple(self.labels[name] for name in names), (4, 4, 4)))
        lines.addWidget(aids)
        return column

    def _relations(self, name: str, nobody: str) -> Choice:
        options: list[tuple[object, str]] = [(None, nobody)]
        options += [(relation, translate_marked("Acting", words)) for relation, words in RELATIONS.items()]
        return Choice(self._theme, name, options)

    # ---- what was entered -----------------------------------------------------

    def read(self, today: date, *, large: bool) -> Beside | None:
        """What is noted; None where an entry cannot be, which is marked in words."""
        self.unmark()
        try:
            beside = Beside(self._proxy(today), self._companion(), self._aids(), large)
        except InvalidEntry as error:
            self.complain(error)
            return None
        return beside

    def _proxy(self, today: date) -> Proxy | None:
        relation = self.relation.value
        if not isinstance(relation, Relation):
            return None
        kind, number, read = self.kind.value, self.number.text(), self._paper
        assert isinstance(kind, PaperKind)
        if read is not None and not number:
            kind, number = read.kind, read.number
        entry = ProxyEntry(self.name.text(), kind, number, relation, self.phone.text())
        return check_proxy(entry, today=today)

    def _companion(self) -> Companion | None:
        relation = self.companion.value
        return check_companion(relation, self.companion_name.text()) if isinstance(relation, Relation) else None

    def _aids(self) -> tuple[Aid, ...]:
        return tuple(aid for aid, toggle in self.aids.items() if toggle.isChecked())

    @property
    def has_proxy(self) -> bool:
        """Whether somebody acts for the patient."""
        return self.relation.value is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is noted."""
        return not self.has_proxy and self.companion.value is None and not self._aids()

    def summary(self) -> str:
        """All of it in a few words; "" for nothing."""
        relation, companion = self.relation.value, self.companion.value
        acts = translate("Register", "{who} acts") if isinstance(relation, Relation) else ""
        comes = translate("Register", "{who} comes along") if isinstance(companion, Relation) else ""
        return joined(
            acts.format(who=self.relation.currentText()),
            comes.format(who=self.companion.currentText()),
            *(translate_marked("Acting", AIDS[aid]) for aid in self._aids()),
        )

    # ---- showing ----------------------------------------------------------------

    def show_beside(self, beside: Beside) -> None:
        """What a journey that is taken up knows already."""
        self.clear()
        proxy, companion = beside.proxy, beside.companion
        if proxy is not None:
            self.relation.choose(proxy.relation)
            self._show_paper(proxy.paper, proxy.name)
            self.phone.setText(proxy.phone)
        if companion is not None:
            self.companion.choose(companion.relation)
            self.companion_name.setText(companion.name)
        for aid in beside.aids:
            self.aids[aid].setChecked(True)

    def clear(self) -> None:
        """Another patient."""
        self._paper = None
        self.unmark()
        self.relation.choose(None)
        self.companion.choose(None)
        self.kind.choose(PaperKind.ID_CARD)
        self.number.setPlaceholderText("")
        for field in (self.name, self.number, self.phone, self.companion_name):
            field.clear()
        for toggle in self.aids.values():
            toggle.setChecked(False)
        self._relation_changed(None)

    def take_card(self, card: CardRead) -> None:
        """Whoever acts laid a card on the reader."""
        self._show_paper(card.paper, card.name)

    def _show_paper(self, paper: Paper, name: str) -> None:
        self._paper = paper
        self.kind.choose(paper.kind)
        self.number.clear()
        self.number.setPlaceholderText(mask_number(paper.number))
        if name:
            self.name.setText(name)

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

    def _relation_changed(self, _value: object) -> None:
        for name, label in self.labels.items():
            if name in ("kind", PROXY_NAME, PROXY_NUMBER, PROXY_PHONE):
                label.setVisible(self.has_proxy)
        self._tell()

    def _tell(self, _value: object = None) -> None:
        self.labels[COMPANION_NAME].setVisible(self.companion.value is not None)
        self.changed.emit()


def _row(theme: Theme, widgets: tuple[QWidget, ...], shares: tuple[int, ...]) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px("gap"))
    for widget, share in zip(widgets, shares, strict=True):
        line.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
    return row

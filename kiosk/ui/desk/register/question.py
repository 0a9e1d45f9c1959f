"""A question the flow asks in between: answered by a digit."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kiosk.flow.engine import FlowRun
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.register.entries import Entries
from kiosk.ui.desk.register.words import open_visit_words
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import translate
from kiosk.ui.widgets.announce import announce
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.paint import Box
from kiosk.ui.widgets.text import Heading

Option = tuple[str, Entries | None]  # None: look for the patient again


class Question(Card):
    """Emits the entries of the answer, or None to look for the patient again."""

    answered = Signal(object)

    def __init__(self, view: DeskView) -> None:
        super().__init__(view.theme, Box("accent-tint", "accent-edge", radius="radius-m"), padding="padding-s")
        self._view = view
        self.title = Heading(view.theme, "", type="label")
        self.column.addWidget(self.title)
        self._keys = QVBoxLayout()
        self._keys.setSpacing(view.theme.px("gap-s"))
        self.column.addLayout(self._keys)
        self.options: list[KeyButton] = []
        self.hide()

    def show_run(self, run: FlowRun) -> bool:
        """Ask what this step wants to know; False, and nothing is shown, when it is no question."""
        asked = _ask(run, self._view)
        self.clear()
        if asked is None:
            return False
        title, options = asked
        self.title.setText(title)
        for number, (words, entries) in enumerate(options, start=1):
            key = KeyButton(self._view.theme, words, note=str(number), type="body")
            key.clicked.connect(partial(self._answer, entries))
            self._keys.addWidget(key)
            self.options.append(key)
        self.show()
        announce(self, title)
        return True

    def press(self, number: int) -> None:
        """The digit ``number`` was typed."""
        if number <= len(self.options):
            self.options[number - 1].click()

    def clear(self) -> None:
        """Nothing is asked."""
        for key in self.options:
            self._keys.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.options = []
        self.hide()

    def _answer(self, entries: Entries | None, _checked: object = None) -> None:
        self.answered.emit(entries)


def _ask(run: FlowRun, view: DeskView) -> tuple[str, Sequence[Option]] | None:
    ask = {"namesakes": _namesakes, "resume": _resume}.get(run.step_id)
    if ask is not None:
        return ask()
    return _open_visits(run, view) if run.step_id == "open_visits" else None


def _namesakes() -> tuple[str, Sequence[Option]]:
    return translate("Register", "Somebody of this name and birth date is known here."), (
        (translate("Register", "The same person: look for them"), None),
        (translate("Register", "Somebody else: enter as new"), Entries(others=True)),
    )


def _resume() -> tuple[str, Sequence[Option]]:
    return translate("Register", "This patient has just left a kiosk without finishing."), (
        (translate("Register", "Go on with what was chosen there"), Entries(goes_on=True)),
        (translate("Register", "Begin again"), Entries(goes_on=False)),
    )


def _open_visits(run: FlowRun, view: DeskView) -> tuple[str, Sequence[Option]]:
    today = view.now().date()
    known = [(open_visit_words(one, today), Entries(opens=one)) for one in run.journey.open_visits]
    other = translate("Register", "Register for something else"), Entries(opens=False)
    return translate("Register", "This patient is registered already."), (*known, other)

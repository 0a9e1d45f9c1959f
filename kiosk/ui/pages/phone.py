"""A phone number, if the patient likes."""

from dataclasses import replace

from kiosk.domain.names import check_phone
from kiosk.ui.language import translate
from kiosk.ui.pages.digits import DigitsPage
from kiosk.ui.widgets.button import Looks
from kiosk.ui.widgets.cells import Group


class PhonePage(DigitsPage):
    """Eleven digits, or none: no step needs a phone."""

    def build(self) -> None:
        """The left button skips instead of clearing."""
        super().build()
        self.clear.clicked.disconnect()
        self.clear.set_words(translate("Pages", "Skip"))
        self.clear.set_look(Looks.SECONDARY)
        self.clear.clicked.connect(lambda: self._go_on(""))

    def groups(self) -> tuple[Group, ...]:
        """As people recite it."""
        return (Group(3), Group(4), Group(4))

    def accept(self) -> None:
        """The newcomer's phone."""
        self._go_on(check_phone(self.typed))

    def _go_on(self, phone: str) -> None:
        self.answered.emit(replace(self.journey, newcomer=replace(self.journey.newcomer, phone=phone)))

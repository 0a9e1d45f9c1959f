"""A page between bars, in the modes and the language in hand, and what comes in front of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from kiosk.ui.kiosk.chrome import Chrome
from kiosk.ui.kiosk.house import House
from kiosk.ui.kiosk.overlays import Overlays
from kiosk.ui.language import Diction, Language
from kiosk.ui.motion import be_still, come_to_front, leave_behind
from kiosk.ui.theme import SIGNS, Theme
from kiosk.ui.widgets.tab_order import go_on

if TYPE_CHECKING:  # the start page needs no flow
    from kiosk.flow.engine import FlowRun

HELD_MS = 50  # until it is asked again whether a finger is still down


class Stage(QWidget):
    """Swaps pages; `dress` must be called once the size is known. Subclasses say what `redress` shows again."""

    page_shown = Signal(str)  # name of the page on the screen
    painted = Signal()  # once, when there is something to see

    def __init__(self, house: House, language: Language) -> None:
        super().__init__()
        self.house, self.language = house, language
        self.modes = house.modes
        self.page: QWidget = QWidget()
        self.page_name = ""
        self.front: QWidget | None = None  # of sign mode, in front of the page and behind questions
        self.is_painted = False
        self._dressed_for = QSize()
        self._waiting: list[Callable[[], None]] = []
        self._held = QTimer(self, singleShot=True, interval=HELD_MS)
        self._held.timeout.connect(self._go_on_if_let_go)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the panel decides, not a page

    def dress(self) -> None:
        """Theme, bars and overlays for the modes, the language and the size in hand."""
        self._dressed_for = self.size()
        self.language.speak(Diction.PLAIN if SIGNS in self.modes else Diction.USUAL)
        px_per_mm, panel = self.house.panel(self.width(), self.height())
        self.theme = Theme(px_per_mm, self.modes, panel=panel, is_still=self.house.reduced_motion)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.colour("bg"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.chrome = Chrome(self.theme, self.house)
        self.overlays = Overlays(
            self.theme, self, self.chrome.access, strip=self.chrome.voice, signer=self.chrome.signer
        )
        self.overlays.cleared.connect(self.focus_page)

    def undress(self) -> None:
        """Take page, bars and overlays away, for others."""
        self.overlays.close()
        self.overlays.deleteLater()
        self.put(QWidget(), "")
        be_still(self)
        self.chrome.take_out()

    def redress(self) -> None:
        """The same page in the look of now."""
        raise NotImplementedError

    def dress_as(
        self, modes: frozenset[str], language: str, size: tuple[int, int], *, diagonal: float | None = None
    ) -> None:
        """Other modes, another language, another size in pixels and perhaps inch: for pictures and tests."""
        self.modes = modes
        self.house = replace(self.house, diagonal=diagonal or self.house.diagonal)
        self.language.use(language)
        self.resize(*size)
        self.redress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another panel: other pixels for the same millimetres."""
        super().resizeEvent(event)
        if self._dressed_for.isValid() and event.size() != self._dressed_for:
            QTimer.singleShot(0, self, partial(self.once_let_go, self.redress))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rest of the program is loaded behind the first paint, not before it."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def put(self, page: QWidget, name: str, run: "FlowRun | None" = None) -> None:
        """Show ``page``, in a flow with the flow's bar, instead of the one before, whose picture fades over it."""
        if name and self.page_name and self.overlays.dialog is None:
            leave_behind(self, self._place_of_page(), self.theme, "page-fade")
        old, self.page, self.page_name = self.page, page, name
        while (item := self._column.itemAt(0)) is not None and (shown := item.widget()) is not None:
            self._column.removeWidget(shown)  # takeAt would lose 96 bytes a call: nobody owns what it gives back
        old.hide()
        old.deleteLater()
        self.chrome.put_around(self._column, page, run)
        page.show()
        if self.overlays.dialog is None:
            self.focus_page()
        else:
            self.overlays.stay_in_front()
        come_to_front(self)
        if name:
            self.page_shown.emit(name)

    def _place_of_page(self) -> QRect:
        """Where pages change: bars that stay need no fading."""
        place = QRect(self.page.mapTo(self, QPoint()), self.page.size())
        return place if self.chrome.flow is None else place.united(self.chrome.flow.geometry())

    def focusNextPrevChild(self, next: int) -> bool:
        """Tab goes on as people read, and stays with what is lit; ``next`` is a truth value of Qt's."""
        go_on(*self._within_reach(), ahead=bool(next))
        return True

    def _within_reach(self) -> tuple[QWidget, ...]:
        """What nothing covers."""
        lit = self.chrome.lit
        if self.overlays.dialog is not None:
            return (self.overlays.dialog, *lit)
        if self.front is not None:
            return (self.front, *(each for each in lit if each is not self.chrome.signer))
        return (self,)

    @property
    def is_covered(self) -> bool:
        """Whether something stands in front of the page."""
        return self.overlays.dialog is not None or self.front is not None

    def once_let_go(self, then: Callable[[], None]) -> None:
        """Do ``then`` now, or when the control under a finger has acted: its page must not go from under it."""
        self._waiting.append(then)
        self._go_on_if_let_go()

    def _go_on_if_let_go(self) -> None:
        if any(each.isDown() for each in self.findChildren(QAbstractButton)):
            self._held.start()
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def focus_page(self) -> None:
        """Keys go to the page or what is in front of it, to the control in there that had them last."""
        seen = self.overlays.dialog or self.front or self.page
        (seen.focusWidget() or seen).setFocus()

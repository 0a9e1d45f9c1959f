"""The kiosk's one window: bars that stay, the start page, and whatever its usher shows of a sitting."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent

from kiosk.domain.hospital import HospitalInfo
from kiosk.ui.kiosk.house import House
from kiosk.ui.kiosk.stage import Stage
from kiosk.ui.kiosk.troubles import closed
from kiosk.ui.language import Language, local
from kiosk.ui.pages.home import Home
from kiosk.ui.pages.trouble import Trouble, TroublePage
from kiosk.ui.widgets.arrows import WAYS

if TYPE_CHECKING:  # loaded behind the first paint: docs/decisions/0003
    from kiosk.ui.kiosk.idle import IdleWatch
    from kiosk.ui.kiosk.sitting import Sitting
    from kiosk.ui.kiosk.usher import Usher


class KioskWindow(Stage):
    """Start page, modes, language, clock and keys; who sits down is led by the `Usher`."""

    begun = Signal(str)  # the name of a `Way`, or "" to be asked
    heard = Signal(object)  # CardRead | CodeRead | DomainError, from any thread
    demo_card_asked = Signal()  # only where demo devices are
    help_asked = Signal()
    refused = Signal(str)  # a mode this machine does not have
    switched = Signal()  # the modes have changed, the look not yet
    dressed = Signal()  # bars and overlays are new
    emptied = Signal()  # the start page is coming: nobody sits here

    def __init__(self, house: House, language: Language) -> None:
        super().__init__(house, language)
        self.usher: Usher | None = None  # as soon as it is loaded
        self.early: str | None = None  # what somebody began before there was an usher
        self._broken: Trouble | None = None
        self._line = ""  # what the start page tells everybody
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)

    @property
    def sitting(self) -> "Sitting":
        """The one patient's sitting."""
        assert self.usher is not None
        return self.usher.sitting

    @property
    def idle(self) -> "IdleWatch":
        """How long nobody has touched anything."""
        assert self.usher is not None
        return self.usher.idle

    def start(self) -> None:
        """Dress for the size in hand and show the start page."""
        self.dress()
        self.show_home()
        self._clock.start(1000)

    def stop(self) -> None:
        """Listen no more."""
        self._clock.stop()

    # ---- the look ---------------------------------------------------------

    def dress(self) -> None:
        """Also listen to the new bars."""
        super().dress()
        self.chrome.access.mode_tapped.connect(self.toggle_mode)
        self.chrome.access.language_tapped.connect(self.switch_language)
        self.chrome.access.help_tapped.connect(self.help_asked)
        self._show_time()
        self.dressed.emit()

    def toggle_mode(self, mode: str) -> None:
        """Switch a way of showing on or off; nothing typed is lost."""
        if mode in self.chrome.access.lacking:
            self.refused.emit(mode)
            return
        self.modes = self.modes ^ {mode}
        self.switched.emit()
        self.redress()

    def switch_language(self) -> None:
        """The other language, at once, on the page in hand."""
        self.language.use(self.language.other())
        self.redress()

    def redress(self) -> None:
        """The same page in the look of now; nothing typed is lost."""
        page = self.usher.leaf() if self.usher is not None else None
        self.undress()
        self.dress()
        if self.usher is None or page is None:
            self.show_home()
        else:
            self.usher.reopen(page)

    def undo_modes(self) -> None:
        """Modes and language as the next patient expects them, and the start page."""
        if (self.modes, self.language.code) == (self.house.modes, self.house.language):
            self.show_home()
        else:
            self.wear(self.house.modes, self.house.language)

    def wear(self, modes: frozenset[str], language: str) -> None:
        """What is shown, in this look and language."""
        if (self.modes, self.language.code) == (modes, language):
            return
        self.modes = modes
        self.language.use(language)
        self.redress()

    # ---- pages without a sitting ------------------------------------------

    def show_home(self) -> None:
        """The start page, or why there is none."""
        self.emptied.emit()
        self.chrome.show_left(0, 0)
        hospital = self.house.hospital
        if self._broken is not None:
            self.put(TroublePage(self.theme, self._broken), "trouble")
        elif hospital.name and not hospital.is_open(self.house.now()):
            self.show_closed()
        else:
            self._line = self._line_now()
            home = Home(self.theme, self.house.now(), self._line)
            home.started.connect(self._begin)
            self.put(home, "home")

    def _begin(self, way: str) -> None:
        self.early = way if self.usher is None else None
        self.begun.emit(way)

    def show_closed(self) -> None:
        """The page of the closed hall."""
        self.put(TroublePage(self.theme, closed(self.house.hospital)), "trouble")

    def open(self, hospital: HospitalInfo) -> None:
        """The hall is open: show its name."""
        self._broken = None
        self.house = self.house.of(hospital)
        self.chrome.show_hospital(hospital)
        self.once_let_go(self._show_opened)

    def _show_opened(self) -> None:
        """The notice of the day, unless somebody has begun meanwhile."""
        if self.usher is None or self.sitting.run is None:
            self.show_home()

    def break_down(self, trouble: Trouble) -> None:
        """Say what is wrong instead of the start page, from now on."""
        self._broken = trouble

    def _show_time(self) -> None:
        now = self.house.now()
        self.chrome.show_time(now)
        is_shut = self.page_name == "trouble" and self._broken is None
        is_home = self.page_name == "home"
        if (is_home or is_shut) and is_home != self.house.hospital.is_open(now):
            self.show_home()
        elif is_home and self._line != self._line_now():
            self.once_let_go(self._show_opened)

    def _line_now(self) -> str:
        """What the start page tells everybody; in large text only what was written for that room."""
        hospital, now = self.house.hospital, self.house.now()
        return local(*(hospital.message(now) if "large" in self.modes else hospital.line(now)))

    # ---- keys -------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is Back; the first arrow goes to the first control of the page."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.overlays.dismiss() and self.usher is not None:
                self.usher.go_back()
        elif event.key() in WAYS:
            (self.overlays.dialog or self).focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """No key combination leaves a full-screen kiosk."""
        if self.isFullScreen() and event.spontaneous():
            event.ignore()

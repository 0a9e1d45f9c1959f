"""The kiosk's one window: bars that stay, a page that changes, and the sitting behind it."""

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.journey import Journey, PaymentState, Way
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION, reprint_invoice, reprint_ticket, with_card, with_code
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.kiosk.drafts import Drafts
from kiosk.ui.kiosk.house import House
from kiosk.ui.kiosk.idle import IdleWatch, Patience, TouchWatch
from kiosk.ui.kiosk.places import PAGES
from kiosk.ui.kiosk.sitting import Sitting
from kiosk.ui.kiosk.stage import Stage
from kiosk.ui.kiosk.troubles import closed, out_of_order
from kiosk.ui.language import Language
from kiosk.ui.pages.home import Home
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.trouble import Trouble, TroublePage
from kiosk.ui.widgets.arrows import WAYS

log = logging.getLogger(__name__)


class KioskWindow(Stage):
    """Shows what the sitting says; knows no rules of the hall."""

    heard = Signal(object)  # CardRead | CodeRead | DomainError, from any thread
    demo_card_asked = Signal()  # only where demo devices are

    def __init__(self, house: House, sitting: Sitting, language: Language) -> None:
        super().__init__(house, language)
        self.sitting = sitting
        self._broken: Trouble | None = None
        self._shown: FlowRun | None = None
        self._drafts = Drafts()
        self.idle = IdleWatch(house.patience["standard"], tick_ms=1000)
        self._touches = TouchWatch(self._touched)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)
        self._connect()

    def _connect(self) -> None:
        self.sitting.shown.connect(self.show_run)
        self.sitting.learned.connect(self._show_learned)
        self.sitting.complained.connect(self._complain)
        self.sitting.busy.connect(lambda busy: self.overlays.wait_for(busy=busy))
        self.sitting.away.connect(lambda away: self.overlays.say_away(away=away))
        self.sitting.ended.connect(self._ended)
        self.sitting.unsettled.connect(lambda error: self.overlays.say(error.patient, self.house.hospital.guide_desk))
        self.idle.ticked.connect(self._show_left)
        self.idle.warned.connect(lambda left: self.overlays.ask_still_there(left, self.idle.patience.warn))
        self.idle.expired.connect(self.sitting.leave)
        self.painted.connect(self._watch_touches)
        self.heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Dress for the size in hand and show the start page."""
        self.dress()
        self.show_home()
        self._clock.start(1000)

    def stop(self) -> None:
        """Listen no more."""
        self._clock.stop()
        self.idle.stop()

    def _watch_touches(self) -> None:
        """At the system's window, which sees each touch once; the program sees every event of every control."""
        self.windowHandle().installEventFilter(self._touches)

    # ---- the look ---------------------------------------------------------

    def dress(self) -> None:
        """Also listen to the new bars and to what comes in front."""
        super().dress()
        self.chrome.access.mode_tapped.connect(self.toggle_mode)
        self.chrome.access.language_tapped.connect(self.switch_language)
        self.chrome.access.help_tapped.connect(self._help)
        self.overlays.stayed.connect(lambda: self.idle.use(self._patience()))
        self.overlays.left.connect(self.sitting.leave)
        self._show_time()

    def toggle_mode(self, mode: str) -> None:
        """Switch a way of showing on or off; nothing typed is lost."""
        self.modes = self.modes ^ {mode}
        run = self.sitting.run
        if run is not None:
            self.sitting.update(replace(run.journey, large="large" in self.modes))
            self.idle.use(self._patience())
        self.redress()

    def switch_language(self) -> None:
        """The other language, at once, on the page in hand."""
        self.language.use(self.language.other())
        self.redress()

    def redress(self) -> None:
        """The same page in the look of now; nothing typed is lost."""
        draft = self.page.draft() if isinstance(self.page, Page) else ""
        self.undress()
        self.dress()
        run = self._in_hand()
        if run is None:
            self.show_home()
            return
        self.show_run(run)
        if isinstance(self.page, Page):
            self.page.restore(draft)
        self.overlays.wait_for(busy=self.sitting.is_busy)

    def _in_hand(self) -> FlowRun | None:
        """What the page shows: the sitting may be ahead of it, and still fetching what the next page needs."""
        run, shown = self.sitting.run, self._shown
        if run is None or shown is None or run.step_id == shown.step_id:
            return run
        return shown.updated(replace(shown.journey, large="large" in self.modes))

    # ---- pages ------------------------------------------------------------

    def put(self, page: QWidget, name: str, run: FlowRun | None = None) -> None:
        """Also listen to the bar of the flow."""
        super().put(page, name, run)
        if self.chrome.flow is not None:
            self.chrome.flow.back.connect(self.sitting.back)
            self.chrome.flow.leave.connect(self.leave_tapped)

    def show_home(self) -> None:
        """The start page, or why there is none."""
        self.idle.stop()
        self.chrome.show_left(0, 0)
        hospital = self.house.hospital
        trouble = self._broken
        if trouble is not None:
            self.put(TroublePage(self.theme, trouble), "trouble")
            return
        if hospital.name and not hospital.is_open(self.house.now()):
            self.show_closed()
            return
        home = Home(self.theme, self.house.now(), hospital.notice)
        home.started.connect(self._begin)
        self.put(home, "home")

    def show_closed(self) -> None:
        """The page of the closed hall."""
        self.put(TroublePage(self.theme, closed(self.house.hospital)), "trouble")

    def show_run(self, run: FlowRun) -> None:
        """The page of the step in hand."""
        before, self._shown = self._shown, run
        page = PAGES[run.step.page](self.house.view(self.theme, run.step), run.journey)
        page.answered.connect(self.sitting.answer)
        page.asked.connect(self._asked)
        draft = self._drafts.turn(self.page, before, run)
        self.put(page, run.step.page, run)
        if draft:
            page.restore(draft)
        self._mind_time(run.journey)

    def _show_learned(self, journey: Journey) -> None:
        if isinstance(self.page, Page):
            self.page.refresh(journey)
        self._mind_time(journey)

    def _mind_time(self, journey: Journey) -> None:
        """The clock stands still while money or paper is under way (accessibility.md 11)."""
        run = self.sitting.run
        is_paying = journey.payment is not None and journey.payment.state is PaymentState.WAITING
        is_printing = run is not None and run.step.after is not None and not journey.prints
        for reason, holds in (("paying", is_paying), ("printing", is_printing)):
            (self.idle.suspend if holds else self.idle.resume)(reason)

    # ---- what the patient does --------------------------------------------

    def _show_left(self, left: int) -> None:
        """The last page ends sooner, and counts down by itself."""
        self.chrome.show_left(left, 0 if self.page_name == "done" else self.idle.patience.idle)

    def _begin(self, way: Way | None) -> None:
        self._sit_down()
        self.sitting.begin(REGISTRATION, Journey(way=way, large=self.theme.is_large))

    def _sit_down(self) -> None:
        self.overlays.close()
        self.idle.start(self._patience())

    def _patience(self) -> Patience:
        return self.house.patience["large" if "large" in self.modes else "standard"]

    def _hear(self, heard: CardRead | CodeRead | DomainError) -> None:
        self.idle.touch()
        self.overlays.somebody_is_there()
        if isinstance(self.page, Page):
            self.page.hear(heard)
        elif self.page_name == "home" and not isinstance(heard, DomainError):
            fresh = Journey(large=self.theme.is_large)
            self._sit_down()
            answer = with_card(fresh, heard) if isinstance(heard, CardRead) else with_code(fresh, heard)
            self.sitting.begin_with(REGISTRATION, answer)

    def _asked(self, name: str, journey: Journey) -> None:
        """An action beside the flow, by name: see the table."""
        self.sitting.update(journey)
        actions: dict[str, Callable[[], None]] = {
            "leave": self.sitting.leave,
            "help": self._help,
            "reprint_ticket": lambda: self.sitting.perform(reprint_ticket),
            "reprint_invoice": lambda: self.sitting.perform(reprint_invoice),
            "pay_again": self.sitting.repeat,
            "demo_card": self.demo_card_asked.emit,
        }
        actions[name]()

    def leave_tapped(self) -> None:
        """退出: ask first when something would be lost."""
        run = self.sitting.run
        if run is None or run.flow.after(run.step_id, run.journey) is None:
            self.sitting.leave()
        else:
            self.overlays.ask_leave(is_paying=run.step.leave is not None)

    def _help(self) -> None:
        self.idle.use(self.house.patience["help"])
        self.overlays.say_help(self.house.hospital.guide_desk)

    def _touched(self) -> None:
        if not self.idle.is_warning:
            self.idle.touch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is Back; the first arrow goes to the first control of the page."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.overlays.dismiss():
                self.sitting.back()
        elif event.key() in WAYS:
            (self.overlays.dialog or self).focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """No key combination leaves a full-screen kiosk."""
        if self.isFullScreen() and event.spontaneous():
            event.ignore()

    # ---- what happens -----------------------------------------------------

    def _complain(self, error: DomainError) -> None:
        if isinstance(self.page, Page):
            self.page.complain(error.patient)

    def _ended(self) -> None:
        """Nothing of the person is left: page, modes, language, clipboard (accessibility.md 27)."""
        QGuiApplication.clipboard().clear()
        self.theme.forget_words()
        self._shown = None
        self._drafts.forget()
        self.overlays.close()
        is_plain = self.modes == self.house.modes and self.language.code == self.house.language
        if is_plain:
            self.show_home()
            return
        self.modes = self.house.modes
        self.language.use(self.house.language)
        self.redress()

    def open(self, hospital: HospitalInfo) -> None:
        """The hall is open: show its name."""
        self._broken = None
        self.house = replace(self.house, hospital=hospital)
        self.chrome.show_hospital(hospital)
        if self.sitting.run is None:
            self.show_home()

    def break_down(self, error: DomainError) -> None:
        """The hall cannot open: say so instead of the start page."""
        self._broken = out_of_order(error, is_waiting=isinstance(error, DatabaseAway))
        self.sitting.end()

    def crash(self) -> None:
        """Something unexpected: the sitting is wiped and the start page comes back."""
        self.sitting.end()

    def _show_time(self) -> None:
        now = self.house.now()
        self.chrome.show_time(now)
        is_shut = self.page_name == "trouble" and self._broken is None
        is_home = self.page_name == "home"
        if (is_home or is_shut) and is_home != self.house.hospital.is_open(now):
            self.show_home()

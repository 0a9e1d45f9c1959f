"""Leads a patient through the window: shows what the sitting says, and tells the sitting what is tapped and heard."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from kiosk.domain.errors import CardUnreadable, DatabaseAway, DomainError, InvalidEntry, UnknownCode
from kiosk.domain.journey import Journey, PaymentState
from kiosk.flow.engine import FlowRun, Step
from kiosk.flow.enquiry import check_in
from kiosk.flow.registration import reprint_invoice, reprint_ticket
from kiosk.ports import CardRead, CodeRead, NameSpeller
from kiosk.ui.kiosk.drafts import Drafts
from kiosk.ui.kiosk.entrance import by_showing, by_tile, meant
from kiosk.ui.kiosk.farewell import Farewell
from kiosk.ui.kiosk.fingers import Fingers
from kiosk.ui.kiosk.helping import Helping
from kiosk.ui.kiosk.idle import IdleWatch, Patience, TouchWatch
from kiosk.ui.kiosk.places import pages_in
from kiosk.ui.kiosk.sitting import Sitting
from kiosk.ui.kiosk.troubles import out_of_order
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import local
from kiosk.ui.pages.page import Page, View

NOT_UNDERSTOOD = (InvalidEntry, UnknownCode, CardUnreadable)  # somebody did something, and it did not do


@dataclass(frozen=True)
class Leaf:
    """The page in hand, while the window is dressed anew: where it stands and what was typed on it."""

    run: FlowRun
    draft: str


class Usher(QObject):
    """Knows the window and the sitting, and no rules of the hall. ``patience`` by mode: "standard", "large", "help"."""

    def __init__(
        self, window: KioskWindow, sitting: Sitting, *, speller: NameSpeller, patience: dict[str, Patience]
    ) -> None:
        super().__init__(window)
        self.sitting, self.speller = sitting, speller
        self.idle = IdleWatch(patience["standard"], tick_ms=1000)
        self._window, self._patiences = window, patience
        self._shown: FlowRun | None = None
        self._drafts = Drafts()
        self._touches = TouchWatch(self._touched)
        self.helping = Helping(window)
        self._farewell = Farewell(window, self._place_of_help)
        self._connect_sitting()
        self._connect_window()
        window.usher = self
        self._listen_to_the_bars()
        if window.early is not None:
            self._begin(window.early)

    def _connect_sitting(self) -> None:
        sitting, window = self.sitting, self._window
        sitting.shown.connect(self.show_run)
        sitting.learned.connect(self._show_learned)
        sitting.complained.connect(self._complain)
        sitting.stepped_back.connect(self.helping.watch.step_back)
        sitting.busy.connect(lambda busy: window.overlays.wait_for(busy=busy))
        sitting.away.connect(lambda away: window.overlays.say_away(away=away))
        sitting.ended.connect(self._ended)
        sitting.unsettled.connect(self._farewell.say)
        self.idle.ticked.connect(self._show_left)
        self.idle.warned.connect(lambda left: window.overlays.ask_still_there(left, self.idle.patience.warn))
        self.idle.expired.connect(sitting.expire)

    def _connect_window(self) -> None:
        window = self._window
        window.begun.connect(self._begin)
        window.heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        window.help_asked.connect(self._help)
        window.switched.connect(self._switched)
        window.dressed.connect(self._listen_to_the_bars)
        window.emptied.connect(self.idle.stop)
        # At the system's window, which sees each touch once; the program sees every event of every control. The one
        # installed last looks first.
        fingers = Fingers(window, lambda: window.theme)
        fingers.hand.missed = self.helping.miss
        for eyes in (fingers, self._touches):
            window.windowHandle().installEventFilter(eyes)

    def _listen_to_the_bars(self) -> None:
        overlays = self._window.overlays
        overlays.stayed.connect(self.renew_patience)
        overlays.left.connect(self.sitting.leave)
        overlays.returned.connect(self.sitting.back)

    def stop(self) -> None:
        """Listen no more."""
        self.idle.stop()
        self.helping.end()

    # ---- pages ------------------------------------------------------------

    def show_run(self, run: FlowRun) -> None:
        """The page of the step in hand; in large text for whoever read it so before they walked away."""
        before, self._shown = self._shown, run
        if before is not None and before.step_id == "resume" and run.journey.large and not self._is_large:
            self._window.toggle_mode("large")  # shows it again
            return
        if before is None or before.step_id != run.step_id:
            self._window.overlays.drop_question()
        page = pages_in(self._window.theme)[run.step.page](self._view(run.step), run.journey)
        page.answered.connect(self.sitting.answer)
        page.asked.connect(self._asked)
        page.wanted.connect(self.sitting.perform)
        draft = self._drafts.turn(self._window.page, before, run)
        self._window.put(page, run.step.page, run)
        flow = self._window.chrome.flow
        if flow is not None:
            flow.back.connect(self.go_back)
            flow.leave.connect(self.leave_tapped)
        if draft:
            page.restore(draft)
        self.helping.turn(page, run.step.page)
        self._mind_time(run.journey)
        if not self.idle.is_warning:
            self.idle.touch()  # whoever had to wait for this page has not been idle

    def _view(self, step: Step) -> View:
        house = self._window.house
        return View(
            theme=self._window.theme,
            step=step,
            now=house.now,
            speller=self.speller,
            guide_desk=self._place_of_help(),
            demo=house.demo,
            takes_phone=house.takes_phone,
            done_seconds=house.done_seconds,
            has_scanner=house.has_scanner,
        )

    def leaf(self) -> Leaf | None:
        """What must be on the screen again after a change of look; None when nobody sits here.

        The sitting may be ahead of the page, and still fetching what the next page needs.
        """
        run, shown, page = self.sitting.run, self._shown, self._window.page
        if run is None:
            return None
        if shown is not None and run.step_id != shown.step_id:
            run = shown.updated(replace(shown.journey, large=self._is_large))
        return Leaf(run, page.draft() if isinstance(page, Page) else "")

    def reopen(self, leaf: Leaf) -> None:
        """Show it in the look of now."""
        self.show_run(leaf.run)
        if isinstance(self._window.page, Page):
            self._window.page.restore(leaf.draft)
        self._window.overlays.wait_for(busy=self.sitting.is_busy)

    def _show_learned(self, journey: Journey) -> None:
        if isinstance(self._window.page, Page):
            self._window.page.refresh(journey)
        if self.sitting.run is not None:
            self._window.chrome.show_back(self.sitting.run)
        self._mind_time(journey)

    def _complain(self, error: DomainError) -> None:
        if isinstance(self._window.page, Page):
            if not isinstance(error, NOT_UNDERSTOOD):
                self.helping.excuse(error.patient)
            self._window.page.complain(error.patient)

    # ---- time -------------------------------------------------------------

    def _mind_time(self, journey: Journey) -> None:
        """The clock stands still while money or paper is under way (accessibility.md 11)."""
        run = self.sitting.run
        is_paying = journey.payment is not None and journey.payment.state is PaymentState.WAITING
        is_printing = run is not None and run.step.after is not None and not journey.prints
        for reason, holds in (("paying", is_paying), ("printing", is_printing)):
            (self.idle.suspend if holds else self.idle.resume)(reason)

    def _show_left(self, left: int) -> None:
        """The last page ends sooner, and counts down by itself."""
        whole = 0 if self._window.page_name == "done" else self.idle.patience.idle
        self._window.chrome.show_left(left, whole)

    def _patience(self) -> Patience:
        """The longest of the modes in hand, and of what is waited for."""
        names = self._window.modes | self.helping.waits
        modes = (self._patiences[name] for name in names if name in self._patiences)
        return max(modes, key=lambda patience: patience.idle, default=self._patiences["standard"])

    def renew_patience(self) -> None:
        """Count from the start, with the patience that is due now."""
        self.idle.use(self._patience())

    def _touched(self) -> None:
        if not self.idle.is_warning:
            self.idle.touch()

    # ---- what the patient does --------------------------------------------

    def _place_of_help(self) -> str:
        hospital = self._window.house.hospital
        return local(hospital.guide_desk, hospital.guide_desk_en)

    @property
    def _is_large(self) -> bool:
        return "large" in self._window.modes

    def _switched(self) -> None:
        run = self.sitting.run
        if run is not None:
            self.sitting.update(replace(run.journey, large=self._is_large))
            self.idle.use(self._patience())

    def _begin(self, tile: str) -> None:
        self._sit_down()
        self.sitting.begin(*by_tile(tile, self._fresh()))

    def _fresh(self) -> Journey:
        return Journey(large=self._is_large, at_door=self._window.house.checks_in)

    def _sit_down(self) -> None:
        self._window.overlays.close()
        self.idle.start(self._patience())

    def _hear(self, said: CardRead | CodeRead | DomainError) -> None:
        heard = meant(said, self._window.page_name)
        if heard is None:
            return
        self.idle.touch()
        self._window.overlays.somebody_is_there()
        page = self._window.page
        if isinstance(page, Page):
            page.hear(heard)
        elif self._window.page_name == "home" and not isinstance(heard, DomainError):
            self._sit_down()
            self.sitting.begin_with(*by_showing(heard, self._fresh()))

    def _asked(self, name: str, journey: Journey) -> None:
        """An action beside the flow, by name: see the table."""
        self.sitting.update(journey)
        actions: dict[str, Callable[[], None]] = {
            "leave": self.sitting.leave,
            "help": self._window.help_asked.emit,
            "reprint_ticket": lambda: self.sitting.perform(reprint_ticket),
            "reprint_invoice": lambda: self.sitting.perform(reprint_invoice),
            "pay_again": self.sitting.repeat,
            "check_in": lambda: self.sitting.perform(check_in),
            "demo_card": self._window.demo_card_asked.emit,
        }
        actions[name]()

    def go_back(self) -> None:
        """返回: to the question before on this page, or else to the step before."""
        page = self._window.page
        if self.sitting.is_busy or (isinstance(page, Page) and page.go_back()):
            return
        run = self.sitting.run
        if run is not None and run.back_undoes:
            self._window.overlays.ask_back()
        else:
            self.sitting.back()

    def leave_tapped(self) -> None:
        """退出: ask first when something would be lost."""
        run = self.sitting.run
        if run is None or run.flow.after(run.step_id, run.journey) is None:
            self.sitting.leave()
        else:
            self._window.overlays.ask_leave(is_paying=run.step.leave is not None)

    def _help(self) -> None:
        self.idle.use(self._patiences["help"])
        self._window.overlays.say_help(self._place_of_help())

    # ---- what happens -----------------------------------------------------

    def _ended(self) -> None:
        """Nothing of the person is left: page, modes, language, clipboard (accessibility.md 27)."""
        QGuiApplication.clipboard().clear()
        self._window.theme.forget_words()
        self._shown = None
        self._drafts.forget()
        self.helping.end()
        self._window.overlays.close()
        self._farewell.note()
        self._window.undo_modes()

    def break_down(self, error: DomainError) -> None:
        """The hall cannot open: say so instead of the start page."""
        self._window.break_down(out_of_order(error, is_waiting=isinstance(error, DatabaseAway)))
        (self.sitting.end if self.sitting.run is not None else self._window.show_home)()

    def crash(self) -> None:
        """Something unexpected: the sitting is wiped and the start page comes back."""
        self.sitting.end()

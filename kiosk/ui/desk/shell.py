"""The one window of a place where staff work: signing in, the lock, and the work of whoever has signed in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.errors import DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.roles import Person
from kiosk.domain.sign_in import BADGE
from kiosk.ports import CodeRead
from kiosk.services import Services
from kiosk.ui.desk.head import LOCK_KEY, Head
from kiosk.ui.desk.house import DemoAccount, DeskHouse
from kiosk.ui.desk.idle import IdleLock
from kiosk.ui.desk.parts import colours
from kiosk.ui.desk.sign_in import SignInPage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import Language, say
from kiosk.ui.tasks import Task, Tasks
from kiosk.ui.theme import DESK, Theme
from kiosk.ui.widgets.announce import announce


class StaffWork(QWidget):
    """What somebody sees who has signed in."""

    def __init__(self, view: DeskView) -> None:
        super().__init__()
        self.view = view

    def take_focus(self) -> None:
        """Keys go to it."""
        self.setFocus()

    def go(self, name: str, what: object) -> None:
        """Show the section of this English name; work without sections has none."""

    def rehouse(self) -> None:
        """Administrators have changed the house: names may be others."""

    def rest(self) -> None:
        """Somebody else works here now; it is kept."""

    def wake(self) -> None:
        """The person is back."""

    def stop(self) -> None:
        """The person has gone: let everything go."""


class StaffWindow(QWidget):
    """Sign-in page, or head and work. The work waits for its person while the place is locked or somebody else's.

    ``read`` takes what scanner and card reader of the place tell, from any thread; ``heard`` hands it to the work of
    whoever is signed in. A badge signs its person in, whoever was there before.
    """

    read = Signal(object)
    heard = Signal(object)
    keeps = 1  # how many people's work waits

    def __init__(self, house: DeskHouse, language: Language, tasks: Tasks) -> None:
        super().__init__()
        self.house, self.language, self.tasks = house, language, tasks
        self.theme = Theme(house.px_per_mm, {DESK}, is_still=house.reduced_motion)
        self.setPalette(colours(self.theme, self.palette()))
        self.setAutoFillBackground(True)
        self.setFont(self.theme.font("body"))
        self._hospital = HospitalInfo()
        self._services: Services | None = None
        self._accounts: tuple[DemoAccount, ...] = ()
        self.work: StaffWork | None = None
        self._kept: dict[Person, StaffWork] = {}  # whoever was here last comes last
        self._keys: QObject | None = None
        self.read.connect(self._hear)
        self._asked: Task[Person] | None = None
        self.idle = IdleLock(house.lock_seconds)
        self.idle.expired.connect(self.lock)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._dress()
        QShortcut(QKeySequence(LOCK_KEY), self).activated.connect(self.lock)
        self._clock = QTimer(self, interval=self.theme.ms("second"))
        self._clock.timeout.connect(self._show_time)
        self._clock.start()

    # ---- what it is a window of -------------------------------------------

    def title(self) -> str:
        """What stands in its frame and its head."""
        raise NotImplementedError

    def make_head(self) -> Head:
        """The head, in the language in hand."""
        return Head(self.theme, title=self.title(), device=self.house.device)

    def make_work(self, view: DeskView) -> StaffWork:
        """The work of somebody who has signed in."""
        raise NotImplementedError

    def entered(self) -> None:
        """Somebody has signed in, and sees the work."""

    def left(self) -> None:
        """It is locked: nobody sees the work."""

    # ---- the hall -----------------------------------------------------------

    def open(self, hospital: HospitalInfo, services: Services, *, accounts: tuple[DemoAccount, ...] = ()) -> None:
        """The hall is open: whoever has an account can sign in; ``accounts`` are a demonstration's, shown to all."""
        self._hospital, self._services, self._accounts = hospital, services, accounts
        self.head.show_hospital(hospital)
        self.sign_in.open(accounts)

    def rehouse(self, hospital: HospitalInfo) -> None:
        """The house has changed, whoever is signed in."""
        self._hospital = hospital
        self.head.show_hospital(hospital)
        if self.work is not None:
            self.work.rehouse()

    def break_down(self, error: DomainError) -> None:
        """Say why the hall is not open."""
        self.sign_in.await_hall(error)

    def services(self) -> Services:
        """The use cases; only whoever has signed in asks for them."""
        assert self._services is not None
        return self._services

    # ---- people -------------------------------------------------------------

    @property
    def person(self) -> Person | None:
        """Who is signed in; None while it is locked."""
        return self.work.view.person if self.work is not None and not self.is_locked else None

    @property
    def is_locked(self) -> bool:
        """Whether somebody has to sign in."""
        return self._pages.currentWidget() is self.sign_in

    def lock(self) -> None:
        """Nobody sees anything until somebody signs in."""
        self.idle.stop()
        self.head.show_person(None)
        self.sign_in.begin()
        if self.keeps > 1:
            self.sign_in.show_waiting(tuple(reversed(self._kept)))
        self._pages.setCurrentWidget(self.sign_in)
        self.left()

    def stop(self) -> None:
        """Let everything go."""
        self._clock.stop()
        self.idle.stop()
        self.sign_in.stop()
        if self._asked is not None:
            self._asked.drop()
        for work in self._kept.values():
            work.stop()

    def listen(self, keys: QObject) -> None:
        """Let ``keys`` tell a scanner's keys from a person's, once there is a window of the system."""
        self._keys = keys

    def _hear(self, what: object) -> None:
        if isinstance(what, CodeRead) and what.kind == BADGE:
            if self._services is not None and (self._asked is None or not self._asked.is_wanted):
                self._ask(partial(self.services().staff.sign_in_by_badge, what.text, device=self.house.device))
        elif self.person is not None:
            self.heard.emit(what)

    def _try(self, number: str, secret: str) -> None:
        self._ask(partial(self.services().staff.sign_in, number, secret, device=self.house.device))

    def _ask(self, trying: Callable[[], Person]) -> None:
        self._asked = self.tasks.run(trying, self.enter_as, self._refused)

    def _refused(self, error: DomainError) -> None:
        """A badge that is not known signs out nobody who is there; it is said all the same."""
        if self.is_locked:
            self.sign_in.refuse(error)
        else:
            announce(self, say(error.patient))

    def enter_as(self, person: Person) -> None:
        """``person`` has signed in: the work is theirs."""
        if self.work is not None and self.work.view.person != person:
            self.work.rest()
        work = self.work = self._kept.pop(person, None) or self._set_up(person)
        self._kept[person] = work
        self._make_room()
        work.wake()
        self.head.show_person(person)
        self.sign_in.begin()
        self._pages.setCurrentWidget(work)
        work.take_focus()
        self.entered()
        self.idle.begin()

    def _set_up(self, person: Person) -> StaffWork:
        """A desk for somebody."""
        view = DeskView(
            theme=self.theme,
            tasks=self.tasks,
            services=self.services,
            person=person,
            now=self.house.now,
            language=self.language.code,
            device=self.house.device,
            studio=self.house.studio,
            go=partial(self._go, person),
            heard=self.heard,
            report_file=self.house.report_file,
        )
        work = self.make_work(view)
        self._pages.addWidget(work)
        return work

    def _go(self, person: Person, name: str, what: object) -> None:
        work = self._kept.get(person)
        if work is not None:
            work.go(name, what)

    def _make_room(self) -> None:
        """Let go of whoever was here longest ago, and of who they were before their role changed."""
        for person in list(self._kept)[:-1]:
            is_same = self.work is not None and person.number == self.work.view.person.number
            if is_same or len(self._kept) > self.keeps:
                self._let_go(person)

    def _let_go(self, person: Person) -> None:
        work = self._kept.pop(person)
        work.stop()
        self._pages.removeWidget(work)
        work.deleteLater()

    def _clear(self) -> None:
        for person in list(self._kept):
            self._let_go(person)
        self.work = None

    # ---- the look -----------------------------------------------------------

    def _dress(self) -> None:
        """Head and sign-in page in the language in hand."""
        self.setWindowTitle(self.title())
        self.head = self.make_head()
        self.head.locked.connect(self.lock)
        self._column.addWidget(self.head)
        self._pages = QStackedWidget()
        self._column.addWidget(self._pages, 1)
        self.sign_in = SignInPage(self.theme, self.house)
        self.sign_in.entered.connect(self._try)
        self.sign_in.language_tapped.connect(self._switch_language)
        self._pages.addWidget(self.sign_in)
        self._show_time()
        self.sign_in.begin()

    def _switch_language(self) -> None:
        """Everything in the other language: nobody is signed in who could lose anything but a place in a list."""
        self.language.use(self.language.other())
        QTimer.singleShot(0, self, self._redress)

    def _redress(self) -> None:
        self._clear()
        self.sign_in.stop()
        for each in (self.head, self._pages):
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._dress()
        if self._services is not None:
            self.open(self._hospital, self._services, accounts=self._accounts)

    def _show_time(self) -> None:
        self.head.show_time(self.house.now())

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a window of the system to listen to."""
        super().showEvent(event)
        self.idle.watch(self.windowHandle())
        if self._keys is not None:
            self.windowHandle().installEventFilter(self._keys)
        if self.is_locked:
            self.sign_in.number.setFocus()

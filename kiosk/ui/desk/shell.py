"""The one window of a place where staff work: signing in, the lock, and the work of whoever has signed in."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.errors import DomainError
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.roles import Person
from kiosk.services import Services
from kiosk.ui.desk.head import LOCK_KEY, Head
from kiosk.ui.desk.house import DemoAccount, DeskHouse
from kiosk.ui.desk.idle import IdleLock
from kiosk.ui.desk.parts import colours
from kiosk.ui.desk.sign_in import SignInPage
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import Language
from kiosk.ui.tasks import Task, Tasks
from kiosk.ui.theme import DESK, Theme


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

    def stop(self) -> None:
        """The person has gone: let everything go."""


class StaffWindow(QWidget):
    """Sign-in page, or head and work. Locked, it keeps the work for the same person; another one starts anew.

    ``heard`` is what was scanned or laid on the reader while somebody is signed in.
    """

    heard = Signal(object)

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
        self._pages.setCurrentWidget(self.sign_in)

    def stop(self) -> None:
        """Let everything go."""
        self._clock.stop()
        self.idle.stop()
        self.sign_in.stop()
        if self._asked is not None:
            self._asked.drop()
        if self.work is not None:
            self.work.stop()

    def _try(self, number: str, secret: str) -> None:
        trying = partial(self.services().staff.sign_in, number, secret, device=self.house.device)
        self._asked = self.tasks.run(trying, self._signed_in, self.sign_in.refuse)

    def _signed_in(self, person: Person) -> None:
        if self.work is None or self.work.view.person != person:
            self._set_up(person)
        assert self.work is not None
        self.head.show_person(person)
        self.sign_in.begin()
        self._pages.setCurrentWidget(self.work)
        self.work.take_focus()
        self.entered()
        self.idle.begin()

    def _set_up(self, person: Person) -> None:
        """A desk for somebody; what the one before had open is let go."""
        self._clear()
        view = DeskView(
            theme=self.theme,
            tasks=self.tasks,
            services=self.services,
            person=person,
            now=self.house.now,
            language=self.language.code,
            device=self.house.device,
            studio=self.house.studio,
            go=self._go,
            heard=self.heard,
        )
        self.work = self.make_work(view)
        self._pages.addWidget(self.work)

    def _go(self, name: str, what: object) -> None:
        if self.work is not None:
            self.work.go(name, what)

    def _clear(self) -> None:
        if self.work is not None:
            self.work.stop()
            self._pages.removeWidget(self.work)
            self.work.deleteLater()
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
        if self.is_locked:
            self.sign_in.number.setFocus()

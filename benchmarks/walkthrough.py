"""A patient who walks the tour's routes on the real window: how soon each page is there, and what it took to get on."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from benchmarks.keystrokes import Act, Spot, count_words
from benchmarks.visitor import SIZE, Visitor, Watch
from kiosk.domain.errors import DomainError
from kiosk.machine import WATCH_MS
from kiosk.ports import CardRead
from kiosk.ui.kiosk.house import House
from kiosk.ui.language import translate
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props, known_patient
from kiosk.ui.tour.witness import readable
from kiosk.ui.widgets.facts import Fact, FactLine, TotalLine
from kiosk.ui.widgets.qr import QrCode

COMMA, COLON = re.compile("，|, "), re.compile("：|: ")  # between the parts of a name, in either language
CARD_SECONDS = 1.5  # assumed of a reader for the resident ID card; the demo's answers at once
ASSUMED = (
    "Read and looked at: who has been here before reads the name of what is tapped and the facts and amounts that are "
    "new each time, and looks over half of the controls of one kind until the right one is found. A Han character is a "
    "word, and so is each run of letters or figures.",
    "M stands before every act but two, by rules 1 and 3 of Card, Moran & Newell 1980: Next after a choice on the same "
    "page ends that choice, and holding the phone to the code follows from having chosen to pay by phone.",
    "Pointing: Fitts' law in Shannon's form (MacKenzie 1992), to the smaller side of the target (MacKenzie & Buxton "
    "1992), from the last tap; from the middle of the panel's lower edge at the beginning and after card and phone.",
    f"Waiting: {CARD_SECONDS} s for the card to be read; on the average half of the {WATCH_MS / 1000:g} s from one "
    "question for the money to the next, and as long as the kiosk shows that it came; the measured time of each page. "
    "Card and phone are in the hand; what is tapped on the phone itself and the printing are not counted. Nobody errs.",
)


@dataclass(frozen=True)
class Change:
    """From a tap to the painted page, in ms."""

    page: str
    milliseconds: float


class Patient(Robot):
    """``changes`` are the pages that came after a tap or a card, ``acts`` what was done on the way."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__(visitor.window, Path())
        self.changes: list[Change] = []
        self.acts: list[Act] = []
        self._visitor = visitor
        self._watch = Watch(visitor.kiosk)
        self._begun: float | None = None
        self._hand: Spot | None = None  # where it touched the panel last
        self._read: set[str] = set()  # on this page

    def register(self) -> None:
        """A known patient with a card, paid by phone, from the start page to the papers and back."""
        self.acts.clear()
        self._read.clear()
        self._hand = None
        card = self._visitor.next_card()
        known_patient(self, Props(card, self._present, lambda: None))
        paid = len(self.acts)
        self.tap(translate("Pages", "Finish"))
        self.wait_for("home")
        del self.acts[paid:]

    # ---- as the robot does, with a stopwatch --------------------------------

    def look(self, name: str) -> None:
        """No pictures. A question that changes on its page is timed like a page; the code is held to a phone."""
        if self._begun is not None:
            self._time(name, lambda: self._watch.is_fresh)
        if name == "pay":
            self._hold_phone()

    def wait_for(self, page: str) -> None:
        """Also take the time since the tap."""
        if self._begun is not None:
            self._time(page, lambda: self._watch.name == page and self._watch.is_painted)
        super().wait_for(page)

    def _time(self, name: str, painted: Callable[[], bool]) -> None:
        assert self._begun is not None
        self.wait_until(painted, f"page {name}")
        taken = perf_counter() - self._begun
        self._begun = None
        self.changes.append(Change(name, taken * 1000))
        self.acts[-1] = replace(self.acts[-1], wait=self.acts[-1].wait + taken)

    def tap_widget(self, button: QAbstractButton) -> None:
        """Through the system's window, as a touch panel does; a hand that does not tremble needs no guard."""
        button.setProperty("confirming", None)
        self._note(self._tap_of(button))
        handle, at = self.window.windowHandle(), button.mapTo(self.window, button.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(handle, left, none, QPoint(at))
        self._begin()
        QTest.mouseRelease(handle, left, none, QPoint(at))
        self.taps += 1
        self._hand = self.acts[-1].target
        QCoreApplication.processEvents()

    def _begin(self) -> None:
        self._watch.forget()
        self._begun = perf_counter()

    # ---- what the model has to know -----------------------------------------

    def _present(self, card: CardRead | DomainError) -> None:
        assert isinstance(card, CardRead)
        self._hand = None
        self._note(Act("card on the reader", wait=CARD_SECONDS))
        self._begin()
        self._visitor.present(card)

    def _hold_phone(self) -> None:
        """Who chose that need not think again; the kiosk asks for the money now and then, and shows that it came."""
        wait = (WATCH_MS / 2 + self.window.theme.ms("paid-shown")) / 1000
        code = self._spot(self.window.page.findChildren(QrCode)[0])
        self._hand = None
        self._note(Act("phone over the code", code, thinks=False, wait=wait))

    def _tap_of(self, button: QAbstractButton) -> Act:
        """ "Next" after a choice on the same page ends that choice, without another thought."""
        name = COMMA.split(button.accessibleName())[0]
        is_end = bool(self.acts) and self.acts[-1].page == self.window.page_name
        return Act(
            name,
            self._spot(button),
            taps=1,
            thinks=not (is_end and name == translate("Pages", "Next")),
            choices=sum(1 for each in self._choices() if type(each) is type(button)),
            must=count_words(name),
        )

    def _note(self, act: Act) -> None:
        """Complete it with what the page and the hand add."""
        if self.acts and self.acts[-1].page != self.window.page_name:
            self._read.clear()
        facts, all_words = self._unread(self._facts()), self._unread(self._words())
        whole = replace(
            act,
            page=self.window.page_name,
            start=self._hand or self._edge(),
            homes=self._hand is None,
            must=act.must + facts,
            all_words=all_words + facts,
        )
        self.acts.append(whole)

    def _unread(self, texts: Iterable[str]) -> int:
        """How many words have come since the last act on this page."""
        new = set(texts) - self._read
        self._read |= new
        return sum(map(count_words, new))

    def _spot(self, widget: QWidget) -> Spot:
        scale = self.window.theme.px_per_mm
        middle = widget.mapTo(self.window, widget.rect().center())
        return Spot(middle.x() / scale, middle.y() / scale, widget.width() / scale, widget.height() / scale)

    def _edge(self) -> Spot:
        """The middle of the panel's lower edge: where a hand comes from."""
        scale = self.window.theme.px_per_mm
        return Spot(self.window.width() / 2 / scale, self.window.height() / scale)

    def _choices(self) -> list[QAbstractButton]:
        found = self.window.page.findChildren(QAbstractButton)
        return [each for each in found if each.isEnabled() and not each.visibleRegion().isEmpty()]

    def _facts(self) -> Iterator[str]:
        """What is new at each visit and has to be checked."""
        page = self.window.page
        for kind in (Fact, FactLine):
            yield from (COLON.split(each.accessibleName(), maxsplit=1)[1] for each in page.findChildren(kind))
        for total in page.findChildren(TotalLine):
            yield from (each.text() for each in total.findChildren(QLabel))

    def _words(self) -> Iterator[str]:
        """Everything the page says: what can be tapped, and all else."""
        said = readable(self.in_hand())
        parts = [each for each in said if not set(said).intersection(each.findChildren(QWidget))]
        yield from (each.text() if isinstance(each, QLabel) else each.accessibleName() for each in parts)
        yield from (each.accessibleName() for each in self._choices())


@contextmanager
def dressed(visitor: Visitor, modes: frozenset[str]) -> Iterator[None]:
    """A kiosk whose start page is in ``modes``, so that the end of a sitting does not undo them."""
    plain = visitor.window.house
    _dress(visitor, replace(plain, modes=modes))
    yield
    _dress(visitor, plain)


def _dress(visitor: Visitor, house: House) -> None:
    visitor.window.house = house
    visitor.window.dress_as(house.modes, house.language, SIZE)

"""A hall without a database: answers from the samples, and fails or dawdles when a test says so."""

import threading
from collections import defaultdict
from dataclasses import dataclass, field, fields, replace
from datetime import date, time
from types import SimpleNamespace
from typing import cast

from kiosk.domain.actor import Actor
from kiosk.domain.bill import Bill
from kiosk.domain.cancel_views import CancelOffer
from kiosk.domain.devices import Beat
from kiosk.domain.errors import AlreadyTaken, GoneOn, HelpOver
from kiosk.domain.help import ONE_PATIENT, HelpRequest, HelpSort, HelpState, Message, Side
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.journey import (
    ClinicOffer,
    DepartmentOffer,
    Journey,
    OpenVisit,
    PaperSort,
    Patient,
    Payment,
    PaymentState,
    PrintOutcome,
    PrintState,
    Visit,
)
from kiosk.domain.paying import How, RefundState, Wallet
from kiosk.domain.queue import TicketState
from kiosk.domain.queue_views import InLine
from kiosk.domain.refunds import Refunded
from kiosk.domain.struggle import Dwell, Offer, usual_seconds
from kiosk.services import Services
from kiosk.ui.samples import cancelling, choosing, standing
from tests.ui.fake_sittings import FakeSittings

PATIENT = replace(choosing.departments().patient or cast(Patient, None), id=7, name="慕容云舒")
HOSPITAL = HospitalInfo(
    name="安和市第一人民医院",
    name_en="Anhe First People's Hospital",
    guide_desk="Floor 1, beside the door",
    opens=time(7),
    closes=time(17, 30),
)


HELP = ("ask", "say", "read", "open", "take", "close", "leave", "cancel")


@dataclass
class FakeHelp:
    """Requests for help, by id; a test answers for the staff with `take` and `say`."""

    requests: dict[int, HelpRequest] = field(default_factory=dict)

    def ask(self, sort: HelpSort, *, page: str, actor: Actor, modes: frozenset[str] = frozenset()) -> HelpRequest:
        known = next((one for one in self.open() if one.device == actor.device), None)
        if known is not None:
            return self._keep(replace(known, sort=min(sort, known.sort, key=ONE_PATIENT.index)))
        fresh = len(self.requests) + 1
        waiting = HelpRequest(fresh, sort, actor.device, page, HelpState.WAITING, "", choosing.NOW, modes=modes)
        return self._keep(waiting)

    def cancel(self, request_id: int, *, actor: Actor) -> HelpRequest:
        self.close(request_id, actor=actor)
        return self.requests[request_id]

    def say(self, request_id: int, text: str, *, side: Side, actor: Actor) -> HelpRequest:
        request = self._open(request_id)
        return self._keep(replace(request, messages=(*request.messages, Message(side, text.strip(), choosing.NOW))))

    def read(self, request_id: int) -> HelpRequest:
        return self.requests[request_id]

    def open(self) -> tuple[HelpRequest, ...]:
        return tuple(one for one in self.requests.values() if one.state is not HelpState.CLOSED)

    def take(self, request_id: int, *, owner_number: str, actor: Actor) -> HelpRequest:
        request = self._open(request_id)
        if request.owner not in ("", owner_number):
            raise AlreadyTaken(owner=request.owner)
        return self._keep(replace(request, state=HelpState.TAKEN, owner=owner_number, waiting_before=0))

    def close(self, request_id: int, *, actor: Actor) -> None:
        self._keep(replace(self.requests[request_id], state=HelpState.CLOSED, owner="", messages=()))

    def leave(self, *, actor: Actor) -> None:
        for one in self.open():
            if one.device == actor.device:
                self.close(one.id, actor=actor)

    def _open(self, request_id: int) -> HelpRequest:
        if self.requests[request_id].state is HelpState.CLOSED:
            raise HelpOver
        return self.requests[request_id]

    def _keep(self, request: HelpRequest) -> HelpRequest:
        self.requests[request.id] = request
        return request


REFUNDED = Refunded(1, 1500, RefundState.UNKNOWN, Wallet.WECHAT, (1,), (1,))


class FakeBell:
    """Rings once for each `ring`."""

    def __init__(self) -> None:
        self._rung = threading.Semaphore(0)
        self.is_closed = False

    def ring(self) -> None:
        self._rung.release()

    def wait(self, timeout_ms: int, /) -> bool:
        return self._rung.acquire(timeout=timeout_ms / 1000) and not self.is_closed

    def close(self) -> None:
        self.is_closed = True
        self._rung.release()


@dataclass
class FakeHall:
    """``troubles`` are raised, one for each call of that name; a closed ``gates`` lets a call wait."""

    hospital: HospitalInfo = HOSPITAL
    calls: list[str] = field(default_factory=list)
    troubles: dict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    gates: dict[str, threading.Event] = field(default_factory=dict)
    money: PaymentState = PaymentState.WAITING
    wallet: Wallet = Wallet.ANY
    how: How = How.SHOWN
    has_come: bool = False  # the money, by a notice to another machine
    offers: tuple[CancelOffer, ...] = cancelling.visits().offers
    refunded: Refunded = REFUNDED
    bell: FakeBell = field(default_factory=FakeBell)
    kept: Journey | None = None  # what somebody left unfinished
    open_visits: tuple[OpenVisit, ...] = ()
    lines: tuple[InLine, ...] = (standing.WAITING,)  # numbers of today
    seen: list[Dwell | Offer] = field(default_factory=list)
    help: FakeHelp = field(default_factory=FakeHelp)
    sittings: FakeSittings = field(default_factory=FakeSittings)
    beats: list[Beat] = field(default_factory=list)
    is_closed: bool = False

    @property
    def services(self) -> Services:
        desk = SimpleNamespace(
            **{name: self._called(name, answer) for name, answer in ANSWERS.items()},
            begin=self._called("begin", lambda *_, **__: self._payment()),
            ask=self._called("ask", lambda *_, **__: self._payment()),
            charge_code=self._called("charge_code", lambda *_, **__: self._payment()),
            settled=self._called("settled", lambda *_, **__: self._payment() if self.has_come else None),
            give_up=self._called("give_up", lambda *_, **__: self._payment()),
            pay_at_window=self._called("pay_at_window", lambda visit, **_: (visit, self._payment())),
            greet=self._greet,
            keep=self._called("keep", self._keep),
            resume=self._called("resume", self._resume),
            forget=self._called("forget", lambda *_, **__: self._keep(None)),
            wipe=lambda: 0,
            settle=lambda **_: 0,  # refunds
            of_patient=lambda _patient: (),
            offers=self._called("offers", lambda *_, **__: self.offers),
            cancel_visit=self._called("cancel_visit", lambda *_, **__: self.refunded),
            print_reversals=self._called("print_reversals", lambda *_, **__: cancelling.printed().prints),
            tend=lambda **_: 0,  # the day's end
            expire=lambda **_: 0,
            published=lambda **_: (),
            papers=lambda: (),
            usual=lambda: usual_seconds({}),
            note=lambda dwells, offers: self.seen.extend((*dwells, *offers)),
        )
        help_desk = SimpleNamespace(**{name: self._called(f"help.{name}", getattr(self.help, name)) for name in HELP})
        desks = {
            "help": help_desk,
            "queueing": self._queue(),
            "places_in_line": self._queue(),
            "sittings": self.sittings,
            "hospital": SimpleNamespace(edition=lambda: 0, read=lambda: self.hospital),
            "devices": SimpleNamespace(beat=self._called("beat", self._hear), leave=self._called("gone", self._hear)),
            "fiscal": None,
            "listen": lambda: self.bell,
        }
        return Services(**{one.name: cast("object", desks.get(one.name, desk)) for one in fields(Services)})

    def _hear(self, *beat: Beat, actor: Actor) -> None:
        self.beats.extend(beat)

    def _queue(self) -> SimpleNamespace:
        """The line as a test has set it; checking in brings a number back."""
        return SimpleNamespace(
            of_ticket=self._called("of_ticket", lambda _token: self.lines[0]),
            of_patient=self._called("of_patient", lambda _patient: self.lines),
            of=self._called("of", lambda ticket: next(one for one in self.lines if one.ticket_id == ticket)),
            check_in_ticket=self._called("check_in_ticket", self._check_in),
            expire=lambda **_: 0,
        )

    def _check_in(self, ticket: int, *, actor: Actor) -> InLine:
        line = next(one for one in self.lines if one.ticket_id == ticket)
        back = replace(line, state=TicketState.WAITING, may_check_in=False, ahead=5, wait=(20, 45))
        self.lines = tuple(back if one is line else one for one in self.lines)
        return back

    def hold(self, name: str) -> threading.Event:
        """Calls of this name wait until the event is set."""
        self.gates[name] = threading.Event()
        return self.gates[name]

    def close(self) -> None:
        self.is_closed = True

    def _payment(self) -> Payment:
        state = PaymentState.PAID if self.has_come else self.money
        expires = choosing.pay_waiting().payment.expires
        both = () if self.wallet is Wallet.ANY else (Wallet.WECHAT, Wallet.ALIPAY)
        return Payment(state, 1500, "DEMO:1", expires, self.wallet, both, takes_codes=bool(both), how=self.how)

    def _greet(self, journey: Journey, *, flow: str) -> Journey:
        if journey.patient is None:
            return journey
        return replace(journey, kept=self.kept is not None, open_visits=self.open_visits)

    def _keep(self, journey: Journey | None, *, flow: str = "") -> None:
        self.kept = journey

    def _resume(self, journey: Journey, *, flow: str) -> Journey:
        kept, self.kept = self.kept, None
        if kept is None:
            raise GoneOn
        whole = replace(journey, kept=False, department=kept.department, choice=kept.choice, standing=kept.standing)
        return replace(whole, large=journey.large or kept.large)

    def _called(self, name: str, answer: object) -> object:
        def call(*args: object, **kwargs: object) -> object:
            self.calls.append(name)
            if name in self.gates:
                assert self.gates[name].wait(20)
            if self.troubles[name]:
                raise self.troubles[name].pop(0)
            return answer(*args, **kwargs)

        return call


def look_up(journey: Journey) -> Journey:
    return replace(journey, patient=PATIENT) if journey.paper or journey.code else journey


def departments() -> tuple[DepartmentOffer, ...]:
    return choosing.departments().departments


def clinics(_department: int) -> tuple[ClinicOffer, ...]:
    return choosing.slots().clinics


def today() -> date:
    return choosing.TODAY


def quote(_journey: Journey) -> Bill:
    return choosing.confirm().bill


def visit(*_: object, **__: object) -> Visit:
    return choosing.pay_waiting().visit


def settle_pending(*, actor: Actor) -> int:
    return 0


def print_papers(_registration: int, *, large: bool, actor: Actor) -> tuple[PrintOutcome, ...]:
    return choosing.done().prints


def reprint(_registration: int, sort: PaperSort, *, large: bool, actor: Actor) -> PrintOutcome:
    return PrintOutcome(9, sort, PrintState.CONFIRMED, copy=2)


ANSWERS = {
    "look_up": look_up,
    "look_up_guardian": look_up,
    "look_for_namesakes": lambda journey: journey,
    "enrol": lambda _journey, *, actor: PATIENT,
    "departments": departments,
    "clinics": clinics,
    "today": today,
    "quote": quote,
    "register": visit,
    "visit": visit,
    "settle_pending": settle_pending,
    "print_papers": print_papers,
    "reprint": reprint,
}

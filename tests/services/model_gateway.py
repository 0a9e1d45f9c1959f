"""A gateway that keeps the truth about money, and tells it in all weathers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import BillNotReady, NoticeRefused
from kiosk.domain.paying import NoticeOutcome, RefundState, Wallet
from kiosk.ports import Notice, NoticeReply, PaymentAnswer, PaymentOrder, RefundAnswer

T = TypeVar("T")

LOST, NOT_PAID = PaymentAnswer(PaymentState.UNKNOWN), PaymentAnswer(PaymentState.NOT_PAID)
REFUSED, LOST_REFUND = RefundAnswer(RefundState.REFUSED), RefundAnswer(RefundState.UNKNOWN)
# What may happen to one call: it arrives and is answered; it never arrives, or long after everybody gave up on it; its
# answer is lost; the patient pays first; the kiosk loses power before, or after, the gateway has heard it; a refund is
# refused for good.
LOSSES = ("never_arrives", "arrives_later", "answer_lost", "power_cut_before", "power_cut_after")
WEATHER = ("fine", "patient_pays_first", "refuses", *LOSSES)


class PowerCut(BaseException):
    """The kiosk is dark: nothing of ours may catch this."""


@dataclass
class Held:
    """What the gateway knows of an order; ``late``: it was paid after it had been closed."""

    order: PaymentOrder
    state: str = "open"
    late: bool = False
    refunds: dict[str, int] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        """Fen of the patient's that the gateway has now."""
        return self.order.amount - sum(self.refunds.values()) if self.state == "paid" else 0


class ModelGateway:
    """``weather`` is shared by all gateways of a hall: what happens to their next calls, the last one first."""

    takes_codes = True

    def __init__(self, name: str, wallet: Wallet, weather: list[str]) -> None:
        self.name, self.wallet, self.weather = name, wallet, weather
        self.held: dict[str, Held] = {}
        self.closed_unseen: set[str] = set()
        self.refused: set[str] = set()
        self.on_the_way: list[tuple[str, str, Callable[[], object]]] = []  # what is asked, of which order
        self.wrongs: list[str] = []  # what nobody may ask of a gateway, and was asked

    def is_in_use(self) -> bool:
        return True

    def start(self, order: PaymentOrder) -> PaymentAnswer:
        def arrive() -> PaymentAnswer:
            if order.key in self.closed_unseen:
                return NOT_PAID
            self.held.setdefault(order.key, Held(order))
            return self.truth(order.key)

        return self._through("start", order.key, arrive, lost=LOST)

    def charge(self, order: PaymentOrder, code: str) -> PaymentAnswer:
        return self.start(order)

    def query(self, key: str) -> PaymentAnswer:
        return self._through("query", key, lambda: self.truth(key), lost=LOST)

    def cancel(self, key: str) -> PaymentAnswer:
        def arrive() -> PaymentAnswer:
            self.end(key)
            return self.truth(key)

        return self._through("cancel", key, arrive, lost=LOST)

    def refund(self, key: str, *, refund_key: str, amount: int, total: int) -> RefundAnswer:
        def arrive() -> RefundAnswer:
            held = self.held.get(key)
            if held is None or (held.state, held.order.amount) != ("paid", total):
                self.wrongs.append(f"{refund_key} of {key}, of which nobody has paid {total}")
                return REFUSED
            if refund_key not in held.refunds | dict.fromkeys(self.refused) and held.kept >= amount:
                held.refunds[refund_key] = amount
            return self.refund_truth(key, refund_key)

        if self.weather[-1:] == ["refuses"] and refund_key not in self.held[key].refunds:
            self.refused.add(refund_key)  # for good, also when an earlier wish of this key is on its way still
        return self._through("refund", key, arrive, lost=LOST_REFUND)

    def query_refund(self, key: str, *, refund_key: str) -> RefundAnswer:
        return self._through("query_refund", key, lambda: self.refund_truth(key, refund_key), lost=LOST_REFUND)

    def bill(self, day: date) -> bytes:
        raise BillNotReady(str(day))

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        raise NoticeRefused(str(len(body) + len(headers)))

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        return NoticeReply(200, "text/plain", accepted.encode())

    def land(self) -> None:
        """What was on its way arrives."""
        while self.on_the_way:
            self.on_the_way.pop()[-1]()

    def may_take(self, key: str) -> bool:
        """Whether the patient can pay this order, now or when what is on its way has arrived."""
        held = self.held.get(key)
        if held is None:
            return key not in self.closed_unseen and ("start", key) in [wish[:2] for wish in self.on_the_way]
        return held.state == "open"

    def pay(self, key: str) -> None:
        """The patient pays, if the gateway still lets them; a second time it does not."""
        held = self.held.get(key)
        if held is not None and held.state == "open":
            held.state = "paid"

    def pay_late(self, key: str) -> None:
        """The bank is slower than the gateway was, and has the money after the order was closed."""
        if self.held[key].state == "closed":
            self.held[key].state, self.held[key].late = "paid", True

    def end(self, key: str) -> PaymentState:
        """What the gateway's own desk shows of the order, once whoever sits there has closed it if it was open."""
        held = self.held.get(key)
        if held is None:
            self.closed_unseen.add(key)
        elif held.state == "open":
            held.state = "closed"
        return self.truth(key).state

    def truth(self, key: str) -> PaymentAnswer:
        """Where the order stands."""
        held = self.held.get(key)
        if held is None or held.state == "closed":
            return NOT_PAID
        if held.state == "paid":
            return PaymentAnswer(PaymentState.PAID, reference=f"R-{key}", amount=held.order.amount)
        return PaymentAnswer(PaymentState.WAITING, code=f"pay://{key}")

    def refund_truth(self, key: str, refund_key: str) -> RefundAnswer:
        """Whether that much was given back."""
        held = self.held.get(key)
        done = held is not None and refund_key in held.refunds
        return RefundAnswer(RefundState.DONE, f"R-{refund_key}") if done else REFUSED

    def _through(self, what: str, key: str, arrive: Callable[[], T], *, lost: T) -> T:
        weather = self.weather.pop() if self.weather else "fine"
        if weather == "power_cut_before":
            raise PowerCut
        if weather == "never_arrives":
            return lost
        if weather == "arrives_later":
            self.on_the_way.append((what, key, arrive))
            return lost
        if weather == "patient_pays_first":
            self.pay(key)
        answer = arrive()
        if weather == "power_cut_after":
            raise PowerCut
        return lost if weather == "answer_lost" else answer

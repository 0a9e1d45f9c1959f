"""A running receiver before gateways that believe what they are told to believe."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import Event

import pytest

from kiosk.adapters.notices import NoticeDesk
from kiosk.adapters.payment import NoGateway
from kiosk.domain.errors import DatabaseAway
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_errors import NoticeRefused
from kiosk.domain.paying import NoticeOutcome
from kiosk.ports import Notice, NoticeReply, PaymentAnswer
from tests.receiving import receiving


class Trusting(NoGateway):
    """Believes every notice that begins with "paid"; the rest of it is the order's key."""

    name = "trusting"

    def read_notice(self, headers: Mapping[str, str], body: bytes) -> Notice:
        if body == b"fault":
            raise RuntimeError("a fault of the adapter")
        if not body.startswith(b"paid "):
            raise NoticeRefused("not believed")
        return Notice("N1", body[5:].decode(), PaymentAnswer(PaymentState.PAID, amount=100))

    def answer_notice(self, accepted: NoticeOutcome) -> NoticeReply:
        return NoticeReply(200 if accepted is NoticeOutcome.ACCEPTED else 400, "text/plain", accepted.encode())


@dataclass
class Ear:
    """Remembers what was heard."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    may_go_on: Event = field(default_factory=Event)
    has_gone_on: Event = field(default_factory=Event)
    is_well: bool = True

    def hear(self, gateway: str, notice: Notice) -> NoticeOutcome:
        if notice.key == "away":
            raise DatabaseAway("gone")
        if notice.key == "slow":
            self.may_go_on.wait(30)
        self.heard.append((gateway, notice.key))
        if notice.key == "slow":
            self.has_gone_on.set()
        return NoticeOutcome.ACCEPTED

    def well(self) -> bool:
        if not self.is_well:
            raise DatabaseAway("gone")
        return True


@dataclass(frozen=True)
class Running:
    """The receiver's port, and what it has heard."""

    port: int
    ear: Ear


@pytest.fixture(autouse=True)
def no_thread_left() -> None:
    """The receiver keeps its workers for the next notice; they end with it."""


@pytest.fixture(scope="session")
def receiver() -> Iterator[Running]:
    ear = Ear()
    with receiving(NoticeDesk({"trusting": Trusting()}, ear.hear, is_well=ear.well, work_s=0.3)) as port:
        yield Running(port, ear)


@pytest.fixture
def running(receiver: Running) -> Running:
    receiver.ear.heard.clear()
    receiver.ear.is_well = True
    return receiver

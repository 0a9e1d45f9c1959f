"""Every call to a gateway is in the books before it is made, and its answer after it: no crash leaves it unseen."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from sqlalchemy import insert

from kiosk.domain.actor import Actor
from kiosk.services.office import Office
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import GatewayAnswerRow, GatewayCallRow

log = logging.getLogger(__name__)


class Asked(StrEnum):
    """What a gateway is asked for."""

    START = "start"
    CHARGE = "charge"
    QUERY = "query"
    CANCEL = "cancel"
    REFUND = "refund"
    QUERY_REFUND = "query_refund"


class Answer(Protocol):
    """`PaymentAnswer` and `RefundAnswer`."""

    @property
    def state(self) -> StrEnum:
        """What the gateway said."""
        ...

    @property
    def reference(self) -> str:
        """The gateway's own number."""
        ...


A = TypeVar("A", bound=Answer)


@dataclass(frozen=True)
class Call:
    """``asked`` of the gateway about ``payment_id``; ``key`` is the order's, or the refund's for what is a refund."""

    payment_id: int
    gateway: str
    asked: Asked
    key: str


def ask_gateway(office: Office, call: Call, ask: Callable[[], A], *, otherwise: A, actor: Actor) -> A:
    """The answer of ``ask``, with a row before and one after it, each in a transaction of its own.

    Never inside a transaction: the gateway may take half a minute. An adapter that raises has broken its promise: that
    is logged, and ``otherwise`` (which should say that nobody knows) is the answer. Raises `DatabaseAway`.
    """
    with office.database.begin() as session:
        (call_id,) = ADD_CALL.one(
            session,
            payment_id=call.payment_id,
            call=call.asked.value,
            key=call.key,
            begun_at=office.now(),
            actor=str(actor),
        )
    try:
        answer = ask()
    except Exception as error:
        # Whatever it was, nobody can say now where the money is. Its words may hold what no log should.
        log.error(
            "gateway %s broke its promise over payment %s: %s", call.gateway, call.payment_id, type(error).__name__
        )
        answer = otherwise
    with office.database.begin() as session:
        ADD_ANSWER.run(
            session,
            call_id=call_id,
            state=answer.state.value,
            reference=answer.reference,
            ended_at=office.now(),
        )
    return answer


ADD_CALL = Query(insert(GatewayCallRow).returning(GatewayCallRow.id))
ADD_ANSWER = Statement(insert(GatewayAnswerRow))

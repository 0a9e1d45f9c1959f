"""Everything outside the kiosk: both gateways, and the phone of the one patient."""

from typing import cast

from tests.standins.control import Afar

OTHER = {"wechat": "alipay", "alipay": "wechat"}
OPENING = {"wechat": "native", "alipay": "precreate"}  # what the stand-ins call the opening of an order


class Outside:
    """The gateway of ``wallet``, at which a lane's patients pay, and the other one; from another process."""

    def __init__(self, control: str, wallet: str) -> None:
        self.wallet, self.other = wallet, OTHER[wallet]
        self._own, self._other = Afar(control, wallet), Afar(control, OTHER[wallet])

    def forget(self) -> None:
        """Empty books at both."""
        for bank in (self._own, self._other):
            bank.call("forget")

    def shift(self, seconds: float) -> None:
        """The time at both."""
        for bank in (self._own, self._other):
            bank.call("shift", seconds=seconds)

    def pay(self) -> None:
        """The phone pays every code it was ever shown that can be paid."""
        for bank in (self._own, self._other):
            for key in cast(list[str], bank.call("keys")):
                bank.call("pay", key=key)

    def pay_in_flight(self) -> None:
        """The bank was at it already when the newest order was closed."""
        keys = cast(list[str], self._own.call("keys"))
        self._own.call("pay", key=keys[-1], how="in flight")

    def lose_answers(self) -> None:
        """The first answer of each sort gets lost."""
        for operation in (OPENING[self.wallet], "query", "refund"):
            self._own.call("plan", operation=operation, fault="lost")

    def ledger(self) -> dict[str, dict[str, object]]:
        """What really happened to the money."""
        return self._own.ledger() | self._other.ledger()

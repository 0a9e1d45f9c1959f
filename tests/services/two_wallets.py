"""A small hall with a gateway for each wallet."""

from dataclasses import dataclass

from kiosk.domain.journey import Visit
from kiosk.domain.paying import Wallet
from kiosk.services.money.billing import Billing
from tests.services.small_hall import Gateway, SmallHall


@dataclass(frozen=True)
class TwoWallets:
    """The hall, what WeChat and Alipay are told to answer, and who asks them."""

    hall: SmallHall
    wechat: Gateway
    alipay: Gateway
    billing: Billing

    def visit(self, slot: str = "chen 10:30", patient: int = 1) -> Visit:
        """A patient registered, nothing begun."""
        return self.hall.visit(slot, patient)


def two_wallets(hall: SmallHall) -> TwoWallets:
    """Both gateways of this hall, WeChat offered first."""
    wechat, alipay = Gateway("wechat", Wallet.WECHAT), Gateway("alipay", Wallet.ALIPAY)
    return TwoWallets(hall, wechat, alipay, Billing(hall.office, (wechat, alipay)))

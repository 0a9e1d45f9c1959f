"""Orders without an end in every state that a picture should show."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from kiosk.domain.journey import PaymentState
from kiosk.domain.unclear import Said, UnclearOrder
from kiosk.ui.desk.money.scene_parts import tab_of, visit_of
from kiosk.ui.desk.money.section import MoneySection
from kiosk.ui.desk.money.unclear import UnclearTab


def _open(section: MoneySection) -> UnclearTab:
    tab = tab_of(section, UnclearTab)
    for panel in (tab.reason, tab.second):
        panel.leave()
    now = section.view.now()
    kinds = (
        (Said.NOT_HERE, "gone-bank", None),
        (Said.OTHER_AMOUNT, "demo-wechat", 1000),
        (Said.NOTHING, "demo-alipay", None),
    )
    found = tuple(
        UnclearOrder(
            visit_of(number, now.date()),
            number,
            gateway,
            f"NX261120-00000{number}-1-9f3c1a2b",
            5001,
            now - timedelta(days=3 - number),
            said,
            taken,
        )
        for number, (said, gateway, taken) in enumerate(kinds, start=1)
    )
    tab._show(found)
    tab.table.choose(2)
    return tab


def _unclear(section: MoneySection) -> None:
    _open(section)


def _deciding(section: MoneySection) -> None:
    _open(section)._ask(PaymentState.PAID)


def _agreeing(section: MoneySection) -> None:
    tab = _open(section)
    one = tab._orders[2]
    tab._ask_second(one, PaymentState.NOT_PAID, "")


UNCLEAR: Mapping[str, Callable[[MoneySection], None]] = MappingProxyType(
    {"unclear": _unclear, "deciding": _deciding, "agreeing": _agreeing}
)

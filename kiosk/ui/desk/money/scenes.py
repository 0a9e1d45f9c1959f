"""The section for money in every state that a picture should show."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from kiosk.domain.day_report import METHOD_NAMES, DayFigures, Figure, ReportRow, View
from kiosk.domain.drawers import Drawer, DrawerCount
from kiosk.domain.invoice_books import SHARED, BookState, BookView, NumbersLeft, Range
from kiosk.domain.journey import PaymentState
from kiosk.domain.money_desk import DueItem, DueLine, InvoiceLine, InvoiceStanding, PaidLine
from kiosk.domain.paying import RefundState, Wallet
from kiosk.domain.reconciling import Difference, DifferenceState, ItemSort, Reconciled, Sum, Verdict
from kiosk.domain.refunds import RefundLine, RefundOffer, RefundView, SecondNeeded
from kiosk.ui.desk.money.drawer import DrawerTab
from kiosk.ui.desk.money.invoices import InvoicesTab
from kiosk.ui.desk.money.reconcile import ReconcileTab
from kiosk.ui.desk.money.refunds import RefundsTab
from kiosk.ui.desk.money.report import ReportTab
from kiosk.ui.desk.money.scene_parts import tab_of, visit_of
from kiosk.ui.desk.money.section import MoneySection
from kiosk.ui.desk.money.take import TakeTab
from kiosk.ui.desk.money.unclear_scenes import UNCLEAR
from kiosk.ui.desk.money.words import taken_words
from kiosk.ui.language import say

Show = Callable[[MoneySection], None]


def _take(section: MoneySection) -> None:
    tab = tab_of(section, TakeTab)
    now = section.view.now()
    lines = [
        DueLine(visit_of(number, now.date()), number, 1500 * number, 3500, now - timedelta(minutes=7 * number))
        for number in range(1, 6)
    ]
    tab._items = {number: (DueItem("挂号费", 100), DueItem("诊察费", 4900)) for number in range(1, 6)}
    tab._show((tuple(lines), Drawer("0031", 50_000, 123_400, 0, 31, now)))
    tab.table.choose(1)
    tab.given.setText("100")
    tab.state.clear()


def _taken(section: MoneySection) -> None:
    _take(section)
    tab = tab_of(section, TakeTab)
    tab.given.clear()
    tone, words = taken_words(PaymentState.PAID, 1500)
    tab.state.say(tone, f"A000 · {words}")
    tab.tell_change("A000", 8500)


def _checking(section: MoneySection) -> None:
    _take(section)
    tab = tab_of(section, TakeTab)
    tab.given.clear()
    tab.state.say(*taken_words(PaymentState.UNKNOWN, 0))


def _refunds(section: MoneySection) -> None:
    tab = tab_of(section, RefundsTab)
    for panel in (tab.reason, tab.second, tab.items):
        panel.leave()
    now = section.view.now()
    states = (RefundState.REFUSED, RefundState.UNKNOWN, RefundState.DONE, RefundState.DONE)
    views = tuple(
        RefundView(
            refund_id=number,
            payment_id=number,
            registration_id=number,
            label=f"A{number:03}",
            amount=5001,
            purse=Wallet.WECHAT,
            gateway="demo-wechat",
            state=state,
            reason="病人要求",
            reference="",
            ordered=now - timedelta(minutes=number),
            ended=None,
            actor="0031@D1",
        )
        for number, state in enumerate(states, start=1)
    )
    tab._show(((), views))


def _found(section: MoneySection) -> RefundsTab:
    tab = tab_of(section, RefundsTab)
    for panel in (tab.reason, tab.second, tab.items):
        panel.leave()
    now = section.view.now()
    paid = tuple(
        PaidLine(visit_of(number, now.date()), number, "demo-alipay", 25_001, 0, now, is_cancelled=False)
        for number in (3, 2, 1)
    )
    tab._show((paid, ()))
    tab.table.choose(("paid", 3))
    return tab


def _whole(section: MoneySection) -> None:
    tab = _found(section)
    one = tab.chosen
    assert one is not None
    tab._ask_cancel(one, _offer())


def _items(section: MoneySection) -> None:
    tab = _found(section)
    one = tab.chosen
    assert one is not None
    tab._ask_items(one, _offer())


def _second(section: MoneySection) -> None:
    tab = _found(section)
    tab.second.ask(say(SecondNeeded("a picture", limit="200.00").patient), lambda _actor: None)


def _offer() -> RefundOffer:
    lines = (RefundLine(1, "挂号费", 101, 0), RefundLine(2, "诊察费", 24_900, 0))
    return RefundOffer(3, 25_001, Wallet.ALIPAY, 3, lines, None, needs_second=True)


def _books(section: MoneySection) -> None:
    tab = tab_of(section, InvoicesTab)
    tab.form.leave()
    states = ((BookState.LOW, SHARED, 120), (BookState.OPEN, "K1", 4200), (BookState.FULL, SHARED, 0))
    books = tuple(
        BookView(
            number,
            _numbers(number),
            15_800,
            device,
            state,
            left,
            demo=True,
        )
        for number, (state, device, left) in enumerate(states, start=1)
    )
    tab._show((books, (NumbersLeft(SHARED, 120, is_low=True), NumbersLeft("K1", 4320, is_low=False)), ()))


def _numbers(number: int) -> Range:
    return Range("44060126", 10_000 * number + 1, 10_000 * (number + 1))


def _add_book(section: MoneySection) -> None:
    _books(section)
    tab_of(section, InvoicesTab)._ask_add()


def _history(section: MoneySection) -> None:
    tab = tab_of(section, InvoicesTab)
    tab.form.leave()
    now = section.view.now()
    rows = (
        (InvoiceStanding.REVERSED, 5001, None, "多收"),
        (InvoiceStanding.REVERSAL, -5001, 15_801, ""),
        (InvoiceStanding.STANDS, 4900, None, ""),
    )
    lines = tuple(
        InvoiceLine(visit_of(1, now.date()), number, "44060126", 15_801 + number, total, now, standing, reverses, why)
        for number, (standing, total, reverses, why) in enumerate(rows)
    )
    tab._show(((), (), lines))


def _reconcile(section: MoneySection) -> None:
    tab = tab_of(section, ReconcileTab)
    now = section.view.now()
    day = now.date()
    kinds = (
        (Verdict.ONLY_OURS, 5001, None, DifferenceState.OPEN),
        (Verdict.ONLY_THEIRS, None, 1500, DifferenceState.OPEN),
        (Verdict.AMOUNT, 1500, 1000, DifferenceState.EXPLAINED),
        (Verdict.OTHER_DAY, 3000, None, DifferenceState.CLOSED),
    )
    found = tuple(
        Difference(
            id=number,
            gateway="demo-wechat",
            day=day,
            sort=ItemSort.PAYMENT,
            key=f"NX{number}",
            verdict=verdict,
            ours=ours,
            theirs=theirs,
            line=7,
            payment_id=None,
            state=state,
            reason="",
            actor="",
            since=now,
        )
        for number, (verdict, ours, theirs, state) in enumerate(kinds, start=1)
    )
    sums = {(ItemSort.PAYMENT, Verdict.AGREED): Sum(312, 1_560_000, 1_560_000)}
    bill = Reconciled("demo-wechat", day, 315, sums, found)
    tab._show((("demo-wechat", "demo-alipay"), (bill,), found, 3))


def _drawer(section: MoneySection) -> None:
    tab = tab_of(section, DrawerTab)
    tab.state.clear()
    tab.grid.clear()
    now = section.view.now()
    mine = Drawer("0031", 50_000, 123_400, 1500, 31, now)
    counts = tuple(_count(number, by, now) for number, by in enumerate((0, -500), start=1))
    tab._show((mine, (mine,), counts))


def _counting(section: MoneySection) -> None:
    _drawer(section)
    tab = tab_of(section, DrawerTab)
    for piece, many in ((10_000, "16"), (1000, "10"), (100, "9")):
        tab.grid.fields[piece].setText(many)


def _count(number: int, by: int, now: datetime) -> DrawerCount:
    return DrawerCount(
        id=number,
        staff=f"004{number}",
        day=now.date(),
        opened=now,
        counted_at=now,
        change=50_000,
        expected=80_000,
        counted=80_000 + by,
        pieces=(),
        reason="",
        handed_to="钱款",
    )


def _report(section: MoneySection) -> None:
    tab = tab_of(section, ReportTab)
    now = section.view.now()
    rows = tuple(
        ReportRow(key, METHOD_NAMES[key], Figure(count, count * 1500), Figure(1, 1500))
        for key, count in (("demo-wechat", 120), ("demo-alipay", 80), ("cash", 31))
    )
    whole = Figure(231, 346_500)
    other = (ReportRow("x", "诊察费", whole, Figure(3, 4500)),)
    views = {View.METHOD: rows, View.STAFF: other, View.DEVICE: other, View.ITEM: other}
    back = Figure(3, 4500)
    tab._show(
        DayFigures(
            day=now.date(),
            hospital="",
            made_at=now,
            made_by="0031@D1",
            demo=True,
            views=views,
            payments=whole,
            refunds=back,
            refunds_open=Figure(),
            invoices=whole,
            reversals=back,
            voids=Figure(),
        )
    )


SCENES: Mapping[str, Show] = MappingProxyType(
    {
        "take": _take,
        "taken": _taken,
        "checking": _checking,
        "refunds": _refunds,
        "whole": _whole,
        "items": _items,
        "second": _second,
        "books": _books,
        "add_book": _add_book,
        "history": _history,
        "reconcile": _reconcile,
        "drawer": _drawer,
        "counting": _counting,
        "report": _report,
        **UNCLEAR,
    }
)

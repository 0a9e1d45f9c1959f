"""Money that a bill says came and went back by itself is no late money: nobody's visit is settled with it."""

import pytest

from kiosk.domain.actor import Actor
from kiosk.domain.paying import LateFate, Wallet
from kiosk.domain.reconciling import Verdict
from kiosk.domain.roles import Person, Role
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.employing import employ
from tests.services.bill_hall import DAYS, MACHINE, Bank, BillHall
from tests.writing_bills import Entry, alipay_bill, wechat_bill

DAY, NEXT = DAYS[:2]
CASHIER = Actor("D1", "0042")
WRITERS = {Wallet.WECHAT: wechat_bill, Wallet.ALIPAY: alipay_bill}


@pytest.mark.parametrize("wallet", list(WRITERS))
@pytest.mark.parametrize("given_back", [1000, 400])
def test_what_the_wallet_gave_back_by_itself_is_left_to_people(
    database: Database, vault: Vault, wallet: Wallet, given_back: int
) -> None:
    books = BillHall(database, vault, Bank("bank", wallet))
    books.pay("NX-1", 1000, DAY, state="not_paid")
    # In whatever order its lines stand: the refund has a number that the wallet itself made.
    lines = (Entry("NX-1", given_back, refund="4200-theirs"), Entry("NX-1", 1000))
    books.reconciliation.run("bank", DAY, WRITERS[wallet](DAY, lines), actor=MACHINE)
    assert books.late.given == []
    assert books.open() == {(DAY, "NX-1", Verdict.STATE), (DAY, "4200-theirs", Verdict.ONLY_THEIRS)}


def test_what_came_before_midnight_and_went_back_after_it_is_closed_with_a_reason(
    database: Database, vault: Vault
) -> None:
    """By then the gateway has nothing of it: neither day settles a visit, or gives it back again."""
    books = BillHall(database, vault, Bank("bank", Wallet.ALIPAY))
    employ(books.office, Person("0042", "何静", Role.CASHIER))
    books.late.fate = LateFate.DIFFERS  # as it is when the gateway is asked about an order that ended unpaid
    books.pay("NX-1", 1000, DAY, state="not_paid")
    run, explain = books.reconciliation.run, books.reconciliation.explain
    run("bank", DAY, alipay_bill(DAY, (Entry("NX-1", 1000),)), actor=MACHINE)
    run("bank", NEXT, alipay_bill(NEXT, (Entry("NX-1", 1000, refund="4200-theirs"),)), actor=MACHINE)
    assert books.open() == {(DAY, "NX-1", Verdict.ONLY_THEIRS), (NEXT, "4200-theirs", Verdict.ONLY_THEIRS)}
    for one in books.reconciliation.unsettled(actor=CASHIER):
        explain(one.id, "支付宝零点后自行退回", actor=CASHIER)
    assert books.reconciliation.unsettled(actor=CASHIER) == ()
    run("bank", NEXT, alipay_bill(NEXT, (Entry("NX-1", 1000, refund="4200-theirs"),)), actor=MACHINE)
    assert books.open() == set()
    assert books.late.given == [("NX-1", 1000)] * 2

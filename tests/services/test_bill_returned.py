"""Money that a bill says came and went back by itself is no late money: nobody's visit is settled with it."""

import pytest

from kiosk.domain.paying import Wallet
from kiosk.domain.reconciling import Verdict
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.services.bill_hall import DAYS, MACHINE, Bank, BillHall
from tests.writing_bills import Entry, alipay_bill, wechat_bill

DAY = DAYS[0]
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

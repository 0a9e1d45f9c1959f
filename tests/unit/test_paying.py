"""付款码: whose it is, told from its digits alone."""

import pytest

from kiosk.domain.money_errors import ReferenceMissing
from kiosk.domain.paying import Wallet, wallet_of_code
from kiosk.ports import CodeRead


@pytest.mark.parametrize(
    ("code", "wallet"),
    [
        ("134567890123456789", Wallet.WECHAT),
        ("100000000000000000", Wallet.WECHAT),
        ("159999999999999999", Wallet.WECHAT),
        ("2834567890123456", Wallet.ALIPAY),
        ("250000000000000000", Wallet.ALIPAY),
        ("309999999999999999999999", Wallet.ALIPAY),
    ],
)
def test_each_wallet_has_its_digits(code: str, wallet: Wallet) -> None:
    assert wallet_of_code(code) is wallet


@pytest.mark.parametrize(
    "code",
    [
        "",
        "1345678901234567",  # WeChat's are 18 long
        "13456789012345678901",
        "164567890123456789",
        "090000000000000000",
        "283456789012345",
        "2834567890123456789012345",
        "243456789012345678",
        "313456789012345678",
        "28345678901234567X",
        "２８３４５６７８９０１２３４５６",
        "https://example.org/13",
    ],
)
def test_anything_else_is_nobodys(code: str) -> None:
    assert wallet_of_code(code) is None


def test_a_missing_reference_names_its_field() -> None:
    assert ReferenceMissing().field == "reference"


def test_a_code_that_was_read_is_in_no_words() -> None:
    assert "134567890123456789" not in f"{CodeRead('payment', '134567890123456789')!r}"

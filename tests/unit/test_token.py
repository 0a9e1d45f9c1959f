"""Signed tickets and the invoice's check code."""

import string
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain.errors import UnknownCode
from kiosk.domain.token import invoice_check_code, read_ticket, sign_ticket

KEY = b"thirty-two bytes, for tests only"
DAY = date(2026, 7, 30)

tickets = st.integers(0, 2**63 - 1)
keys = st.binary(min_size=16, max_size=32)


@given(tickets, st.dates(), keys)
def test_a_signed_ticket_reads_back_and_fits_a_small_qr(ticket_id: int, day: date, key: bytes) -> None:
    token = sign_ticket(ticket_id, day, key=key)
    assert read_ticket(token, key=key) == (ticket_id, day)
    assert len(token) == 45
    assert set(token) <= set(string.ascii_uppercase + string.digits + ".")  # what a QR packs two to eleven bits


@given(tickets, st.data())
def test_a_ticket_changed_anywhere_is_unknown(ticket_id: int, data: st.DataObject) -> None:
    token = sign_ticket(ticket_id, DAY, key=KEY)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from(string.ascii_letters + string.digits + "./=+- é"))
    assume(other != token[place])
    with pytest.raises(UnknownCode):
        read_ticket(token[:place] + other + token[place + 1 :], key=KEY)


@given(keys)
def test_a_ticket_signed_with_another_key_is_unknown(key: bytes) -> None:
    assume(key != KEY)
    with pytest.raises(UnknownCode):
        read_ticket(sign_ticket(1, DAY, key=key), key=KEY)


@given(st.text(max_size=80))
def test_any_other_text_is_unknown(text: str) -> None:
    with pytest.raises(UnknownCode):
        read_ticket(text, key=KEY)


def test_the_log_line_of_a_forged_ticket_does_not_hold_it() -> None:
    forged = sign_ticket(1, DAY, key=b"somebody else's key")
    with pytest.raises(UnknownCode) as caught:
        read_ticket(forged, key=KEY)
    assert forged not in caught.value.log


@given(st.integers(0, 10**9))
def test_the_check_code_can_be_read_aloud(total: int) -> None:
    code = invoice_check_code("44060119", "0000000001", total, key=KEY)
    assert len(code) == 6
    assert not set(code) & set("01IO")
    assert code == invoice_check_code("44060119", "0000000001", total, key=KEY)


def test_the_check_code_depends_on_book_number_total_and_key() -> None:
    codes = {
        invoice_check_code(book, number, total, key=key)
        for book in ("44060119", "44060120")
        for number in ("0000000001", "0000000002")
        for total in (1500, 1501)
        for key in (KEY, b"another key for tests")
    }
    assert len(codes) == 16


def test_check_codes_use_every_sign_of_their_alphabet_alike() -> None:
    drawn = "".join(invoice_check_code("44060119", f"{number:010}", 100, key=KEY) for number in range(2000))
    counts = [drawn.count(sign) for sign in set(drawn)]
    assert len(counts) == 32
    assert min(counts) > 300  # 375 on average

"""Bill files are read whole or not at all, and what is wrong is told with its line."""

import gzip
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain import bill_unpacking
from kiosk.domain.bill_errors import (
    BAD_ARCHIVE,
    BAD_LETTERS,
    CUT_OFF,
    FIELDS,
    NO_AMOUNT,
    NO_COLUMN,
    NO_KEY,
    TOO_LARGE,
    TOTALS,
    TWICE,
    UNKNOWN_SORT,
    WRONG_DAY,
    BadBill,
)
from kiosk.domain.bill_files import BillFile, read_bill
from kiosk.domain.bill_tables import Standing
from kiosk.domain.paying import Wallet
from tests.writing_bills import Entry, alipay_bill, wechat_bill, zipped

DAY = date(2026, 11, 20)
ENTRIES = (Entry("NX-1", 1000), Entry("NX-2", 5001, at="23:59:59"), Entry("NX-1", 400, refund="R-1"))
Writer = Callable[[date, Sequence[Entry]], bytes]
BOTH = pytest.mark.parametrize("write", [wechat_bill, alipay_bill])


def refusal(data: bytes, day: date = DAY) -> tuple[str, int]:
    with pytest.raises(BadBill) as caught:
        read_bill(data, day)
    # Every place of the sentence is filled.
    caught.value.patient.text.format(**dict(caught.value.patient.values))
    return caught.value.patient.text, caught.value.line


def changed(data: bytes, old: str, new: str, *, times: int = 1) -> bytes:
    code = "utf-8" if data.startswith(b"\xef\xbb\xbf") else "gbk"
    assert old in data.decode(code)
    return data.decode(code).replace(old, new, times).encode(code)


@BOTH
def test_a_bill_is_read_by_our_keys(write: Writer) -> None:
    bill = read_bill(write(DAY, ENTRIES), DAY)
    first = 2 if write is wechat_bill else 6
    assert bill.payments == {"NX-1": (1000, Standing.DONE, first), "NX-2": (5001, Standing.DONE, first + 1)}
    assert bill.refunds == {"R-1": (400, Standing.DONE, first + 2)}
    assert (bill.lines, bill.wallet) == (3, Wallet.WECHAT if write is wechat_bill else Wallet.ALIPAY)


@BOTH
def test_a_day_without_money_is_a_bill_too(write: Writer) -> None:
    assert read_bill(write(DAY, ()), DAY).lines == 0


@BOTH
@pytest.mark.parametrize("pack", [gzip.compress, zipped])
def test_what_it_was_packed_in_does_not_matter(write: Writer, pack: Callable[[bytes], bytes]) -> None:
    assert read_bill(pack(write(DAY, ENTRIES)), DAY) == read_bill(write(DAY, ENTRIES), DAY)


@BOTH
def test_lines_may_end_as_they_like_and_columns_stand_where_they_like(write: Writer) -> None:
    data = write(DAY, ENTRIES).replace(b"\r\n", b"\n")
    assert read_bill(data, DAY) == read_bill(write(DAY, ENTRIES), DAY)


def test_fields_may_be_filled_up_with_spaces() -> None:
    data = changed(alipay_bill(DAY, ENTRIES), "NX-2\t,交易,", "NX-2     \t, 交易   ,")
    assert read_bill(data, DAY) == read_bill(alipay_bill(DAY, ENTRIES), DAY)


def test_a_bill_of_wechat_may_come_in_gbk_and_hold_commas_in_names() -> None:
    data = wechat_bill(DAY, [Entry("NX-1", 1000, product='门诊, 含"加急", `')])
    assert read_bill(data.decode("utf-8-sig").encode("gbk"), DAY).payments.keys() == {"NX-1"}


def test_early_names_of_columns_are_known() -> None:
    data = changed(wechat_bill(DAY, ENTRIES), ",订单金额,申请退款金额,", ",旧一,旧二,")
    assert read_bill(data, DAY) == read_bill(wechat_bill(DAY, ENTRIES), DAY)


def test_a_bill_of_payments_alone_has_no_columns_of_refunds() -> None:
    data = wechat_bill(DAY, ENTRIES[:2])
    for name in ("商户退款单号", ",退款金额", "退款状态", "申请退款金额"):
        data = changed(data, name, f"{name[:1]}x{name[1:]}")
    assert read_bill(data, DAY).refunds == {}


def test_a_payment_that_was_revoked_is_one_item_without_money() -> None:
    gone = Entry("NX-9", 700, state="REVOKED")
    bill = read_bill(wechat_bill(DAY, [Entry("NX-9", 700), Entry("NX-8", 1), gone]), DAY)
    assert bill.payments == {"NX-9": (700, Standing.UNDONE, 4), "NX-8": (1, Standing.DONE, 3)}
    assert read_bill(wechat_bill(DAY, [gone]), DAY).payments == {"NX-9": (700, Standing.UNDONE, 2)}


@pytest.mark.parametrize(
    ("word", "standing"),
    [("SUCCESS", Standing.DONE), ("PROCESSING", Standing.UNDER_WAY), ("CHANGE", Standing.UNDONE)],
)
def test_a_refund_says_how_far_it_is(word: str, standing: Standing) -> None:
    data = wechat_bill(DAY, [Entry("NX-1", 5, refund="R-1", refund_state=word)])
    assert read_bill(data, DAY).refunds == {"R-1": (5, standing, 2)}


def test_a_refund_of_alipay_without_a_number_goes_by_its_order() -> None:
    data = changed(alipay_bill(DAY, [Entry("NX-1", 5, refund="R-1")]), "R-1", "")
    assert read_bill(data, DAY).refunds.keys() == {"NX-1"}


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0", b"a,b\n1,2\n", b"# only words\n", b"name\n\n\n"])
def test_what_is_no_bill_is_told_so(data: bytes) -> None:
    assert refusal(data)[0] in (BadBill.sentence, BAD_LETTERS)


@BOTH
def test_a_bill_in_another_writing_is_told_so(write: Writer) -> None:
    text = write(DAY, ENTRIES).decode("utf-8-sig" if write is wechat_bill else "gbk")
    assert refusal(text.encode("utf-16"))[0] in (BAD_LETTERS, BadBill.sentence)


@BOTH
def test_a_missing_column_is_named(write: Writer) -> None:
    name = "订单金额"
    data = write(DAY, ENTRIES).decode("utf-8-sig" if write is wechat_bill else "gbk").replace(name, "不知道")
    assert refusal(data.encode()) == (NO_COLUMN, 1 if write is wechat_bill else 5)


@BOTH
def test_a_bill_that_was_cut_off_is_told_with_its_end(write: Writer) -> None:
    """Wherever it ends before its totals; only the time of Alipay's export may be missing."""
    data = write(DAY, ENTRIES)
    ends = [at + 1 for at, byte in enumerate(data) if byte == 10][: -1 if write is wechat_bill else -2]
    for end in ends:
        text, line = refusal(data[:end])
        assert text in (CUT_OFF, BadBill.sentence)
        assert line in (0, data[:end].count(b"\n"))
    assert refusal(data[: ends[-1]]) == (CUT_OFF, len(ends))
    if write is wechat_bill:
        assert refusal(data[: data.rindex(b",")]) == (CUT_OFF, len(ends) + 1)


@BOTH
@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("NX-2", "NX-1", TWICE),
        ("NX-2", "", NO_KEY),
        ("50.01", "五十", NO_AMOUNT),
        ("50.01", "50.014", NO_AMOUNT),
        ("门诊费用", "门诊,`费用", FIELDS),
    ],
)
def test_a_line_that_cannot_be_is_told_with_its_number(write: Writer, old: str, new: str, text: str) -> None:
    line = {TWICE: 3, NO_KEY: 3, NO_AMOUNT: 3, FIELDS: 2}[text] + (0 if write is wechat_bill else 4)
    assert refusal(changed(write(DAY, ENTRIES), old, new, times=-1 if text == NO_AMOUNT else 1)) == (text, line)


@BOTH
def test_a_sort_that_nobody_knows_is_told(write: Writer) -> None:
    old = "SUCCESS" if write is wechat_bill else "交易,"
    assert refusal(changed(write(DAY, ENTRIES), old, "X,"[: len(old)].replace(",", "") + old[-1:]))[0] == UNKNOWN_SORT


def test_a_state_of_a_refund_that_nobody_knows_is_told() -> None:
    data = wechat_bill(DAY, [Entry("NX-1", 5, refund="R-1", refund_state="LOST")])
    assert refusal(data) == (UNKNOWN_SORT, 2)


@BOTH
def test_a_bill_of_another_day_is_told_with_the_line(write: Writer) -> None:
    assert refusal(write(DAY, ENTRIES), date(2026, 11, 21)) == (WRONG_DAY, 2 if write is wechat_bill else 3)


def test_a_line_of_another_day_is_told_too() -> None:
    data = changed(alipay_bill(DAY, ENTRIES), "2026-11-20 23:59:59,2026-11-20", "2026-11-20 23:59:59,2026-11-21")
    assert refusal(data) == (WRONG_DAY, 7)


@BOTH
def test_totals_that_do_not_match_are_told(write: Writer) -> None:
    data = write(DAY, ENTRIES)
    count, paid = ("`3,", "`60.01,`4.00\r") if write is wechat_bill else ("交易合计：2笔", "实收共60.01元")
    for old in (count, paid):
        text, line = refusal(changed(data, old, old.replace("3", "4").replace("：2", "：3").replace("60.01", "60.02")))
        assert (text, line) == (TOTALS, 6 if write is wechat_bill else 10)


def test_totals_that_are_no_numbers_are_told() -> None:
    assert refusal(changed(wechat_bill(DAY, ENTRIES), "`60.01,`4.00\r", "`x,`4.00\r")) == (NO_AMOUNT, 6)


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\x1f\x8bbroken", gzip.compress(b"a" * 99)[:-9]])
def test_a_damaged_archive_is_told_so(data: bytes) -> None:
    assert refusal(data) == (BAD_ARCHIVE, 0)


def test_an_archive_without_a_bill_is_told_so() -> None:
    assert refusal(zipped(b"", name="readme.txt")) == (BAD_ARCHIVE, 0)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zipped])
def test_what_is_too_large_for_a_bill_is_not_read(
    monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(bill_unpacking, "MOST", 1000)
    assert refusal(pack(wechat_bill(DAY, ENTRIES * 9)))[0] == TOO_LARGE


def test_a_field_that_no_program_would_write_is_refused() -> None:
    data = changed(alipay_bill(DAY, ENTRIES), "门诊费用", '"' + "x" * 200_000)
    assert refusal(data)[0] == BadBill.sentence


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_cut_out_or_changed_is_told_or_does_not_matter(data: st.DataObject) -> None:
    """No other error ever comes out, and what is read adds up to what the bill says."""
    write = data.draw(st.sampled_from([wechat_bill, alipay_bill]))
    bill = bytearray(write(DAY, ENTRIES))
    at = data.draw(st.integers(0, len(bill) - 1))
    bill[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=3))
    try:
        read = read_bill(bytes(bill), DAY)
    except BadBill:
        return
    assert isinstance(read, BillFile)
    assert read.lines == 3

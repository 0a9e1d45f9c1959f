"""Bill files, amounts, and wishes under way: the small parts both gateways share."""

import gzip
import hashlib
import io
from datetime import UTC, date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kiosk.adapters.gateways import bills, in_flight
from kiosk.adapters.gateways.amounts import fen, yuan
from kiosk.adapters.gateways.in_flight import InFlight
from kiosk.adapters.gateways.said import fields_of, is_base64, table_in, text_in, whole_in
from kiosk.domain.money_errors import GatewayAway

TEXT = "交易时间,金额\r\n`2026-03-02,`1.00\r\n".encode()
DIGEST = hashlib.sha1(TEXT, usedforsecurity=False).hexdigest()


def zipped(*names: str, text: bytes = TEXT) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, text)
    return packed.getvalue()


def test_a_bill_is_unpacked_and_its_digest_checked() -> None:
    assert [bills.gunzipped(packed, sha1=DIGEST.upper()) for packed in (gzip.compress(TEXT), TEXT)] == [TEXT, TEXT]
    for packed in (gzip.compress(TEXT + b"x"), gzip.compress(TEXT)[:-9], b"\x1f\x8b\x08nothing", b""):
        with pytest.raises(GatewayAway):
            bills.gunzipped(packed, sha1=DIGEST)


def test_a_bill_that_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bills, "LARGEST", 1000)
    with pytest.raises(GatewayAway, match="too large"):
        bills.gunzipped(gzip.compress(b"0" * 1001), sha1="")
    with pytest.raises(GatewayAway, match="too large"):
        bills.unzipped(zipped("a.csv", text=b"0" * 1001))


def test_the_list_is_taken_from_an_archive_and_not_its_summary() -> None:
    names = ("2088_20260302_业务明细.csv", "2088_20260302_业务明细(汇总).csv")
    assert bills.unzipped(zipped(*names)) == TEXT
    old = zipped("AAAA.csv", "BBBB.csv").replace(b"BBBB", "汇总".encode("gbk"))  # written without saying how
    assert bills.unzipped(old) == TEXT
    for packed in (zipped(), zipped("a.csv", "b.csv"), b"PK\x03\x04", zipped("a.csv")[:-30]):
        with pytest.raises(GatewayAway):
            bills.unzipped(packed)


def test_a_bill_is_early_until_ten_the_next_morning_in_beijing() -> None:
    day = date(2026, 3, 2)
    times = (datetime(2026, 3, 3, 1, 59, tzinfo=UTC), datetime(2026, 3, 3, 2, 0, tzinfo=UTC))
    assert [bills.is_early(day, time) for time in times] == [True, False]


@settings(max_examples=50)
@given(some.integers(min_value=0, max_value=10**11))
def test_no_fen_is_lost_on_the_way_to_yuan_and_back(amount: int) -> None:
    assert fen(yuan(amount)) == amount


def test_what_is_no_amount() -> None:
    assert [fen(text) for text in ("1", "1.5", "01.50", "0.00")] == [100, 150, 150, 0]
    wrong = ("", "1.", ".5", "1.005", "-1.00", "+1", "1e3", " 1", "1,00", "１", "12345678901", 1.0, 100, None)
    assert [fen(text) for text in wrong] == [None] * len(wrong)
    with pytest.raises(ValueError, match="below zero"):
        yuan(-1)


def test_a_wish_is_under_way_for_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(in_flight, "monotonic", lambda: now[0])
    wishes = InFlight(60)
    wishes.sent("sent")
    wishes.landed("landed")
    now[0] += 59
    assert [wishes.may_land(key) for key in ("sent", "landed", "before our time")] == [True, False, True]
    assert [wishes.was_sent(key) for key in ("sent", "landed", "before our time")] == [True, False, False]
    now[0] += 2
    assert [wishes.may_land(key) for key in ("sent", "before our time")] == [False, False]


def test_old_wishes_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_flight, "KEPT", 2)
    wishes = InFlight(60)
    for key in ("a", "b", "a", "c"):
        wishes.sent(key)
    assert [wishes.was_sent(key) for key in "abc"] == [True, False, True]


def test_what_only_looks_like_base64_is_none() -> None:
    texts = ("QUI=", "QUJD", "QUI", "QUI=x", "QU I=", "QUJ=", "", "ÄÖ==")
    assert [is_base64(text) for text in texts] == [True, True] + [False] * 6


def test_nothing_about_an_answer_is_taken_for_granted() -> None:
    for text in ("", b"\xff", "[]", "null", "{", "[" * 100_000):
        assert fields_of(text) == {}
    told = {"text": "a", "whole": 1, "table": {"b": 2}}
    assert [text_in(told, name) for name in ("text", "whole", "none")] == ["a", "", ""]
    assert [whole_in({"yes": True, **told}, name) for name in ("whole", "yes", "text")] == [1, None, None]
    assert [table_in(told, name) for name in ("table", "text")] == [{"b": 2}, {}]

"""The scanner's list of known codes; all else is unknown and nothing but unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.codes import Recognised, recognise
from kiosk.domain.errors import UnknownCode
from kiosk.domain.token import sign_ticket

TODAY = date(2026, 7, 30)
INDEX = "0123456789ABCDEF" * 4
TOKEN = sign_ticket(7, TODAY, key=b"a key for tests")

# What could hide in a code: sure hits, broken by a change in one place.
ALMOST = st.sampled_from([TOKEN, "424" + "0" * 25, INDEX + ":1", "11010519491231002X"])

BADGE = "NXB0123456789ABCDEFGHJKLMNP"


@pytest.mark.parametrize(
    ("scanned", "kind", "text"),
    [
        (TOKEN, "ticket", TOKEN),
        ("424" + "0123456789" * 2 + "01234", "insurance", "424" + "0123456789" * 2 + "01234"),
        (INDEX + ":1", "health", INDEX),
        (INDEX.lower() + ":0:20260730101500", "health", INDEX),
        ("11010519491231002X", "paper", "11010519491231002X"),
        ("11010519491231002x", "paper", "11010519491231002X"),
        ("810000199408230021", "paper", "810000199408230021"),
        ("932682198501010017", "paper", "932682198501010017"),
        (BADGE, "badge", BADGE),
        ("134567890123456789", "payment", "134567890123456789"),
        ("110105194912310021", "payment", "110105194912310021"),  # no ID number: its check digit is wrong
        ("2812345678901234", "payment", "2812345678901234"),
        ("281234567890123456789012", "payment", "281234567890123456789012"),
    ],
)
def test_codes_on_the_list(scanned: str, kind: str, text: str) -> None:
    assert recognise(scanned, today=TODAY) == Recognised(kind, text)


@pytest.mark.parametrize(
    "scanned",
    [
        "",
        " ",
        "hello",
        "https://example.org/pay?id=1",
        "http:80",
        "440105194912310021",
        "440105203012310021",
        "1101051949123100",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "424" + "0" * 24,
        "424" + "0" * 26,
        "425" + "0" * 25,
        INDEX,
        INDEX + ":",
        INDEX + ":1:2:3",
        "NX1.",
        "NX1.AAAA.BBBB",
        TOKEN.lower(),
        TOKEN + "A",
        TOKEN + "\n",
        "\x1b" + TOKEN,
        "\x02" + "11010519491231002X" + "\x03",
        "1" * 257,
        "1" * 1_000_000,
        "军字第1234567号",
        "\ud800",
    ],
)
def test_codes_not_on_the_list(scanned: str) -> None:
    with pytest.raises(UnknownCode) as caught:
        recognise(scanned, today=TODAY)
    assert caught.value.patient.text == UnknownCode.sentence
    assert len(scanned) < 6 or scanned not in caught.value.log


@given(
    st.text(max_size=300)
    | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1"))
    | st.from_regex(r"[0-9A-Za-z:.]{0,80}", fullmatch=True)
    | st.from_regex(
        r"[1-9][0-9]{16}[0-9Xx]|424[0-9]{25}|[0-9A-F]{32,64}:[0-9:]{1,9}|NX1\.[A-Z2-7.]{41}", fullmatch=True
    )
)
def test_whatever_is_scanned_is_known_or_unknown(scanned: str) -> None:
    try:
        code = recognise(scanned, today=TODAY)
    except UnknownCode:
        return
    assert code.kind in ("insurance", "health", "ticket", "paper", "badge", "payment")
    assert code.text.isascii()
    assert code.text.isprintable()
    assert scanned.upper().startswith(code.text)


@given(ALMOST, st.data())
def test_a_control_character_anywhere_makes_a_known_code_unknown(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code)))
    control = data.draw(st.characters(min_codepoint=0, max_codepoint=0x1F) | st.characters(min_codepoint=0x7F))
    with pytest.raises(UnknownCode):
        recognise(code[:place] + control + code[place:], today=TODAY)

"""WebVTT: what we write is read back, and each bad cue is named while the others stay."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.signs.webvtt import read, written
from kiosk.domain.signs import Caption

LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
TIMES = st.lists(st.integers(0, 36_000_000), min_size=2, max_size=12, unique=True).map(sorted)


@st.composite
def captions(draw: st.DrawFn) -> tuple[Caption, ...]:
    return tuple(Caption(start, end, draw(TEXT)) for start, end in pairwise(draw(TIMES)))


@given(captions())
def test_what_is_written_is_read_back(wanted: tuple[Caption, ...]) -> None:
    reading = read(written(wanted))
    assert reading.faults == ()
    assert reading.captions == wanted


@given(captions(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_end_of_line_will_do(wanted: tuple[Caption, ...], end: str) -> None:
    assert read("\ufeff" + written(wanted).replace("\n", end)).captions == wanted


@given(st.text())
def test_nothing_raises_and_what_is_kept_is_in_order(text: str) -> None:
    for whole in (text, f"WEBVTT\n\n{text}", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}"):
        kept = read(whole).captions
        assert all(one.end <= other.start for one, other in pairwise(kept))
        assert all(one.start < one.end and one.text.strip() for one in kept)


GOOD = "00:09.000 --> 00:10.000\nlast\n"


@pytest.mark.parametrize(
    ("cue", "fault"),
    [
        ("00:03.000 --> 00:01.000\nx", "line 6: it ends before it begins"),
        ("00:03.000 --> 00:03.000\nx", "line 6: it ends before it begins"),
        ("00:01.500 --> 00:04.000\nx", "line 6: it begins before the one above it ends"),
        ("00:03.000 --> 00:04.000\n", "line 6: it has no words"),
        ("00:03.000 --> 00:04.000\n<b></b>", "line 6: it has no words"),
        ("0:0:3.-004 --> 00:04.000\nx", "line 6: '0:0:3.-004 --> 00:04.000' is not hh:mm:ss.mmm --> hh:mm:ss.mmm"),
        ("00:03,000 --> 00:04,000\nx", "line 6: '00:03,000 --> 00:04,000' is not hh:mm:ss.mmm --> hh:mm:ss.mmm"),
        ("00:61.000 --> 01:04.000\nx", "line 6: '00:61.000 --> 01:04.000' is not hh:mm:ss.mmm --> hh:mm:ss.mmm"),
        ("words alone", "line 6: 'words alone' is not hh:mm:ss.mmm --> hh:mm:ss.mmm"),
        (
            "00:03.000 --> 00:04.000\na\n00:05.000 --> 00:06.000\nb",
            "line 6: --> stands in its words; is an empty line missing?",
        ),
    ],
)
def test_a_bad_cue_is_named_and_left_out(cue: str, fault: str) -> None:
    reading = read(f"WEBVTT\n\n00:01.000 --> 00:02.000\nfirst\n\n{cue}\n\n{GOOD}")
    assert [one.text for one in reading.captions] == ["first", "last"]
    assert reading.faults == (fault,)


def test_marks_names_notes_and_places_are_dropped() -> None:
    reading = read(
        "WEBVTT - 手语\nKind: captions\n\nNOTE a note\nof two lines\n\nSTYLE\n::cue { color: red }\n\n"
        "first\n00:00:01.000 --> 00:00:02.000 align:start position:0%\n<v 王>您好 &amp; <i>再见</i>\n第二行\n"
    )
    assert reading.faults == ()
    assert reading.captions == (Caption(1000, 2000, "您好 & 再见\n第二行"),)


@pytest.mark.parametrize("text", ["", "WEBVTTX\n", "1\n00:01.000 --> 00:02.000\nSubRip\n"])
def test_another_kind_of_file_is_told(text: str) -> None:
    assert read(text).captions == ()
    assert read(text).faults == ("line 1: it does not begin with WEBVTT",)

"""The bytes of a job, against what python-escpos itself makes of the same picture."""

import pytest
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.adapters import thermal
from kiosk.domain.papers import Raster
from kiosk.ports import PrinterState


@st.composite
def rasters(draw: st.DrawFn) -> Raster:
    width = draw(st.sampled_from([8, 384, 576]))
    height = draw(st.integers(1, 2 * thermal.BAND_ROWS + 1))
    seed = draw(st.binary(min_size=1, max_size=64))
    size = width // 8 * height
    return Raster(width, height, (seed * (size // len(seed) + 1))[:size])


@given(rasters())
def test_bands_are_those_of_python_escpos(raster: Raster) -> None:
    oracle = Dummy()
    # In a picture 1 is white, in a raster it is black.
    white = bytes(byte ^ 0xFF for byte in raster.rows)
    oracle.image(Image.frombytes("1", (raster.width, raster.height), white), fragment_height=thermal.BAND_ROWS)
    assert b"".join(thermal.bands(raster)) == oracle.output


@pytest.mark.parametrize("n", [thermal.STATUS, thermal.OFFLINE_CAUSE, thermal.ERROR_CAUSE, thermal.PAPER])
@given(byte=st.integers(0, 255))
def test_one_answer_alone_is_never_ready(n: int, byte: int) -> None:
    assert thermal.status_of({n: byte}).state not in (PrinterState.READY, PrinterState.PAPER_LOW)


@given(st.dictionaries(st.integers(1, 4), st.sampled_from([byte for byte in range(256) if thermal.is_real_time(byte)])))
def test_ready_only_when_nothing_speaks_against_it(answers: dict[int, int]) -> None:
    if thermal.status_of(answers).state is PrinterState.READY:
        assert not answers[thermal.STATUS] & 0x08
        assert not answers[thermal.PAPER] & 0x6C
        assert not answers.get(thermal.OFFLINE_CAUSE, 0) & 0x64


@given(st.integers(0, 255))
def test_the_two_kinds_of_answer_cannot_be_mixed_up(byte: int) -> None:
    assert not (thermal.is_real_time(byte) and thermal.is_in_order(byte))

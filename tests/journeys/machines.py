"""Machines of one hospital, made for a test."""

from collections.abc import Callable
from typing import cast

from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.machine import SAMPLE, Kiosk
from kiosk.ui.tour.robot import Robot

Machine = Callable[..., tuple[Kiosk, Robot]]  # settings that differ by name


def present(kiosk: Kiosk) -> None:
    """Put the sample card on the reader."""
    cast(DemoCardReader, kiosk.reader).present(SAMPLE)

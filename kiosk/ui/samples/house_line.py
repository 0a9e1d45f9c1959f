"""The start page without a message, and with one as long as administrators may write."""

from dataclasses import replace

from kiosk.domain.hospital import Message
from kiosk.ui.kiosk.window import KioskWindow

CHINESE = "今天二楼停水，洗手间请走东侧，一楼和三楼的照常可以使用。"
ENGLISH = "No water on floor 2 today. Please use the east side now."


def plain(window: KioskWindow) -> None:
    """What every day looks like."""
    _show(window)


def told(window: KioskWindow) -> None:
    """A day with something to tell everybody."""
    _show(window, Message(CHINESE, ENGLISH, window.house.now()))


def _show(window: KioskWindow, *messages: Message) -> None:
    window.house = window.house.of(replace(window.house.hospital, messages=messages))
    window.show_home()

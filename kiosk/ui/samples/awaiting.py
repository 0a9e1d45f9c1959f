"""Somebody has been called to a kiosk, for looking at: the place in line, and who comes."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.domain.help import HelpRequest, HelpSort, HelpState
from kiosk.domain.roles import Role
from kiosk.ui.kiosk.help_call import awaited as called_and_coming
from kiosk.ui.kiosk.help_call import standing
from kiosk.ui.kiosk.help_dialog import HelpDialog
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import local

AT = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
CALLED = HelpRequest(1, HelpSort.PERSON, "K1", "department", HelpState.WAITING, "", AT, waiting_before=2)
COMING = replace(CALLED, state=HelpState.TAKEN, owner="王敏", owner_role=Role.GUIDE, waiting_before=0)


def called(window: KioskWindow) -> None:
    """Two are before."""
    _show(window, CALLED, sign="help")


def coming(window: KioskWindow) -> None:
    """Somebody has taken it."""
    _show(window, COMING, sign="help_coming")


def awaited(window: KioskWindow) -> None:
    """The same in the bar of a page."""
    assert window.usher is not None
    window.usher.helping.tell(*called_and_coming(COMING))


def _show(window: KioskWindow, request: HelpRequest, *, sign: str) -> None:
    hospital = window.house.hospital
    window.overlays.say_help(local(hospital.guide_desk, hospital.guide_desk_en))
    dialog = window.overlays.dialog
    assert isinstance(dialog, HelpDialog)
    dialog.allow_cancelling()
    dialog.tell(*standing(request), sign=sign)

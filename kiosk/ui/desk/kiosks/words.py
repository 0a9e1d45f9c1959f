"""What is said of a sitting at a kiosk."""

from datetime import datetime

from kiosk.domain.live import ControlKind, Deed, Hold, LiveSitting
from kiosk.domain.roles import Person
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.flow.saving import stage_of, title_of
from kiosk.ui.language import joined, translate, translate_marked

MODES = {
    "large": QT_TRANSLATE_NOOP("Kiosks", "Large text"),
    "contrast": QT_TRANSLATE_NOOP("Kiosks", "High contrast"),
    "low": QT_TRANSLATE_NOOP("Kiosks", "Low"),
    "voice": QT_TRANSLATE_NOOP("Kiosks", "Voice"),
    "signs": QT_TRANSLATE_NOOP("Kiosks", "Sign language"),
}
KINDS = {
    ControlKind.BUTTON: QT_TRANSLATE_NOOP("Kiosks", "Button"),
    ControlKind.CHOICE: QT_TRANSLATE_NOOP("Kiosks", "Choice"),
    ControlKind.TICK: QT_TRANSLATE_NOOP("Kiosks", "On or off"),
    ControlKind.KEYS: QT_TRANSLATE_NOOP("Kiosks", "Keyboard"),
}
ENDS = {
    Deed.REFUSE: QT_TRANSLATE_NOOP("Kiosks", "The patient would rather go on alone, or has not answered."),
    Deed.TAKE_BACK: QT_TRANSLATE_NOOP("Kiosks", "The patient goes on alone at the kiosk."),
    Deed.LOSE: QT_TRANSLATE_NOOP("Kiosks", "The kiosk did not hear from this desk, and goes on by itself."),
}


def step_words(sitting: LiveSitting) -> str:
    """The page somebody stands before."""
    title = title_of(sitting.flow, sitting.step)
    return translate_marked("Steps", title) if title else sitting.step


def stage_words(sitting: LiveSitting) -> str:
    """The same in a word or two."""
    stage = stage_of(sitting.flow, sitting.step)
    return translate_marked("Steps", stage) if stage else sitting.step


def mode_words(sitting: LiveSitting) -> str:
    """The ways in which it is shown, if any but the usual one."""
    return joined(*(translate_marked("Kiosks", MODES[mode]) for mode in sitting.modes if mode in MODES))


def passed(since: datetime, now: datetime) -> str:
    """How long ago, as minutes and seconds."""
    seconds = max(0, int((now - since).total_seconds()))
    return translate("Kiosks", "{minutes}:{seconds}").format(minutes=seconds // 60, seconds=f"{seconds % 60:02}")


def state_words(sitting: LiveSitting, person: Person) -> tuple[str, str]:
    """How it stands, and the tone to say it in."""
    if sitting.is_wanted:
        return _helper_words(sitting, is_mine=sitting.helper_number == person.number), "good"
    return (translate("Kiosks", "Struggles"), "warn") if sitting.struggles else ("", "")


def _helper_words(sitting: LiveSitting, *, is_mine: bool) -> str:
    is_held = sitting.hold is Hold.HELD
    if is_mine:
        return translate("Kiosks", "You help") if is_held else translate("Kiosks", "You have asked")
    words = translate("Kiosks", "{owner} helps") if is_held else translate("Kiosks", "{owner} has asked")
    return words.format(owner=sitting.helper)


def end_words(deed: Deed | None) -> str:
    """Why the desk holds it no more."""
    known = ENDS.get(deed) if deed is not None else None
    return translate_marked("Kiosks", known) if known else translate("Kiosks", "The kiosk goes on by itself again.")

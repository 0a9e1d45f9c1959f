"""Sign mode for looking at: a film that stands still, and what is written to whoever was asked to come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.domain.help import HelpRequest, HelpSort, HelpState, Message, Side
from kiosk.flow.signing import clip_keys
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import is_chinese, translate, translate_marked
from kiosk.ui.signs.conversation import standing
from kiosk.ui.signs.front import Front
from kiosk.ui.signs.full import FullScreen
from kiosk.ui.signs.panel import SignPanel
from kiosk.ui.signs.placeholder import PlaceholderFilm
from kiosk.ui.signs.screen import Screen
from kiosk.ui.signs.talk import Talk

TOUCH = 42  # the picture of the film in which the hand has arrived
AT = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
WAITING = HelpRequest(1, HelpSort.SIGNS, "K1", "identify", HelpState.WAITING, "", AT, waiting_before=2)
WRITTEN = (
    ("我听不见。", "I cannot hear.", Side.PATIENT),
    ("我马上到，请稍等两分钟。", "I am on my way. Two minutes, please.", Side.STAFF),
)

Stage = Callable[[KioskWindow], None]


class StillFilm(QObject):
    """A film of which one picture is seen."""

    pictured = Signal()

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.image = QImage()
        screen.attach(self)

    def show_picture(self, image: QImage) -> None:
        """From now on this one."""
        self.image = image
        self.pictured.emit()


@cache
def _picture(icon: str) -> QImage:
    return PlaceholderFilm(icon).image(TOUCH)


def followed(stage: Stage) -> Stage:
    """``stage``, and the signer beside what it shows."""

    def staged(window: KioskWindow) -> None:
        clear(window)
        stage(window)
        for place in _places(window):
            tell(place, str(getattr(window.overlays.dialog or window.page, "sign", "")))

    return staged


def clear(window: KioskWindow) -> None:
    """Nothing of sign mode stands in front of the page any more."""
    for front in window.findChildren(Front):
        front.close_down()
    for place in (window.chrome.signer, window.chrome.turns):
        if place is not None:
            place.controls.show_slow(slow=False)
            place.controls.show_sight(on=False)
            place.controls.show_call("")


def _places(window: KioskWindow) -> tuple[SignPanel | FullScreen, ...]:
    full = tuple(each for each in window.findChildren(FullScreen) if each.isVisible())
    return full if window.chrome.signer is None else (window.chrome.signer, *full)


def tell(place: SignPanel | FullScreen, key: str) -> None:
    """The clip of ``key`` in the middle of its film; what only a person may sign is missing, and says so."""
    about = clip_keys().get(key)
    if about is None:
        return
    words = translate_marked("Signs", about.script)
    note = translate("Signs", "Nobody has signed this yet. Read the words. Or ask a signer to come.")
    place.signer.say(about.icon, note if about.is_grave else "", title=words)
    film = place.signer.findChild(StillFilm) or StillFilm(place.signer)
    film.show_picture(QImage() if about.is_grave else _picture(about.icon))
    place.caption.say(words)
    place.controls.show_playing(playing=not about.is_grave)
    place.show_film(has_film=not about.is_grave)


def fill_screen(window: KioskWindow) -> None:
    """The signer in front of the page."""
    full = FullScreen(window.theme, window, window.chrome.access)
    full.open()


def called(window: KioskWindow) -> None:
    """Slowly, by sight, and somebody is under way: what the buttons say then."""
    strip = window.chrome.turns or window.chrome.signer
    if strip is not None:
        strip.controls.show_slow(slow=True)
        strip.controls.show_sight(on=True)
        strip.controls.show_call(translate("Signs", "{name} is coming").format(name=_owner()))


def talk(window: KioskWindow) -> None:
    """Somebody has answered, and the patient writes."""
    shown = _talk(window, answered())
    shown.keys.set_text("谢谢" if is_chinese() else "Thank you")


def wait(window: KioskWindow) -> None:
    """Nobody has answered yet."""
    _talk(window, WAITING)


def answered() -> HelpRequest:
    """The request once it was taken, in the language on the screen."""
    written = tuple(Message(side, zh if is_chinese() else en, AT) for zh, en, side in WRITTEN)
    return replace(WAITING, state=HelpState.TAKEN, owner=_owner(), messages=written, waiting_before=0)


def _owner() -> str:
    return "王芳"


def _talk(window: KioskWindow, request: HelpRequest) -> Talk:
    assert window.usher is not None
    shown = Talk(window.theme, window, window.chrome.access, window.usher.speller)
    shown.tell(*standing(request))
    shown.allow(writing=True, asking=False)
    shown.show_messages(request.messages, owner=request.owner)
    shown.open()
    return shown

"""Switches the voice on and off: by its button, a key, or headphones; what speaks is loaded when it is first wanted."""

import logging
from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.domain.speech import CANTONESE, LANGUAGES
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words
from kiosk.ports import HeadphoneJack, Speech
from kiosk.settings import VoiceSettings
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import local
from kiosk.ui.tasks import Tasks
from kiosk.ui.theme import VOICE
from kiosk.ui.voice.complaints import hush_multimedia
from kiosk.ui.voice.narrator import Narrator
from kiosk.ui.voice.voice_keys import VoiceKeys, key_table

if TYPE_CHECKING:  # loaded when the voice is first wanted
    from kiosk.ui.voice.mode import VoiceMode
    from kiosk.ui.voice.sounding import Sounding

log = logging.getLogger(__name__)

MODE, LOUDSPEAKER = "kiosk.ui.voice.mode", "kiosk.ui.voice.loudspeaker"
NO_VOICE = QT_TRANSLATE_NOOP("Words", "This machine cannot speak this language. Everything is on the screen.")
WORKERS = 2  # one sentence, and the one after it


class VoiceSwitch(QObject):
    """Knows who can speak what, and shows the voice as not available where nobody can."""

    spoke = Signal(object)  # Line: begins to be heard
    _jack_told = Signal(object)  # whether something is plugged in; from a thread

    def __init__(
        self, window: KioskWindow, speech: Speech, settings: VoiceSettings, *, jack: HeadphoneJack | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._speech, self._settings = window, speech, settings
        self.tasks = Tasks(WORKERS)
        self._is_open = True
        self.mode: VoiceMode | None = None
        self.loudspeaker: Sounding | None = None
        self._spoken: frozenset[str] | None = None  # languages; None: not known yet
        self._is_asked = False  # who speaks what
        self._jack = jack
        self._is_plugged: bool | None = None  # None: nobody told
        self._jack_told.connect(self._hear_jack, Qt.ConnectionType.QueuedConnection)
        self.keys = key_table(asdict(settings.keys))
        self._keys = VoiceKeys(self.keys, self._struck, self._asked)
        window.windowHandle().installEventFilter(self._keys)
        window.dressed.connect(self._dressed)
        window.refused.connect(self._refuse)
        window.sitting.ended.connect(self._forget)

    @property
    def is_known(self) -> bool:
        """Whether it has been found out who speaks what."""
        return self._spoken is not None

    def get_ready(self) -> None:
        """When nobody needs anything: find out who can speak, and watch the headphone socket.

        Nothing that makes sound is loaded yet, and the speech engine runs in a process of its own.
        """
        self._ask()
        if self._jack is not None:
            self._jack.start(self._jack_told.emit)

    def toggle(self) -> None:
        """On, or off again."""
        self._window.toggle_mode(VOICE)

    def close(self) -> None:
        """Silence, for good."""
        self._is_open = False
        if self._jack is not None:
            self._jack.stop()
        self._window.windowHandle().removeEventFilter(self._keys)
        if self.mode is not None:
            self.mode.end()
        if self.loudspeaker is not None:
            self.loudspeaker.close()
        self.tasks.close()

    # ---- who can speak ------------------------------------------------------

    def _ask(self) -> None:
        if not self._is_asked and self._is_open:
            self._is_asked = True
            self.tasks.run(self._ask_voices, self._know, self._know_nothing)

    def _ask_voices(self) -> frozenset[str]:
        return frozenset(code for code in LANGUAGES if self._speech.voice(code) is not None)

    def _know(self, spoken: frozenset[str]) -> None:
        self._spoken = spoken
        self._dressed()

    def _know_nothing(self, _error: DomainError) -> None:
        self._know(frozenset())

    @property
    def is_mute(self) -> bool:
        """Nobody speaks the language on the screen, as far as is known."""
        return self._spoken is not None and self._window.language.code not in self._spoken

    def _refuse(self, mode: str) -> None:
        if mode == VOICE:
            hospital = self._window.house.hospital
            self._window.overlays.say(Words(NO_VOICE), local(hospital.guide_desk, hospital.guide_desk_en))

    # ---- the window -----------------------------------------------------------

    def _dressed(self) -> None:
        """New bars, another language, or the voice was switched."""
        wants = VOICE in self._window.modes and self._is_open
        if wants:
            self._ask()
        if self.is_mute:
            self._window.chrome.access.lack_voice()
            if wants:
                QTimer.singleShot(0, self, self._give_up)
        if wants and not self.is_mute and self._spoken is not None:
            mode = self._load()
            mode.dressed()
            if not mode.is_on:
                mode.begin()
        elif self.mode is not None and self.mode.is_on:
            self.mode.end()

    def _give_up(self) -> None:
        """On a screen in another language: nothing is mumbled."""
        if VOICE in self._window.modes and self.is_mute:
            self._window.modes -= {VOICE}
            self._window.switched.emit()
            self._window.redress()
            self._refuse(VOICE)

    def _load(self) -> "VoiceMode":
        if self.mode is None:
            kind = cast("type[VoiceMode]", import_module(MODE).VoiceMode)
            narrator = Narrator(self._speech, self._sound(), self.tasks)
            narrator.speaking.connect(self.spoke)
            speaks_cantonese = CANTONESE in (self._spoken or ())
            self.mode = kind(self._window, narrator, self._sound(), self._settings, speaks_cantonese=speaks_cantonese)
        return self.mode

    def _sound(self) -> "Sounding":
        if self.loudspeaker is None:
            hush_multimedia()
            self.loudspeaker = cast("Sounding", import_module(LOUDSPEAKER).Loudspeaker())
            self.loudspeaker.plug(headphones=bool(self._is_plugged))
            if self._settings.headphones:
                self.loudspeaker.privacy_changed.connect(self._heard_otherwise)
        return self.loudspeaker

    # ---- headphones -----------------------------------------------------------

    def _hear_jack(self, told: object) -> None:
        """What was plugged in before the kiosk started belongs to nobody who stands here."""
        was, self._is_plugged = self._is_plugged, bool(told)
        if self.loudspeaker is not None:
            self.loudspeaker.plug(headphones=self._is_plugged)
        if self._is_plugged and was is False:
            self._switch_on()

    def _heard_otherwise(self) -> None:
        if self.loudspeaker is not None and self.loudspeaker.is_private:
            self._switch_on()

    def _switch_on(self) -> None:
        if VOICE not in self._window.modes:
            self.toggle()

    # ---- keys -----------------------------------------------------------------

    def _struck(self, event: QEvent) -> None:
        if self.mode is not None:
            self.mode.struck(event)

    def _asked(self, action: str) -> bool:
        if action == "voice":
            self.toggle()
            return True
        return self.mode is not None and self.mode.ask(action)

    def _forget(self) -> None:
        """What was spoken to this patient is not kept."""
        if self._is_open:
            self.tasks.run(self._speech.forget, _done, _failed)


def _done(_nothing: None) -> None:
    """Nobody waits for it."""


def _failed(error: DomainError) -> None:
    log.warning("what was spoken could not be removed: %s", error.log)

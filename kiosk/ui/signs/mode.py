"""Sign mode while it is on: the signer follows whatever is on the screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.errors import DomainError
from kiosk.domain.signs import Clip, ClipKey, Kind
from kiosk.domain.words import Words
from kiosk.flow.signing import clip_keys, key_of
from kiosk.ports import NameSpeller, SignLibrary
from kiosk.ui.kiosk.calling import Calling
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import say, told, translate_marked
from kiosk.ui.pages.page import Page
from kiosk.ui.signs.absence import Absence
from kiosk.ui.signs.conversation import Conversation
from kiosk.ui.signs.notes import why_no_film
from kiosk.ui.signs.picture import SLOW, USUAL, Playing
from kiosk.ui.signs.showing import Showing
from kiosk.ui.signs.sight import BySight
from kiosk.ui.tasks import Task, Tasks

SIGNING = "signing"  # why the clock stands still
CALLED = "signer_called"


class SignMode(QObject):
    """Between `begin` and `end` each page, question and error has its clip."""

    signed = Signal(object)  # a Clip, from its beginning; one without a film is only captions

    def __init__(
        self,
        window: KioskWindow,
        library: SignLibrary,
        player: Playing,
        tasks: Tasks,
        calling: Calling,
        *,
        sight: BySight,
        speller: NameSpeller,
        idle_seconds: int,
    ) -> None:
        super().__init__(window)
        self._window, self._library, self._player, self._tasks = window, library, player, tasks
        self.calling, self._sight = calling, sight
        self.conversation = Conversation(window, calling, speller)
        self.is_on = False
        self.key = ""  # of what is signed
        self.clip: Clip | None = None
        self.showing = Showing(window, player)
        self._looking: Task[Clip | None] | None = None
        self._said = ""  # the very words of an error; its clip is about errors of its kind
        self._beside = ""  # the key of the page on which they stand
        self._language = ""  # of the captions
        self._is_slow = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self.absence = Absence(window, idle_seconds)
        self._actions: dict[str, Callable[[], None]] = {
            "replay": self.replay,
            "slow": self._toggle_slow,
            "pause": self._player.pause,
            "full": self.showing.open_full,
            "small": self.showing.close_full,
            "sight": self._toggle_sight,
            "call": self.calling.call,
        }
        self._connect()

    def _connect(self) -> None:
        window, player, sitting = self._window, self._player, self._window.sitting
        window.page_shown.connect(self._page_shown)
        sitting.complained.connect(self._complain)
        sitting.learned.connect(self.look_soon)
        sitting.ended.connect(self._forget)
        self.showing.asked.connect(self.ask)
        self.conversation.opened.connect(self.showing.close_full)
        self.conversation.left.connect(self._sign_called)
        self.calling.changed.connect(self._called)
        self._sight.changed.connect(self._show_state)
        self.absence.noticed.connect(self._leave_home)
        player.turned.connect(self._turned)
        player.ended.connect(self._ended)
        player.failed.connect(self._failed)
        player.pictured.connect(self._caption)

    # ---- on and off -------------------------------------------------------

    def begin(self) -> None:
        """From now on the signer is there."""
        self.is_on = True
        self.absence.begin()
        self._show_state()
        self.look_soon()

    def end(self) -> None:
        """Nothing is signed any more; without a sitting nobody waits for anybody either."""
        self.is_on = False
        self.key, self.clip, self._said = "", None, ""
        self.absence.end()
        self._soon.stop()
        self._drop()
        self.showing.forget()
        self.conversation.close()
        self._player.stop()
        self._window.idle.resume(SIGNING)
        if self._window.sitting.run is None:
            self._forget_wishes()

    def dressed(self) -> None:
        """The window has new bars: ours is among them."""
        overlays = self._window.overlays
        overlays.opened.connect(self._question)
        overlays.cleared.connect(self.look_soon)
        overlays.turned.connect(self.look_soon)
        self.showing.dressed()
        self.conversation.dressed()
        if self.is_on:
            if self._language != self._window.language.code:
                self.key = ""  # the same clip with other captions
            self._show_state()
            self._show_words()

    def ask(self, action: str) -> None:
        """Do what a button is for; whoever touches one is there."""
        self._window.overlays.somebody_is_there()
        self._actions[action]()

    # ---- what is on the screen ---------------------------------------------

    def look_soon(self, _news: object = None) -> None:
        """When everything stands, sign what is there, unless that is what was signed last."""
        if self.is_on:
            self._soon.start()

    def _page_shown(self, _name: str) -> None:
        if not self.is_on:
            return
        self._said = ""
        for front in (self.showing.full, self.conversation.talk):
            if front is not None:
                front.stay_in_front()
        page = self._window.page
        if isinstance(page, Page):
            page.troubled.connect(self._troubled)
        self.look_soon()

    def _question(self) -> None:
        self.showing.close_full()  # it must be seen as well
        self.conversation.close()
        self.look_soon()

    def _complain(self, error: DomainError) -> None:
        """Once, however often a watch finds it again."""
        key, said = key_of(type(error)), say(error.patient)
        if (key, said) != (self.key, self._said):
            self._sign(key, said=said)

    def _troubled(self, words: Words) -> None:
        """Said on the page itself; an error of the sitting's comes with its own clip just after."""
        self._sign("error_invalid_entry", said=say(words))

    def _look(self) -> None:
        dialog = self._window.overlays.dialog
        key = _sign_of(dialog or self._window.page)
        is_told = bool(self._said) and dialog is None and key == self._beside
        if key and key != self.key and not is_told:
            self._sign(key)

    def _sign(self, key: str, *, said: str = "") -> None:
        if not self.is_on:
            return
        self.key, self._said, self._beside = key, said, _sign_of(self._window.page)
        self._language = self._window.language.code
        self._drop()
        look = partial(self._library.clip, key, captions=self._language)
        self._looking = self._tasks.run(look, self._found, self._lost)

    def _found(self, found: Clip | None) -> None:
        self._looking = None
        about = clip_keys()[self.key]
        clip = found or Clip(self.key, "", Kind.PLACEHOLDER, None, ())
        if not about.allows(clip.kind):  # whatever a library says
            clip = replace(clip, film=None)
        self.clip = clip
        self._player.be_slow(SLOW if self._is_slow else USUAL)
        self._player.play(clip)
        self._show_words()
        self.signed.emit(clip)
        # Somebody has signed it, and the film is not there.
        self._show_title(about, is_broken=clip.film is None and clip.kind is Kind.HUMAN)
        if self.conversation.talk is None:
            self.showing.come(has_film=clip.film is not None)

    def _lost(self, _error: DomainError) -> None:
        self._found(None)

    def _failed(self, key: str) -> None:
        """The file is there, and cannot be played."""
        if self.is_on and key == self.key:
            self._show_title(clip_keys()[key], is_broken=True)
            self._show_words()

    def _show_title(self, about: ClipKey, *, is_broken: bool) -> None:
        note = why_no_film(about, self.clip, is_broken=is_broken)
        self.showing.title(translate_marked("Signs", about.script), about.icon, note)

    # ---- while it plays ------------------------------------------------------

    def replay(self) -> None:
        """From the beginning."""
        if self.clip is not None:
            self._player.replay()

    def _caption(self) -> None:
        clip = self.clip
        if clip is not None and self._player.is_playing and not self._said:
            at = self._player.at
            words = next((each.text for each in clip.captions if each.start <= at < each.end), None)
            if words is not None:
                self.showing.caption(words)

    def _show_words(self) -> None:
        """All of them: while nothing plays, and for an error, whose own words count."""
        script = told(*(each.text for each in self.clip.captions)) if self.clip else ""
        if self.key:
            self.showing.caption(self._said or script or translate_marked("Signs", clip_keys()[self.key].script))

    def _turned(self) -> None:
        idle = self._window.idle
        if self._player.is_playing and not idle.is_warning:
            idle.suspend(SIGNING)
        elif not self._player.is_playing:
            idle.resume(SIGNING)
        self.showing.playing(playing=self._player.is_playing)

    def _ended(self) -> None:
        self._show_words()
        self.showing.rest()
        if self.key == CALLED:
            self.look_soon()

    def _sign_called(self) -> None:
        """Back from writing: that somebody is under way, then the page again."""
        if self.calling.is_waiting:
            self._sign(CALLED)

    def _toggle_slow(self) -> None:
        self._is_slow = not self._is_slow
        self._player.be_slow(SLOW if self._is_slow else USUAL)
        self._show_state()

    def _toggle_sight(self) -> None:
        self._sight.wish(on=not self._sight.is_wished)

    def _called(self) -> None:
        self.absence.be_patient(waits=self.calling.is_waiting)
        self._show_state()

    def _show_state(self) -> None:
        self.showing.state(slow=self._is_slow, sight=self._sight.is_wished, call=self.calling.words())
        self.showing.playing(playing=self._player.is_playing)

    # ---- the end -------------------------------------------------------------

    def _drop(self) -> None:
        if self._looking is not None:
            self._looking.drop()
            self._looking = None

    def _forget(self) -> None:
        """Nothing of this patient is left."""
        self._drop()
        self._said = self.key = ""
        self.showing.close_full()
        self._be_usual()
        self.look_soon()

    def _forget_wishes(self) -> None:
        self.calling.forget()
        self._sight.forget()
        self._be_usual()

    def _be_usual(self) -> None:
        self._is_slow = False
        self._player.be_slow(USUAL)
        self._show_state()

    def _leave_home(self) -> None:
        self._forget_wishes()
        self._window.undo_modes()


def _sign_of(shown: QObject) -> str:
    """The key of its clip; "" for what only those who hear are asked."""
    return str(getattr(shown, "sign", ""))

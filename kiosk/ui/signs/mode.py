"""Sign mode while it is on: the signer follows whatever is on the screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from kiosk.domain.errors import DomainError
from kiosk.domain.signs import Clip, ClipKey, Kind
from kiosk.domain.words import Words
from kiosk.flow.signing import clip_keys, key_of
from kiosk.ports import NameSpeller, SignLibrary
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import say, told, translate, translate_marked
from kiosk.ui.pages.page import Page
from kiosk.ui.signs.calling import Calling
from kiosk.ui.signs.conversation import Conversation
from kiosk.ui.signs.picture import SLOW, USUAL, Playing
from kiosk.ui.signs.showing import Showing
from kiosk.ui.tasks import Task, Tasks

SIGNING = "signing"  # why the clock stands still


class SignMode(QObject):
    """Between `begin` and `end` each page, question and error has its clip."""

    def __init__(
        self,
        window: KioskWindow,
        library: SignLibrary,
        player: Playing,
        tasks: Tasks,
        calling: Calling,
        *,
        speller: NameSpeller,
        idle_seconds: int,
    ) -> None:
        super().__init__(window)
        self._window, self._library, self._player, self._tasks = window, library, player, tasks
        self.calling = calling
        self.conversation = Conversation(window, calling, speller)
        self.is_on = False
        self.key = ""  # of what is signed
        self.clip: Clip | None = None
        self.showing = Showing(window, player)
        self._looking: Task[Clip | None] | None = None
        self._said = ""  # the very words of an error; its clip is about errors of its kind
        self._is_slow = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self._gone = QTimer(self, singleShot=True, interval=idle_seconds * 1000)
        self._gone.timeout.connect(self._leave_home)
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
        self.calling.changed.connect(self._show_state)
        player.turned.connect(self._turned)
        player.ended.connect(self._ended)
        player.failed.connect(self._failed)
        player.pictured.connect(self._caption)

    # ---- on and off -------------------------------------------------------

    def begin(self) -> None:
        """From now on the signer is there."""
        self.is_on = True
        self._gone.start()
        self.look_soon()

    def end(self) -> None:
        """Nothing is signed any more."""
        self.is_on = False
        self.key, self.clip = "", None
        for timer in (self._soon, self._gone):
            timer.stop()
        self._drop()
        self.showing.close_full()
        self.conversation.close()
        self._player.stop()
        self._window.idle.resume(SIGNING)

    def dressed(self) -> None:
        """The window has new bars: ours is among them."""
        overlays = self._window.overlays
        overlays.opened.connect(self._question)
        overlays.cleared.connect(self.look_soon)
        self.showing.dressed()
        self.conversation.dressed()
        if self.is_on:
            self._show_state()
            self._show_words()

    def ask(self, action: str) -> None:
        """Do what a button is for."""
        self._gone.start()
        self._actions[action]()

    # ---- what is on the screen ---------------------------------------------

    def look_soon(self, _news: object = None) -> None:
        """When everything stands, sign what is there, unless that is what was signed last."""
        if self.is_on:
            self._soon.start()

    def _page_shown(self, _name: str) -> None:
        self._said = ""
        self._gone.start()
        page = self._window.page
        if self.is_on and isinstance(page, Page):
            page.troubled.connect(self._troubled)
        self.look_soon()

    def _question(self) -> None:
        self.showing.close_full()  # it must be seen as well
        self.conversation.close()
        self.look_soon()

    def _complain(self, error: DomainError) -> None:
        self._sign(key_of(type(error)), said=say(error.patient))

    def _troubled(self, words: Words) -> None:
        """Said on the page itself; an error of the sitting's comes with its own clip just after."""
        self._sign("error_invalid_entry", said=say(words))

    def _look(self) -> None:
        front = self._window.overlays.dialog or self._window.page
        key = str(getattr(front, "sign", ""))
        if key and not (key == self.key or (self._said and self._window.overlays.dialog is None)):
            self._sign(key)

    def _sign(self, key: str, *, said: str = "") -> None:
        if not self.is_on:
            return
        self.key, self._said = key, said
        self._drop()
        look = partial(self._library.clip, key, captions=self._window.language.code)
        self._looking = self._tasks.run(look, self._found, self._lost)

    def _found(self, clip: Clip | None) -> None:
        self._looking = None
        about = clip_keys()[self.key]
        self.clip = clip or Clip(self.key, "", Kind.PLACEHOLDER, None, ())
        self._player.be_slow(SLOW if self._is_slow else USUAL)
        self._player.play(self.clip)
        self._show_words()
        self.showing.title(translate_marked("Signs", about.script), about.icon, self._note(about, is_broken=False))
        self.showing.come(has_film=self.clip.film is not None)

    def _lost(self, _error: DomainError) -> None:
        self._found(None)

    def _failed(self, key: str) -> None:
        """The file is there, and cannot be played."""
        about = clip_keys()[key]
        self._player.stop()
        self.showing.title(translate_marked("Signs", about.script), about.icon, self._note(about, is_broken=True))

    def _note(self, about: ClipKey, *, is_broken: bool) -> str:
        if is_broken:
            return translate("Signs", "The film does not play. Read the words.")
        if self.clip is not None and self.clip.film is not None:
            return ""
        return (
            translate("Signs", "Nobody has signed this yet. Read the words. Or ask a signer to come.")
            if about.is_grave
            else translate("Signs", "Nobody has signed this yet. Read the words.")
        )

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

    def _toggle_slow(self) -> None:
        self._is_slow = not self._is_slow
        self._player.be_slow(SLOW if self._is_slow else USUAL)
        self._show_state()

    def _toggle_sight(self) -> None:
        self.calling.wish_sight(on=not self.calling.by_sight)

    def _show_state(self) -> None:
        self.showing.state(slow=self._is_slow, sight=self.calling.by_sight, call=self.calling.words())
        self.showing.playing(playing=self._player.is_playing)

    # ---- the end -------------------------------------------------------------

    def _drop(self) -> None:
        if self._looking is not None:
            self._looking.drop()
            self._looking = None

    def _forget(self) -> None:
        """Nothing of this patient is left."""
        self._is_slow, self._said, self.key = False, "", ""

    def _leave_home(self) -> None:
        """Somebody switched it on and walked away without sitting down; a sitting has a clock of its own."""
        if self.is_on and self._window.page_name == "home":
            self._window.undo_modes()

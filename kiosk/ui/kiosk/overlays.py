"""What comes in front of a page: questions, messages, "one moment"."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.domain.words import Words
from kiosk.ui.kiosk.covering import cover, uncover
from kiosk.ui.kiosk.dialogs import Message, PleaseWait, ReallyBack, ReallyLeave, SayAloud, StillThere
from kiosk.ui.kiosk.help_dialog import HelpDialog
from kiosk.ui.language import say, translate
from kiosk.ui.motion import come_to_front, leave_behind
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.dialog import Dialog


class Overlays(QObject):
    """At most one dialog at a time; the help bar stays lit above it."""

    stayed = Signal()
    left = Signal()
    allowed = Signal()  # private words may be said aloud
    returned = Signal()  # one step back, giving up what was kept
    cleared = Signal()  # nothing is in front any more
    opened = Signal()  # something is
    turned = Signal()  # what is in front says something else by now

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        lit: QWidget,
        *,
        strip: QWidget | None = None,
        signer: QWidget | None = None,
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._lit = theme, window, lit
        self._strip, self._signer = strip, signer  # of the voice and of sign mode: they stay lit as well
        self._dialog: Dialog | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(theme.ms("wait-after"))
        self._slow.timeout.connect(self._show_wait)

    @property
    def dialog(self) -> Dialog | None:
        """What is in front now."""
        return self._dialog

    def close(self) -> None:
        """Nothing in front any more."""
        self._slow.stop()
        self._drop()

    def stay_in_front(self) -> None:
        """A new page must not cover what is in front."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._raise_lit(self._dialog)

    def somebody_is_there(self) -> None:
        """Whoever puts a card down need not say so as well."""
        if isinstance(self._dialog, StillThere):
            self._stay()

    def dismiss(self) -> bool:
        """Close what a person may close; whether there was something in front."""
        if self._dialog is None:
            return False
        if self._dialog.give_way():
            self._stay()
        return True

    def put(self, dialog: Dialog) -> None:
        """Bring somebody else's question to the front; what was there goes."""
        self._open(dialog)

    def take(self, dialog: Dialog) -> None:
        """Take it away, if it is still there."""
        if self._dialog is dialog:
            self._drop()

    def wait_for(self, *, busy: bool) -> None:
        """Say "one moment" when work takes longer than a blink."""
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            if isinstance(self._dialog, PleaseWait):
                self._drop()

    def _show_wait(self) -> None:
        if self._dialog is None:
            self._open(PleaseWait(self._theme, self._window))

    def say_away(self, *, away: bool) -> None:
        """The database does not answer; it is tried again until it does."""
        if away and not isinstance(self._dialog, Away):
            self._open(Away(self._theme, self._window))
        elif not away and isinstance(self._dialog, Away):
            self._drop()

    def ask_still_there(self, left: int, whole: int) -> None:
        """您还在吗, counting down."""
        if not isinstance(self._dialog, StillThere):
            dialog = StillThere(self._theme, self._window)
            dialog.stay.connect(self._stay)
            dialog.leave.connect(self._leave)
            self._open(dialog)
        assert isinstance(self._dialog, StillThere)
        self._dialog.show_left(left, whole)

    def ask_leave(self, *, is_paying: bool) -> None:
        """退出 in the middle."""
        line = (
            translate("Dialogs", "Your place is given back. We check that nothing is charged.")
            if is_paying
            else translate("Dialogs", "Nothing has been charged. What you entered is cleared.")
        )
        dialog = ReallyLeave(self._theme, self._window, line, sign="leave_paying" if is_paying else "leave")
        dialog.stay.connect(self._stay)
        dialog.leave.connect(self._leave)
        self._open(dialog)

    def ask_back(self) -> None:
        """返回 from paying."""
        dialog = ReallyBack(self._theme, self._window)
        dialog.stay.connect(self._stay)
        dialog.back.connect(self._back)
        self._open(dialog)

    def ask_aloud(self) -> None:
        """Whether private words may be heard by whoever stands near; dismissed they may not."""
        dialog = SayAloud(self._theme, self._window)
        dialog.stay.connect(self._stay)
        dialog.aloud.connect(self._allow)
        self._open(dialog)

    def drop_question(self) -> None:
        """The page it was about is gone: paid meanwhile, a place is not given back any more."""
        if isinstance(self._dialog, ReallyLeave | ReallyBack):
            self._drop()

    def say_help(self, place: str) -> None:
        """Where a person is."""
        dialog = HelpDialog(self._theme, self._window, place)
        dialog.closed.connect(self._stay)
        self._open(dialog)

    def say(self, words: Words, place: str, *, sign: str = "message") -> None:
        """A sentence that must be read; ``sign`` is the key of its clip."""
        line = translate("Dialogs", "If you need help: {place}.").format(place=place) if place else ""
        self._say(say(words), line, sign=sign)

    def _say(self, title: str, line: str, *, sign: str) -> None:
        button = translate("Dialogs", "OK")
        dialog = Message(self._theme, self._window, title=title, line=line, button=button, sign=sign)
        dialog.closed.connect(self._stay)
        self._open(dialog)

    def _stay(self) -> None:
        self._drop()
        self.stayed.emit()

    def _allow(self) -> None:
        self.allowed.emit()  # first: what is read next depends on it
        self._stay()

    def _leave(self) -> None:
        self._drop()
        self.left.emit()

    def _back(self) -> None:
        self._drop()
        self.returned.emit()

    def _open(self, dialog: Dialog) -> None:
        self._drop()
        self._fade()
        self._dialog = dialog
        if self._lit.parentWidget() is not self._window:  # beside the page, where nothing can raise it above the scrim
            dialog.leave_free(self._lit.width())
        if self._strip is not None:
            dialog.leave_free_below(self._kept_below(self._strip))
        if self._signer is not None:
            self._make_room_for(self._signer, dialog)
        dialog.open()
        self._raise_lit(dialog)
        self._lit.setProperty("keeps-keys", True)  # arrows do not lead from it to what is covered
        come_to_front(self._window)
        self.opened.emit()

    def _kept_below(self, strip: QWidget) -> int:
        """Pixels from the voice's strip to the bottom; in low mode a question keeps clear of the rest by itself."""
        is_clear = self._theme.is_low and not self._theme.lies
        return strip.height() if is_clear else self._window.height() - strip.mapTo(self._window, QPoint()).y()

    def _make_room_for(self, signer: QWidget, dialog: Dialog) -> None:
        """Questions are signed too: they stand beside the signer, or below."""
        if self._theme.lies:
            dialog.leave_free_left(signer.width())
        else:
            dialog.stand_below(signer.mapTo(self._window, signer.rect().bottomLeft()).y())

    def _raise_lit(self, dialog: Dialog) -> None:
        lit = tuple(each for each in (self._lit, self._strip, self._signer) if each is not None)
        for each in lit:
            each.raise_()
        cover(self._window, dialog, *lit)

    def _fade(self) -> None:
        leave_behind(self._window, self._window.rect(), self._theme, "dialog-fade")

    def _drop(self) -> None:
        if self._dialog is not None:
            self._fade()
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None
            self._lit.setProperty("keeps-keys", None)
            uncover(self._window)
            self.cleared.emit()


class Away(PleaseWait):
    """The connection is interrupted."""

    sign = "away"

    def words(self) -> tuple[str, str]:
        """It mends itself."""
        return (
            translate("Dialogs", "The connection is interrupted"),
            translate("Dialogs", "It comes back by itself. What you entered is kept. You can also ask staff."),
        )

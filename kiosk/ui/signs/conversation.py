"""Lets patient and staff write to each other while a signer is under way."""

from PySide6.QtCore import QObject

from kiosk.domain.help import HelpRequest, HelpState
from kiosk.ports import NameSpeller
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.signs.calling import Calling
from kiosk.ui.signs.talk import Talk


class Conversation(QObject):
    """Between what is known of the request and what is seen of it."""

    def __init__(self, window: KioskWindow, calling: Calling, speller: NameSpeller) -> None:
        super().__init__(window)
        self._window, self._calling, self._speller = window, calling, speller
        self.talk: Talk | None = None
        calling.wanted.connect(self.open)
        calling.changed.connect(self._show)
        window.sitting.ended.connect(self.close)

    def dressed(self) -> None:
        """The window has new bars: what was in front is shown anew; a draft is kept."""
        draft = self.talk.keys.draft() if self.talk is not None else None
        self.close()
        if draft is not None:
            self.open()
            assert self.talk is not None
            self.talk.keys.restore(draft)

    def open(self) -> None:
        """Show what is written."""
        if self.talk is None:
            window = self._window
            window.overlays.close()
            self.talk = Talk(window.theme, window, window.chrome.access, self._speller)
            self.talk.said.connect(self._calling.say)
            self.talk.closed.connect(self.close)
            self._show()
            self.talk.open()

    def close(self) -> None:
        """The page again."""
        talk, self.talk = self.talk, None
        if talk is not None:
            talk.close_down()
            self._window.focus_page()

    def _show(self) -> None:
        request, talk = self._calling.request, self.talk
        if talk is None:
            return
        talk.tell(*self._told())
        if request is not None:
            talk.show_messages(request.messages, owner=request.owner)

    def _told(self) -> tuple[str, str]:
        request = self._calling.request
        if self._calling.is_lost:
            return (
                translate("Signs", "The call did not go through"),
                translate("Signs", "Go to the guide desk. Or tap “Ask a signer” again."),
            )
        if request is None:
            return translate("Signs", "We call a signer"), translate("Signs", "One moment.")
        return standing(request)


def standing(request: HelpRequest) -> tuple[str, str]:
    """How it stands, and what to do meanwhile."""
    if request.state is HelpState.CLOSED:
        return translate("Signs", "This call is over"), translate("Signs", "Need help again? Call again.")
    waiting = translate("Signs", "Stay here. You can write meanwhile.")
    if request.state is HelpState.TAKEN:
        return translate("Signs", "{name} is coming").format(name=request.owner), waiting
    if request.waiting_before:
        waiting = translate("Signs", "{count} before you. Stay here. You can write meanwhile.")
    return translate("Signs", "We called a signer"), waiting.format(count=request.waiting_before)

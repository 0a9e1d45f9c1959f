"""Lets patient and staff write to each other while a signer is under way."""

from PySide6.QtCore import QObject, Signal

from kiosk.domain.help import HelpRequest, HelpState
from kiosk.ports import NameSpeller
from kiosk.ui.kiosk.calling import Calling
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import translate
from kiosk.ui.signs.talk import Talk


class Conversation(QObject):
    """Between what is known of the request and what is seen of it."""

    opened = Signal()  # what is written is in front of the page
    left = Signal()  # by the patient, who goes on with the page

    def __init__(self, window: KioskWindow, calling: Calling, speller: NameSpeller) -> None:
        super().__init__(window)
        self._window, self._calling, self._speller = window, calling, speller
        self.talk: Talk | None = None
        calling.wanted.connect(self.open)
        calling.changed.connect(self._show)
        calling.unsaid.connect(self._give_back)
        window.sitting.ended.connect(self.close)

    def dressed(self) -> None:
        """The window has new bars: what was in front is shown anew; a draft is kept."""
        draft = self.talk.keys.draft() if self.talk is not None else None
        self.close()
        if draft is not None:
            self.open()
        if draft and self.talk is not None:
            self.talk.keys.restore(draft)

    def open(self) -> None:
        """Show what is written, unless the patient has to wait for something just now."""
        window = self._window
        window.overlays.dismiss()
        if self.talk is None and window.overlays.dialog is None:
            self.opened.emit()
            self.talk = Talk(window.theme, window, window.chrome.access, self._speller)
            self.talk.said.connect(self._calling.say)
            self.talk.asked.connect(self._calling.ask)
            self.talk.closed.connect(self._leave)
            self._show()
            self.talk.open()

    def close(self) -> None:
        """The page again."""
        talk, self.talk = self.talk, None
        if talk is not None:
            talk.close_down()

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _give_back(self, text: str) -> None:
        """What did not arrive is there again to be sent."""
        if self.talk is not None and not self.talk.keys.text:
            self.talk.keys.set_text(text)

    def _show(self) -> None:
        request, talk = self._calling.request, self.talk
        if talk is None:
            return
        talk.tell(*self._told())
        talk.allow(writing=self._calling.is_waiting, asking=self._calling.can_ask)
        if request is not None:
            talk.show_messages(request.messages, owner=request.owner)

    def _told(self) -> tuple[str, str]:
        request = self._calling.request
        if self._calling.is_lost and request is not None:
            head, _line = standing(request)
            return head, translate("Signs", "The network is away. We try again. Stay here.")
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

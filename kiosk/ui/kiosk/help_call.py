"""找工作人员: the tap that has somebody come, and what is seen of it on every page until they are there."""

from PySide6.QtCore import QObject

from kiosk.domain.help import HelpRequest, HelpSort, HelpState
from kiosk.domain.roles import NAMES
from kiosk.ui.kiosk.calling import Calling
from kiosk.ui.kiosk.help_dialog import HelpDialog
from kiosk.ui.kiosk.window import KioskWindow
from kiosk.ui.language import local, translate, translate_marked

LOW = "low"  # the mode of whoever sits before the screen


class HelpCall(QObject):
    """Between the buttons that ask for a person, the request, and the dialog and strip that show how it stands."""

    def __init__(self, window: KioskWindow, calling: Calling) -> None:
        super().__init__(window)
        self._window, self._calling = window, calling
        self._dialog: HelpDialog | None = None
        window.help_asked.connect(self._asked)
        calling.changed.connect(self._show)
        if window.usher is not None:
            window.usher.helping.person_wanted.connect(self._struggling)

    def _asked(self) -> None:
        """The usher has said where staff are; now somebody is called, and the same words tell who."""
        self._calling.ask(HelpSort.WHEELCHAIR if LOW in self._window.modes else HelpSort.PERSON)
        self._hold()
        self._show()

    def _struggling(self) -> None:
        """Somebody should come, and nothing need be read for it: the strip on the page tells the rest."""
        self._calling.ask(HelpSort.STRUGGLE)

    def _hold(self) -> None:
        dialog = self._window.overlays.dialog
        if isinstance(dialog, HelpDialog) and dialog is not self._dialog:
            self._dialog = dialog
            dialog.cancelled.connect(self._cancel)

    def _cancel(self) -> None:
        self._calling.cancel()
        if self._dialog is not None:
            self._window.overlays.take(self._dialog)

    # ---- what is seen -----------------------------------------------------------

    def _show(self) -> None:
        request = self._calling.request
        self._show_dialog(request)
        usher = self._window.usher
        if usher is not None:
            usher.helping.tell(*awaited(request))

    def _show_dialog(self, request: HelpRequest | None) -> None:
        dialog = self._dialog
        if dialog is None or self._window.overlays.dialog is not dialog:
            self._dialog = None
            return
        if self._calling.is_lost:
            hospital = self._window.house.hospital
            place = local(hospital.guide_desk, hospital.guide_desk_en)
            dialog.forbid_cancelling()
            self._tell(translate("Dialogs", "The call did not go through"), told_place(place))
        elif request is not None and request.state is HelpState.CLOSED:
            self._window.overlays.take(dialog)
        elif request is not None:
            dialog.allow_cancelling()
            self._tell(*standing(request), is_coming=request.state is HelpState.TAKEN)

    def _tell(self, title: str, line: str, *, is_coming: bool = False) -> None:
        assert self._dialog is not None
        if self._dialog.tell(title, line, sign="help_coming" if is_coming else "help"):
            self._window.overlays.turned.emit()


def awaited(request: HelpRequest | None) -> tuple[str, str]:
    """In the bar of the page, while somebody is awaited; the words about a signer stand on a button of theirs."""
    if request is None or request.state is HelpState.CLOSED or request.sort is HelpSort.SIGNS:
        return "", ""
    short = request.owner if request.state is HelpState.TAKEN else translate("Dialogs", "Staff called")
    return standing(request)[0], short


def told_place(place: str) -> str:
    """Where staff are, for whoever cannot be called to."""
    return translate("Dialogs", "Please go to: {place}. What you entered stays here.").format(place=place)


def standing(request: HelpRequest) -> tuple[str, str]:
    """How it stands, and what to do meanwhile."""
    stay = translate("Dialogs", "Please stay here.")
    if request.state is HelpState.TAKEN:
        return translate("Dialogs", "{name} is coming").format(name=_who(request)), stay
    if request.waiting_before:
        words = translate("Dialogs", "{count} before you. Please stay here.")
        return translate("Dialogs", "We have called staff"), words.format(count=request.waiting_before)
    return translate("Dialogs", "We have called staff"), translate("Dialogs", "You are next. Please stay here.")


def _who(request: HelpRequest) -> str:
    """Name and role."""
    if request.owner_role is None:
        return request.owner
    role = translate_marked("Roles", NAMES[request.owner_role])
    return translate("Dialogs", "{name} ({role})").format(name=request.owner, role=role)

"""机器: every machine as it was last heard of, its papers, and what troubles it."""

from datetime import datetime

from kiosk.domain.devices import DeviceStatus, MachineRole, PaperSeen
from kiosk.domain.words import QT_TRANSLATE_NOOP
from kiosk.ui.desk.hall.words import reason_word
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.tabs.age import ago
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import joined, translate, translate_marked

ROLES = {
    MachineRole.KIOSK: QT_TRANSLATE_NOOP("Hall", "Kiosk"),
    MachineRole.DESK: QT_TRANSLATE_NOOP("Hall", "Desk"),
    MachineRole.WINDOW: QT_TRANSLATE_NOOP("Hall", "Window"),
    MachineRole.BOARD: QT_TRANSLATE_NOOP("Hall", "Board"),
}
LOW = "paper_low"


class Kiosks(Tab):
    """From here one goes to the kiosk that needs somebody."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("Hall", "Machine"), 3),
            Column(translate("Hall", "Heard of"), 3),
            Column(translate("Hall", "Papers"), 4),
            Column(translate("Hall", "Last session"), 4),
            Column(translate("Hall", "State"), 5),
        )
        super().__init__(view, translate("Hall", "Machines"), columns)
        self._machines: dict[object, DeviceStatus] = {}
        self.help = self.add_key(translate("Hall", "Help there"), "F5", self._go, icon="hand-finger")

    def look(self) -> None:
        """Every machine, as it was heard of."""
        actor = self.view.actor
        self.read(lambda: self.desk().overview.kiosks(actor=actor), self._show)

    def _show(self, found: tuple[DeviceStatus, ...]) -> None:
        now = self.view.now()
        ordered = sorted(found, key=lambda one: (_tone(one, now) not in ("bad", "warn"), one.beat.role, one.name))
        self._machines = {one.name: one for one in ordered}
        self.show_lines([_line(one, now) for one in ordered])

    def show_row(self, key: object) -> None:
        """One machine in words."""
        one = self._machines.get(key)
        self.help.setVisible(one is not None and one.beat.role is MachineRole.KIOSK)
        if one is None:
            self.tell(translate("Hall", "No machine has been heard of"))
            return
        now, beat = self.view.now(), one.beat
        self.tell(
            f"{one.name} · {translate_marked('Hall', ROLES[beat.role])}",
            joined(_state(one, now), ago(one.seen_at, now)),
            translate("Hall", "Page: {page}").format(page=beat.page) if beat.page else "",
            translate("Hall", "Papers: {papers}").format(papers=_papers(beat.papers)) if beat.papers else "",
            translate("Hall", "Last session: {ago}").format(ago=ago(beat.ended, now)) if beat.ended else "",
            translate("Hall", "Last error: {error}").format(error=beat.error) if beat.error else "",
            translate("Hall", "Program {version}").format(version=beat.version),
        )

    def _go(self) -> None:
        key = self.table.current
        if key in self._machines and not self.help.isHidden():
            self.view.go("Kiosks", key)


def _line(one: DeviceStatus, now: datetime) -> Line:
    ended = ago(one.beat.ended, now) if one.beat.ended else "–"
    tone = _tone(one, now)
    cells = (one.name, ago(one.seen_at, now), _papers(one.beat.papers) or "–", ended, _state(one, now))
    return Line(one.name, cells, tone)


def _tone(one: DeviceStatus, now: datetime) -> str:
    if one.left_at is not None:
        return "muted"
    if one.is_silent(now):
        return "bad"
    return "warn" if one.beat.error or any(_wants_care(paper) for paper in one.beat.papers) else "good"


def _state(one: DeviceStatus, now: datetime) -> str:
    words = {
        "muted": translate("Hall", "Switched off"),
        "bad": translate("Hall", "Silent"),
        "warn": translate("Hall", "Needs care"),
        "good": translate("Hall", "Alive"),
    }
    return words[_tone(one, now)]


def _wants_care(paper: PaperSeen) -> bool:
    return paper.is_trouble or paper.state == LOW


def _papers(papers: tuple[PaperSeen, ...]) -> str:
    """What there is to see to; one word when all is well."""
    troubles = [_paper(paper) for paper in papers if _wants_care(paper)]
    return joined(*troubles) if troubles or not papers else translate("Hall", "Enough")


def _paper(paper: PaperSeen) -> str:
    return translate("Hall", "Paper is low") if paper.state == LOW else reason_word(paper.state)

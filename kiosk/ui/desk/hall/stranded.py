"""停诊病人: whoever is still in a stopped session, where each would wait least, and moving them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.journey import PrintState
from kiosk.domain.running import FreePlace, Moved, StrandedVisit, VisitLine
from kiosk.ui.desk.hall.picker import add_picker
from kiosk.ui.desk.hall.words import minutes, moved_word, place_words, state_word
from kiosk.ui.desk.parts import KeyButton
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.tabs.tab import Tab
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import clock_text, joined, translate


class Stranded(Tab):
    """One by one or all; those without room stay listed. Emits ``left`` to go back to the sessions."""

    left = Signal()

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("Hall", "Number"), 4),
            Column(translate("Hall", "Name"), 5),
            Column(translate("Hall", "Was at"), 4, is_number=True),
            Column(translate("Hall", "Wait"), 4, is_number=True),
            Column(translate("Hall", "Proposal"), 12),
        )
        super().__init__(view, translate("Hall", "Patients of a stopped session"), columns)
        self.stop_id = 0
        self._people: dict[object, StrandedVisit] = {}
        self.back = KeyButton(view.theme, translate("Hall", "Sessions"), note="Esc")
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(self.left)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self.table, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self.left)
        self.head.insertWidget(0, self.back)
        self.picker = add_picker(self)
        self.one = self.add_key(translate("Hall", "Move as proposed"), "F5", self._move_one, icon="arrow-right")
        self.other = self.add_key(translate("Hall", "Another time"), "F6", self._ask_where, icon="calendar")
        self.all = self.add_key(translate("Hall", "Move everybody"), "F9", self._move_all, icon="users")
        self.table.opened.connect(self._opened)

    def show_stop(self, stop_id: int, session: str) -> None:
        """Whose patients are shown."""
        if stop_id != self.stop_id:
            self.table.show_lines(())
            self.news.hide()
        self.stop_id = stop_id
        self.heading.setText(session)
        self.look_anew()

    def look(self) -> None:
        """Whoever is still there."""
        stop, actor = self.stop_id, self.view.actor
        if stop:
            self.read(lambda: self.desk().session_stops.stranded(stop, actor=actor), self._show)

    def _show(self, found: tuple[StrandedVisit, ...]) -> None:
        self._people = {one.visit.registration_id: one for one in found}
        self.show_lines([_line(one) for one in found])

    def show_row(self, key: object) -> None:
        """One patient and the proposal."""
        one = self._people.get(key)
        self.one.setVisible(one is not None and one.proposal is not None)
        self.other.setVisible(one is not None and one.visit.can_move)
        self.all.setVisible(any(each.proposal for each in self._people.values()))
        if one is None:
            self.tell(translate("Hall", "Nobody is left in this session"))
            return
        no_room = translate("Hall", "No room with the same fee on that day. The patient stays listed.")
        busy = translate("Hall", "At a window now: first say there what became of them.")
        proposal = _proposed(one) if one.proposal is not None else no_room if one.visit.can_move else busy
        self.tell(f"{one.visit.label} · {one.visit.name}", state_word(one.visit), proposal)

    def _chosen(self) -> StrandedVisit | None:
        return self._people.get(self.table.current)

    # ---- moving -------------------------------------------------------------

    def _opened(self, _key: object) -> None:
        self._move_one()

    def _move_one(self) -> None:
        one = self._chosen()
        if one is not None and one.proposal is not None:
            self._move(one.visit, one.proposal.place)

    def _move(self, visit: VisitLine, place: FreePlace) -> None:
        stop, actor, registration, slot = self.stop_id, self.view.actor, visit.registration_id, place.slot_id
        self.do(lambda: self.desk().session_stops.move(stop, registration, slot, actor=actor), self._moved)

    def _moved(self, moved: Moved) -> None:
        self.report(moved_word(moved))

    def _ask_where(self) -> None:
        one, actor = self._chosen(), self.view.actor
        if one is None or self.other.isHidden():
            return
        registration = one.visit.registration_id
        self.do(lambda: self.desk().session_stops.places(registration, actor=actor), partial(self._offer, one.visit))

    def _offer(self, visit: VisitLine, places: tuple[FreePlace, ...]) -> None:
        question = translate("Hall", "Move {number} to:").format(number=visit.label)
        self.picker.offer(question, places, partial(self._move, visit), beside=visit.day)

    def _move_all(self) -> None:
        stop, actor = self.stop_id, self.view.actor
        if not self.all.isHidden():
            self.do(lambda: self.desk().session_stops.move_all(stop, actor=actor), self._moved_all)

    def _moved_all(self, moved: tuple[Moved, ...]) -> None:
        outcomes = [one.outcome for one in moved if one.outcome is not None]
        lost = sum(one.state in (PrintState.FAILED, PrintState.UNKNOWN) for one in outcomes)
        told = translate("Hall", "{count} patients were moved.").format(count=len(moved))
        more = translate("Hall", "{count} slips did not come out: see the print jobs.").format(count=lost)
        self.report(f"{told} {more}" if lost else told)


def _proposed(one: StrandedVisit) -> str:
    assert one.proposal is not None
    time, doctor, room = place_words(one.proposal.place, beside=one.visit.day)
    told = translate("Hall", "Proposal: {time}, {doctor}, {room}; about {wait}. The place in line is kept.")
    return told.format(time=time, doctor=doctor, room=room, wait=minutes(one.proposal.wait))


def _line(one: StrandedVisit) -> Line:
    nowhere = translate("Hall", "No room") if one.visit.can_move else state_word(one.visit)
    words = place_words(one.proposal.place, beside=one.visit.day) if one.proposal is not None else (nowhere,)
    place = joined(*words)
    wait = minutes(one.proposal.wait) if one.proposal is not None else "–"
    visit = one.visit
    cells = (visit.label, visit.name, clock_text(visit.starts), wait, place)
    return Line(visit.registration_id, cells, "" if one.proposal is not None else "warn")

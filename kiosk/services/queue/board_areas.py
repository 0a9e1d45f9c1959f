"""Areas of a house as their boards show them: what they are called, their last calls, what is still to be spoken."""

import re
from dataclasses import dataclass

from kiosk.domain.board import FRESH, Area, Seen
from kiosk.domain.errors import BadSettings, Misuse
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.journey import Department
from kiosk.services.hall.hospital import HospitalBook
from kiosk.services.queue.boards import EVERYWHERE, FLOOR, Boards
from kiosk.services.queue.lines import Lines
from kiosk.services.visits.timetable import Timetable

ALL = "all"
MOST = 12  # calls: no board has room for more
ON_A_FLOOR = re.compile(rf"{FLOOR}-?\d+")


@dataclass
class BoardAreas:
    """``codes`` of an area are "all", "floor:2", or codes of departments, queues or windows.

    A room's queue comes with its first ticket, so every look asks anew which queues an area has.
    """

    boards: Boards
    lines: Lines
    timetable: Timetable
    hospital: HospitalInfo
    book: HospitalBook | None = None  # tells when the house has changed

    def __post_init__(self) -> None:
        self._edition: int | None = None
        self._areas: dict[tuple[str, ...], tuple[frozenset[int], Area]] = {}

    def check(self, codes: tuple[str, ...]) -> None:
        """Raises `BadSettings` for a code that nobody knows, with those that might be meant."""
        departments = [offer.department.code for offer in self.timetable.departments()]
        for code in codes:
            known = code in (ALL, *departments) or ON_A_FLOOR.fullmatch(code)
            if not known and not self._queues((code,)):
                names = ", ".join(departments)
                raise BadSettings(
                    f"no area {code!r}: write {ALL}, {FLOOR}2, a department ({names}), or the code of a queue or window"
                    " that has had a ticket"
                )

    def look(self, codes: tuple[str, ...]) -> Seen:
        """What is true now; raises `DatabaseAway`."""
        self._renew()
        queues = self._queues(codes)
        picture = self.boards.picture(queues, most=MOST)
        standing = self.boards.calls_since(queues, picture.at - FRESH)
        return Seen(self._area(codes, queues), picture, standing, self.hospital)

    def _renew(self) -> None:
        """Read the house anew when it has changed: departments, floors and the hospital may have other names."""
        edition = self._edition if self.book is None else self.book.edition()
        if self.book is not None and edition != self._edition:
            self._edition, self.hospital = edition, self.book.read()
            self._areas.clear()

    def _queues(self, codes: tuple[str, ...]) -> frozenset[int]:
        return frozenset(queue for code in codes for queue in self._queues_of(code))

    def _queues_of(self, code: str) -> frozenset[int]:
        try:
            return self.boards.queues_of(EVERYWHERE if code == ALL else code)
        except Misuse:  # nobody has drawn a number there yet
            return frozenset()

    def _area(self, codes: tuple[str, ...], queues: frozenset[int]) -> Area:
        known, area = self._areas.get(codes, (None, Area()))
        if known != queues:
            area = self._named(codes, queues)
            self._areas[codes] = queues, area
        return area

    def _named(self, codes: tuple[str, ...], queues: frozenset[int]) -> Area:
        departments = {offer.department.id: offer.department for offer in self.timetable.departments()}
        of_queue = {
            queue.id: departments[queue.department_id]
            for queue in self.lines.queues()
            if queue.id in queues and queue.department_id in departments
        }
        floors = {window.floor for window in self.lines.windows() if queues.intersection(dict(window.queues))}
        named = [one for one in departments.values() if one.code in codes] or list(of_queue.values())
        several = {one.id for one in of_queue.values()}
        names = {queue: (one.name, one.name_en) for queue, one in of_queue.items()} if len(several) > 1 else {}
        return self._titled(codes, named, floors, names)

    def _titled(
        self, codes: tuple[str, ...], named: list[Department], floors: set[int], names: dict[int, tuple[str, str]]
    ) -> Area:
        """After its floor when that was asked for, its one department, its one floor, else after the house."""
        asked = [code.removeprefix(FLOOR) for code in codes if ON_A_FLOOR.fullmatch(code)]
        if len(codes) == len(asked) == 1:
            return Area(floor=int(asked[0]), departments=names)
        if len({one.id for one in named}) == 1:
            return Area(named[0].name, named[0].name_en, departments=names, has_floors=len(floors) > 1)
        if len(floors) == 1 and ALL not in codes:
            return Area(floor=next(iter(floors)), departments=names)
        house = self.hospital
        return Area(house.name, house.name_en, departments=names, has_floors=len(floors) > 1)

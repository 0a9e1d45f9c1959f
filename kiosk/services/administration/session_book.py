"""Sessions with their slots: added for one day or several weeks, never where a doctor or a room is taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import RowMapping, Select, insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.administration import Fault, Kind, Option, Preview, Record, told
from kiosk.domain.words import QT_TRANSLATE_NOOP, Words
from kiosk.services.administration.books import Book, Codes, Filled, Values, departments
from kiosk.services.administration.clashes import Busy, busy_on, clash_of
from kiosk.services.administration.forms import BACKWARD, DAY, UNKNOWN, WEEKS, Form, filled
from kiosk.services.administration.house_books import doctors, rooms
from kiosk.services.administration.slots import Band, bands_of, booked_in, set_places, take_back
from kiosk.services.seeding import sections
from kiosk.services.seeding.checks import Span, span_of
from kiosk.services.seeding.hospital import TimetableEntry
from kiosk.services.seeding.planning import PlannedSession, plan
from kiosk.storage.tables import ClinicSessionRow, DepartmentRow, DoctorRow, FeeRow, HospitalRow, RoomRow, SlotRow

PAST = told(QT_TRANSLATE_NOOP("Administration", "This day is over."))
UNEVEN = told(QT_TRANSLATE_NOOP("Administration", "Slots of this length do not fill the session."))
NO_DEPARTMENT = told(QT_TRANSLATE_NOOP("Administration", "Please choose a department or a doctor."))
HAS_PATIENTS = QT_TRANSLATE_NOOP("Administration", "{count} patients are registered. Please move them first: Hall.")
ROOM_ON_PAPERS = QT_TRANSLATE_NOOP("Administration", "{count} patients have papers that say the room.")
WEEK = timedelta(days=7)
SPAN_FAULTS = {Span.BACKWARD: ("to", BACKWARD), Span.UNEVEN: ("band", UNEVEN)}


@dataclass(frozen=True)
class SessionEntry:
    """A session as typed: its line of the timetable, the first day, and for how many weeks."""

    line: TimetableEntry
    day: date
    weeks: int
    skips: bool


class SessionBook(Book[SessionEntry]):
    """Sessions of today and the days to come."""

    kind = Kind.SESSIONS
    table = ClinicSessionRow

    # ---- reading ----------------------------------------------------------------

    def all(self, session: Session) -> list[Record]:
        """By day and beginning."""
        found = session.execute(_sessions().where(ClinicSessionRow.day >= self.office.today())).mappings().all()
        return sorted(self._records(session, found), key=lambda one: (one.values["day"], one.values["from"], one.key))

    def find(self, session: Session, key: int) -> Record | None:
        """One of them."""
        found = session.execute(_sessions().where(ClinicSessionRow.id == key)).mappings().all()
        return next(iter(self._records(session, found)), None)

    def options(self, session: Session) -> Mapping[str, tuple[Option, ...]]:
        """Departments, rooms, doctors and fee groups in use."""
        groups = session.scalars(
            select(FeeRow.fee_group).where(FeeRow.retired_at.is_(None)).distinct().order_by(FeeRow.fee_group)
        )
        none = (Option("", ""),)
        return {
            "department": none + departments(session),
            "doctor": none + doctors(session),
            "room": rooms(session),
            "fees": none + tuple(Option(group, group) for group in groups),
        }

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column; times and places are those of the slots."""
        names = {"doctor": "doctor", "department": "department", "room": "room", "kind": "kind", "fees": "fee_group"}
        return {"day": f"{row['day']:%Y-%m-%d}", **{key: row[name] or "" for key, name in names.items()}}

    def _records(self, session: Session, found: Sequence[RowMapping]) -> list[Record]:
        bands = bands_of(session, [row["id"] for row in found], self.office)
        return [self._with(row, bands[row["id"]]) for row in found if row["id"] in bands]

    def _with(self, row: RowMapping, band: Band) -> Record:
        record = self._record(row, Codes({}, {}))
        return replace(record, values={**record.values, **band.texts(), "weeks": "", "clashes": ""})

    # ---- what is filled in -------------------------------------------------------

    def entry(self, session: Session, form: Form) -> SessionEntry:
        """The line of the timetable as in the files, on the weekday of its day."""
        day = form.required("day", DAY)
        values = {key: cell.value for key, cell in form.cells.items()}
        line = filled({**values, "weekdays": str(day.isoweekday())})
        entry = sections.timetable(line)
        form.faults.extend(line.faults)
        home = session.scalar(
            select(DepartmentRow.code)
            .join(DoctorRow, DoctorRow.department_id == DepartmentRow.id)
            .where(DoctorRow.code == entry.doctor)
        )
        weeks = form.given("weeks", WEEKS, 1)
        skips = form.has("clashes") and form.cells["clashes"].value == "skip"
        return SessionEntry(replace(entry, department=entry.department or home or ""), day, weeks, skips=skips)

    def check(self, session: Session, filled: Filled[SessionEntry]) -> Iterator[Fault]:
        """Something to come, of times that fit, in places that are there, where nobody else is."""
        faults = list(self.misfits(session, filled))
        yield from faults
        if faults or filled.faults:
            return
        if filled.before is None:
            yield from self._clashes(session, filled)
        elif "room" in filled.changed:
            yield from self._moved(session, filled)

    def misfits(self, session: Session, filled: Filled[SessionEntry]) -> Iterator[Fault]:
        """What is wrong with it whoever else is there."""
        entry, line = filled.entry, filled.entry.line
        if filled.form.has("day") and "day" in filled.changed and date.min < entry.day < self.office.today():
            yield Fault("day", PAST)
        if filled.before is None and not line.department:
            yield Fault("department", NO_DEPARTMENT)
        times = {"from", "to", "band"}
        if filled.changed & times and not times & {fault.field for fault in filled.form.faults}:
            span = span_of(line)
            if span in SPAN_FAULTS:
                yield Fault(*SPAN_FAULTS[span])
        yield from self._unknown(session, filled)

    def _unknown(self, session: Session, filled: Filled[SessionEntry]) -> Iterator[Fault]:
        """References that lead nowhere."""
        named = {key: {option.value for option in options} for key, options in self.options(session).items()}
        line = filled.entry.line
        chosen = {"department": line.department, "doctor": line.doctor, "room": line.room, "fees": line.fees}
        wanted = filled.changed | ({"fees"} if filled.before is None else set())
        for key, value in chosen.items():
            if key in wanted and value and value not in named[key]:
                yield Fault(key, UNKNOWN)

    def _clashes(self, session: Session, filled: Filled[SessionEntry]) -> Iterator[Fault]:
        found = [(one, clash) for one, clash in self._planned(session, filled.entry) if clash is not None]
        if found and (not filled.entry.skips or len(found) == filled.entry.weeks):
            for _, (key, words) in found:
                yield Fault(key, words)

    def _moved(self, session: Session, filled: Filled[SessionEntry]) -> Iterator[Fault]:
        """Another room: free, and on nobody's papers."""
        assert filled.before is not None
        booked = booked_in(session, filled.before.key)
        if booked:
            yield Fault("room", told(ROOM_ON_PAPERS, count=booked))
        mine = filled.before.key
        for _, clash in self._planned(session, replace(filled.entry, weeks=1), but=mine):
            if clash is not None and clash[0] == "room":
                yield Fault(*clash)

    def preview(self, session: Session, entry: SessionEntry) -> tuple[Preview, ...]:
        """The days as they would be added, each with what stands in its way."""
        local = self.office.local
        return tuple(
            Preview(
                one.day,
                local(one.slots[0].starts),
                local(one.slots[-1].ends),
                len(one.slots),
                None if clash is None else clash[1],
            )
            for one, clash in self._planned(session, entry)
        )

    def _planned(
        self, session: Session, entry: SessionEntry, *, but: int | None = None
    ) -> list[tuple[PlannedSession, tuple[str, Words] | None]]:
        """The sessions of the weeks, each with the field and the words of its clash."""
        zone = session.scalar(select(HospitalRow.zone)) or "Asia/Shanghai"
        days = (entry.weeks - 1) * WEEK.days + 1
        planned = plan([entry.line], today=entry.day, days=days, zone=zone)
        busy = busy_on(session, {one.day for one in planned})
        others = [one for one in busy if one.key != but]
        return [(one, self._clash(one, others)) for one in planned]

    def _clash(self, one: PlannedSession, others: Sequence[Busy]) -> tuple[str, Words] | None:
        span = one.slots[0].starts, one.slots[-1].ends
        return clash_of(span, room=one.entry.room, doctor=one.entry.doctor, others=others, local=self.office.local)

    # ---- writing ----------------------------------------------------------------

    def values(self, session: Session, filled: Filled[SessionEntry]) -> Values:
        """By column, without the day."""
        line = filled.entry.line

        def key(table: type[DepartmentRow | RoomRow | DoctorRow], code: str) -> int | None:
            return session.scalar(select(table.id).where(table.code == code))

        return {
            "department_id": key(DepartmentRow, line.department),
            "room_id": key(RoomRow, line.room),
            "doctor_id": key(DoctorRow, line.doctor),
            "part": line.part.value,
            "kind": line.kind.value,
            "fee_group": line.fees,
        }

    def add(self, session: Session, filled: Filled[SessionEntry], *, actor: Actor) -> tuple[int, ...]:
        """Each day a session with its slots; those that clash are left out."""
        values = self.values(session, filled)
        free = [one for one, clash in self._planned(session, filled.entry) if clash is None]
        return tuple(_write(session, one, values) for one in free)

    def change(self, session: Session, filled: Filled[SessionEntry], *, actor: Actor) -> None:
        """Room, fees, and the places of slots to come."""
        before = filled.before
        assert before is not None
        columns = {"room": "room_id", "fees": "fee_group"}
        values = self.values(session, filled)
        new = {columns[key]: values[columns[key]] for key in columns if key in filled.changed}
        session.execute(update(ClinicSessionRow).where(self._is(before.key)).values(**new, version=before.version + 1))
        if "capacity" in filled.changed:
            set_places(session, before.key, filled.entry.line.capacity, self.office)

    def holders(self, session: Session, record: Record) -> list[Words]:
        """Patients who are registered."""
        booked = booked_in(session, record.key)
        return [told(HAS_PATIENTS, count=booked)] if booked else []

    def set_retired(self, session: Session, record: Record, *, is_retired: bool) -> None:
        """Take it back: none of its places can be had any more."""
        take_back(session, record.key)
        super().set_retired(session, record, is_retired=is_retired)


def _write(session: Session, one: PlannedSession, values: Values) -> int:
    """A code of another shape than those of the files, which never touch it."""
    number = session.scalar(select(ClinicSessionRow.id).order_by(ClinicSessionRow.id.desc()).limit(1)) or 0
    row = {**values, "code": f"desk-{number + 1}-{one.code}", "day": one.day, "version": 1}
    key = session.execute(insert(ClinicSessionRow).values(row).returning(ClinicSessionRow.id)).scalar_one()
    slots = [
        {"session_id": key, "starts_at": slot.starts, "ends_at": slot.ends, "capacity": slot.capacity, "booked": 0}
        for slot in one.slots
    ]
    session.execute(insert(SlotRow), slots)
    return int(key)


def _sessions() -> Select[int, int, datetime | None, date, str, str, str, str, str]:
    return (
        select(
            ClinicSessionRow.id,
            ClinicSessionRow.version,
            ClinicSessionRow.retired_at,
            ClinicSessionRow.day,
            ClinicSessionRow.kind,
            ClinicSessionRow.fee_group,
            DepartmentRow.code.label("department"),
            RoomRow.code.label("room"),
            DoctorRow.code.label("doctor"),
        )
        .join(DepartmentRow, DepartmentRow.id == ClinicSessionRow.department_id)
        .join(RoomRow, RoomRow.id == ClinicSessionRow.room_id)
        .outerjoin(DoctorRow, DoctorRow.id == ClinicSessionRow.doctor_id)
    )

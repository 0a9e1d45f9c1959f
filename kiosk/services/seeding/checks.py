"""What must fit together: codes once, references that lead somewhere, times that follow each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.identity import Paper
from kiosk.services.seeding.hospital import (
    BookEntry,
    DepartmentEntry,
    DoctorEntry,
    FeeEntry,
    Hospital,
    PatientEntry,
    QueueEntry,
    RoomEntry,
    StaffEntry,
    TimetableEntry,
    WindowEntry,
)
from kiosk.services.seeding.mistakes import nearest, shown
from kiosk.services.seeding.rows import Row

T = TypeVar("T")
Read = Sequence[tuple[Row, T]]


@dataclass(frozen=True)
class Draft:
    """A hospital as it was read, each entry beside its row."""

    info: Read[HospitalInfo]
    departments: Read[DepartmentEntry]
    rooms: Read[RoomEntry]
    doctors: Read[DoctorEntry]
    fees: Read[FeeEntry]
    timetable: Read[TimetableEntry]
    books: Read[BookEntry]
    staff: Read[StaffEntry]
    patients: Read[PatientEntry]
    queues: Read[QueueEntry]
    windows: Read[WindowEntry]

    def hospital(self) -> Hospital:
        """The entries without their rows."""
        return Hospital(
            info=self.info[0][1],
            departments=_entries(self.departments),
            rooms=_entries(self.rooms),
            doctors=_entries(self.doctors),
            fees=_entries(self.fees),
            timetable=_entries(self.timetable),
            books=_entries(self.books),
            staff=_entries(self.staff),
            patients=_entries(self.patients),
            queues=_entries(self.queues),
            windows=_entries(self.windows),
        )


def check(draft: Draft) -> None:
    """Note everything in ``draft`` that does not fit together."""
    check_unique(draft.departments, "code", lambda entry: entry.code)
    check_unique(draft.departments, "letter", lambda entry: entry.letter)
    check_unique(draft.rooms, "code", lambda entry: entry.code)
    check_unique(draft.doctors, "code", lambda entry: entry.code)
    check_unique(draft.staff, "number", lambda entry: entry.number)
    check_unique(draft.patients, "outpatient_number", lambda entry: entry.outpatient_number)
    departments = Codes("a department", [entry.code for _, entry in draft.departments])
    check_known(draft.rooms, "department", lambda entry: entry.department, departments)
    check_known(draft.doctors, "department", lambda entry: entry.department, departments)
    check_timetable(draft, departments)
    check_queues(draft, departments)
    for row, info in draft.info:
        check_hours(row, info.opens, info.closes)
    check_papers(draft.patients)
    check_books(draft.books)


def check_timetable(draft: Draft, departments: "Codes") -> None:
    """Note what the timetable names that is not there, and times that cannot be."""
    doctors = Codes("a doctor", [entry.code for _, entry in draft.doctors])
    rooms = Codes("a room", [entry.code for _, entry in draft.rooms])
    fees = Codes("a fee group", [entry.group for _, entry in draft.fees])
    check_known(draft.timetable, "doctor", lambda entry: entry.doctor, doctors)
    check_known(draft.timetable, "room", lambda entry: entry.room, rooms)
    check_known(draft.timetable, "fees", lambda entry: entry.fees, fees)
    written = [(row, entry) for row, entry in draft.timetable if row.has("department")]
    check_known(written, "department", lambda entry: entry.department, departments)
    check_times(draft.timetable)


def check_queues(draft: Draft, departments: "Codes") -> None:
    """Note queues and windows that lead nowhere."""
    check_unique(draft.queues, "code", lambda entry: entry.code)
    check_unique(draft.windows, "code", lambda entry: entry.code)
    check_known(draft.queues, "department", lambda entry: entry.department, departments)
    for row, queue in draft.queues:
        check_hours(row, queue.rules.opens, queue.rules.closes)
    named = [entry.code for _, entry in draft.queues]
    check_known(draft.rooms, "queue", lambda entry: entry.queue, Codes("a queue", named))
    check_known(draft.windows, "room", lambda entry: entry.room, Codes("a room", [one.code for _, one in draft.rooms]))
    own = [entry.code for _, entry in draft.rooms if not entry.queue]
    for row, window in draft.windows:
        for code, _ in window.queues:
            check_known([(row, code)], "queues", lambda known: known, Codes("a queue", named + own))
        if not window.queues and not row.has("queues") and not row.has("room"):
            row.wrong("queues", "expected queues or a room, got neither")


@dataclass(frozen=True)
class Codes:
    """What may be referred to: "a department", and the codes there are."""

    what: str
    known: list[str]


def check_unique(read: Read[T], key: str, value: Callable[[T], str]) -> None:
    """Note every value of ``key`` that stood in an earlier row already."""
    first: dict[str, Row] = {}
    for row, entry in read:
        text = value(entry)
        if text and text in first:
            row.wrong(key, f"expected each {key} once, {shown(text)} stands at {first[text].cells[key].spot} already")
        elif text:
            first[text] = row


def check_known(read: Read[T], key: str, value: Callable[[T], str], codes: Codes) -> None:
    """Note every value of ``key`` that is not one of ``codes``; an empty one means none."""
    for row, entry in read:
        text = value(entry)
        if text and text not in codes.known:
            row.wrong(key, f"expected the code of {codes.what}, got {shown(text)}{nearest(text, codes.known)}")


def check_times(read: Read[TimetableEntry]) -> None:
    """Note sessions that end before they begin, bands that do not fill them, and a doctor in two places at once."""
    sound = [(row, entry) for row, entry in read if _check_span(row, entry)]
    for (_, one), (row, other) in combinations(sound, 2):
        if one.who == other.who and set(one.weekdays) & set(other.weekdays) and _overlap(one, other):
            row.wrong("from", f"expected one session at a time for {one.who}, got two that overlap")


def check_papers(read: Read[PatientEntry]) -> None:
    """Note a paper that two patients have, without repeating its number."""
    seen: set[Paper] = set()
    for row, entry in read:
        if entry.paper in seen:
            row.wrong("paper", "expected each paper once, this one belongs to another patient already")
        if entry.paper:
            seen.add(entry.paper)


def check_books(read: Read[BookEntry]) -> None:
    """Note books that end before they begin or share numbers."""
    for row, book in read:
        if book.last < book.first:
            row.wrong("last", f"expected a number not below {book.first}, got {book.last}")
    for (_, one), (row, other) in combinations(read, 2):
        if one.code == other.code and one.first <= other.last and other.first <= one.last:
            row.wrong("first", f"expected numbers in one book only, {one.first} to {one.last} are in another")


def with_departments(read: Read[TimetableEntry], doctors: Read[DoctorEntry]) -> Read[TimetableEntry]:
    """The timetable with the doctor's department where none is written; without a doctor that is a mistake."""
    home = {doctor.code: doctor.department for _, doctor in doctors}
    filled = []
    for row, entry in read:
        if not entry.department and not row.has("department") and not row.has("doctor"):
            row.wrong("department", "expected a department or a doctor, got neither")
        filled.append((row, replace(entry, department=entry.department or home.get(entry.doctor, ""))))
    return filled


class Span(StrEnum):
    """How the times of a session fit together."""

    SOUND = "sound"
    BACKWARD = "backward"  # it ends before it begins
    UNEVEN = "uneven"  # bands do not fill it


def span_of(entry: TimetableEntry) -> Span:
    """Whether the session ends after it begins, and its bands fill it."""
    length = entry.ends - entry.starts
    if length <= 0:
        return Span.BACKWARD
    return Span.UNEVEN if length % entry.band else Span.SOUND


def _check_span(row: Row, entry: TimetableEntry) -> bool:
    if not (row.has("from") and row.has("to") and entry.weekdays):
        return False
    span, length = span_of(entry), entry.ends - entry.starts
    if span is Span.BACKWARD:
        row.wrong("to", f"expected a time after the beginning, got {shown(row.cells['to'].value)}")
    elif span is Span.UNEVEN:
        row.wrong("band", f"expected bands that fill the {length} minutes of the session, got {entry.band}")
    return span is not Span.BACKWARD


def check_hours(row: Row, opens: time, closes: time) -> None:
    """Note hours that end before they begin: nobody could ever come."""
    if row.has("closes") and closes <= opens:
        row.wrong("closes", f"expected a time after {opens:%H:%M}, got {shown(row.cells['closes'].value)}")


def _overlap(one: TimetableEntry, other: TimetableEntry) -> bool:
    return one.starts < other.ends and other.starts < one.ends


def _entries(read: Read[T]) -> tuple[T, ...]:
    return tuple(entry for _, entry in read)

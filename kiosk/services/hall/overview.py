"""The hall at a glance, for staff: a handful of questions for all queues, windows, kiosks, papers and sessions."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.actor import Actor
from kiosk.domain.journey import DayPart, PaperSort, PrintState, SessionKind
from kiosk.domain.overview import PaperJob, PaperTrouble, QueueNow, SessionNow, WindowNow, WindowWork, paper_trouble
from kiosk.domain.queue import Days, callable_days
from kiosk.domain.roles import Right
from kiosk.services.hall import overview_queries as ask
from kiosk.services.office import Office
from kiosk.services.queue.queue_books import OLDEST_TICKET, PAUSED
from kiosk.services.staff.guard import allow

if TYPE_CHECKING:
    from kiosk.domain.devices import DeviceStatus
    from kiosk.services.help.devices import Devices

SOON = timedelta(seconds=20)  # a paper on its way is no trouble yet


class Overview:
    """Reads the hall as it stands now; every picture raises `NotAllowed` without the right to see the hall."""

    def __init__(self, office: Office, devices: "Devices") -> None:
        self._office = office
        self._devices = devices

    def queues(self, *, actor: Actor) -> tuple[QueueNow, ...]:
        """Every queue, by department: who waits and how long, who was seen today, its windows, whether it is full."""
        now = self._office.now()
        days, today, since = callable_days(now), self._office.today(), self._midnight()
        with self._office.database.read() as session:
            allow(session, actor, Right.SEE_HALL)
            rows = ask.QUEUES.all(session)
            waiting = {key: (count, first) for key, count, first in ask.WAITING.all(session, **_span(days))}
            served = dict(ask.SERVED.all(session, since=since))
            joined = dict(ask.CAPPED.all(session, since=now - OLDEST_TICKET, day=today))
            left = dict(ask.LEFT.all(session, day=today, now=now))
            windows = ask.WINDOWS.all(session, since=since)
            serves = ask.SERVES.all(session)
        paused = {row[0] for row in windows if row[4] == PAUSED}
        calls = Counter((queue, window in paused) for window, queue in serves)
        return tuple(
            QueueNow(
                queue_id=key,
                code=code,
                name=name,
                name_en=name_en,
                department=department,
                department_en=department_en,
                waiting=waiting.get(key, (0, now))[0],
                longest=_waited(waiting.get(key, (0, now))[1], now),
                served=served.get(key, 0),
                opened=calls[key, False],
                paused=calls[key, True],
                is_full=left.get(owner) == 0 or (cap is not None and joined.get(key, 0) >= cap),
                paused_why=why,
            )
            for key, code, name, name_en, owner, department, department_en, why, cap in rows
        )

    def windows(self, *, actor: Actor) -> tuple[WindowNow, ...]:
        """Every window, by floor: who works there, whom they have, and how many wait for it."""
        since, days = self._midnight(), callable_days(self._office.now())
        with self._office.database.read() as session:
            allow(session, actor, Right.SEE_HALL)
            rows = ask.WINDOWS.all(session, since=since)
            there = {window: (label, begun) for window, label, begun in ask.AT_WINDOW.all(session)}
            names = dict(ask.STAFF.all(session))
            waiting = {key: count for key, count, _ in ask.WAITING.all(session, **_span(days))}
            owners = {row[0]: (row[5], row[6]) for row in ask.QUEUES.all(session)}
            lines: Counter[int] = Counter()
            served: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
            for window, queue in ask.SERVES.all(session):
                lines[window] += waiting.get(queue, 0)
                served[window].add(owners[queue])
        found = (self._window(row, there.get(row[0], ("", None)), _who(row[7], names), lines[row[0]]) for row in rows)
        return tuple(_of_department(one, served[one.window_id]) for one in found)

    def kiosks(self, *, actor: Actor) -> "tuple[DeviceStatus, ...]":
        """Every machine that has reported, as it reported last."""
        with self._office.database.read() as session:
            allow(session, actor, Right.SEE_HALL)
        return self._devices.all()

    def papers(self, *, actor: Actor) -> tuple[PaperJob, ...]:
        """Papers that somebody has to see to, oldest first: the newest copy of each, nobody having seen to it."""
        now = self._office.now()
        with self._office.database.read() as session:
            allow(session, actor, Right.SEE_HALL)
            (newest,) = ask.NEWEST_PAPER.one(session)
            rows = ask.PAPERS.all(session, oldest=newest - ask.LOOK_BACK)
        found = []
        for key, sort, device, copy, state, reason, at, label in rows:
            trouble = paper_trouble(PrintState(state), now - at)
            if trouble is not PaperTrouble.AWAITING or now - at >= SOON:
                since = self._office.local(at)
                found.append(PaperJob(key, PaperSort(sort), label, device, copy, trouble, reason, since))
        return tuple(found)

    def schedule(self, day: date, *, actor: Actor) -> tuple[SessionNow, ...]:
        """The sessions of a day, by department: their places, who is not seen yet, and which of them have stopped."""
        with self._office.database.read() as session:
            allow(session, actor, Right.SEE_HALL)
            rows = ask.SESSIONS.all(session, day=day)
            places = {row[0]: row[1:] for row in ask.PLACES.all(session, day=day)}
            unseen = dict(ask.UNSEEN.all(session, day=day))
        return tuple(self._session(row, places[row[0]], unseen.get(row[0], 0)) for row in rows if row[0] in places)

    def _window(
        self,
        row: tuple[int, str, str, int, str | None, str | None, datetime | None, str | None],
        there: tuple[str, datetime | None],
        who: str,
        waiting: int,
    ) -> WindowNow:
        key, name, name_en, floor, state, reason, stands, _ = row
        label, begun = there
        work = _work(label, state, who)
        since = begun if label else stands
        return WindowNow(
            window_id=key,
            name=name,
            name_en=name_en,
            floor=floor,
            work=work,
            who=who,
            ticket=label,
            since=self._office.local(since) if since is not None else None,
            paused_why=(reason or "") if work is WindowWork.PAUSED else "",
            waiting=waiting,
        )

    def _session(
        self, row: ask.SessionColumns, places: tuple[datetime, datetime, int, int], waiting: int
    ) -> SessionNow:
        key, day, part, kind, owner, name, name_en, doctor, doctor_en, room, room_en, stop, why = row
        starts, ends, booked, capacity = places
        return SessionNow(
            session_id=key,
            day=day,
            part=DayPart(part),
            kind=SessionKind(kind),
            department_id=owner,
            department=name,
            department_en=name_en,
            doctor=doctor or "",
            doctor_en=doctor_en or "",
            room=room,
            room_en=room_en or "",
            starts=self._office.local(starts),
            ends=self._office.local(ends),
            booked=booked,
            capacity=capacity,
            waiting=waiting,
            stop_id=stop,
            why=why or "",
        )

    def _midnight(self) -> datetime:
        now = self._office.now()
        return datetime.combine(callable_days(now).first, time.min, now.tzinfo)


def _waited(first: datetime, now: datetime) -> timedelta:
    """How long the first of a queue has waited; nobody waits before their time."""
    return max(now - first, timedelta())


def _span(days: Days) -> dict[str, date]:
    return {"first": days.first, "last": days.last}


def _work(label: str, state: str | None, who: str) -> WindowWork:
    if label:
        return WindowWork.WORKING
    if state == PAUSED:
        return WindowWork.PAUSED
    return WindowWork.FREE if who else WindowWork.CLOSED


def _of_department(one: WindowNow, owners: set[tuple[str, str]]) -> WindowNow:
    if len(owners) != 1:
        return one
    ((name, name_en),) = owners
    return replace(one, department=name, department_en=name_en)


def _who(actor: str | None, names: dict[str, str]) -> str:
    """The name of whoever worked there last today, else the number; "" when nobody has."""
    number = (actor or "").partition("@")[0]
    return names.get(number, number)

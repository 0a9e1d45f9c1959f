"""The machines of the hall: what each has told last; one that falls silent or runs out of paper asks for help."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, case, func, select, update
from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.devices import Beat, DeviceStatus, MachineRole, is_troubled, read, written
from kiosk.domain.help import OF_MACHINES, HelpSort, Outcome
from kiosk.services.help.help_rows import Asked, HelpRows, is_open
from kiosk.services.office import Office
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import DeviceRow, HelpRequestRow

Wanted = tuple[str, HelpSort]
Heard = tuple[str, str, str, datetime, datetime, str, str, datetime | None, str, datetime | None, datetime | None]


class Devices:
    """What machines tell of themselves. Their clocks must agree, as the self-test sees to."""

    def __init__(self, office: Office) -> None:
        self._office, self._rows = office, HelpRows(office)

    def beat(self, beat: Beat, *, actor: Actor) -> None:
        """``actor``'s machine is alive. One row is written, and nobody is woken for it."""
        now = self._office.now()

        def work(session: Session) -> None:
            BEAT.run(
                session,
                name=actor.device,
                role=beat.role.value,
                version=beat.version,
                started_at=beat.started,
                seen_at=now,
                page=beat.page,
                papers=written(beat.papers),
                ended_at=beat.ended,
                error=beat.error,
                left_at=None,
                trouble_at=now if is_troubled(beat.papers) else None,
            )

        self._office.database.run(work)

    def leave(self, *, actor: Actor) -> None:
        """``actor``'s machine is being switched off: nobody need miss it."""
        self._office.database.run(lambda session: LEAVE.run(session, device=actor.device, at=self._office.now()))

    def all(self) -> tuple[DeviceStatus, ...]:
        """Every machine that was ever heard of, by name."""
        with self._office.database.read() as session:
            return tuple(self._status(row) for row in ALL.all(session))

    def mind(self, *, actor: Actor) -> int:
        """Raise what machines cannot raise themselves, and end what is well again; gives how many changed.

        Whoever looks does it. Each trouble is raised once, however many look at the same moment: when staff close it
        while it lasts, it is not raised again.
        """
        now = self._office.now()
        with self._office.database.read() as session:
            troubles = dict(_troubles((self._status(row) for row in ALL.all(session)), now))
            asked = {(device, HelpSort(sort)): key for key, device, sort in OPEN.all(session) if sort in OF_MACHINES}
            since = min(troubles.values(), default=now)
            known = {(device, HelpSort(sort)): at for device, sort, at in LAST_ASKED.all(session, since=since)}
        new = [each for each, began in troubles.items() if each not in asked and not _is_known(known.get(each), began)]
        well = [key for each, key in asked.items() if each not in troubles]
        return self._settle(new, well, actor) if new or well else 0

    def _settle(self, new: list[Wanted], well: list[int], actor: Actor) -> int:
        def work(session: Session) -> int:
            for device, sort in sorted(new):
                self._rows.ask(session, Asked(sort, device), actor=actor)
            return len(new) + sum(self._rows.close(session, key, Outcome.BACK, actor=actor) for key in well)

        return self._office.database.run(work)

    def _status(self, row: Heard) -> DeviceStatus:
        name, role, version, started, seen, page, papers, ended, error, left, trouble = row
        beat = Beat(
            MachineRole(role), self._office.local(started), version, page, read(papers), self._local(ended), error
        )
        return DeviceStatus(name, beat, self._office.local(seen), self._local(left), self._local(trouble))

    def _local(self, at: datetime | None) -> datetime | None:
        return self._office.local(at) if at is not None else None


def _troubles(machines: Iterable[DeviceStatus], now: datetime) -> Iterable[tuple[Wanted, datetime]]:
    """What is wrong with kiosks, and since when; nobody knows of the paper of one that is silent."""
    for one in machines:
        if one.beat.role is not MachineRole.KIOSK:
            continue
        if one.is_silent(now):
            yield (one.name, HelpSort.SILENT), one.seen_at
        if one.trouble_since is not None and one.left_at is None:
            yield (one.name, HelpSort.PAPER), one.trouble_since


def _is_known(asked: datetime | None, since: datetime) -> bool:
    return asked is not None and asked >= since


def _beat(first: Upsert) -> Upsert:
    new = first.excluded
    kept = ("role", "version", "started_at", "seen_at", "page", "papers", "error", "left_at")
    since = case((new.trouble_at.is_(None), None), else_=func.coalesce(DeviceRow.trouble_at, new.trouble_at))
    ended = func.coalesce(new.ended_at, DeviceRow.ended_at)
    return first.on_conflict_do_update(
        index_elements=[DeviceRow.name],
        set_={**{name: new[name] for name in kept}, "trouble_at": since, "ended_at": ended},
    )


BEAT = Statement(ForEach(DeviceRow, _beat))
LEAVE = Statement(update(DeviceRow).where(DeviceRow.name == bindparam("device")).values(left_at=bindparam("at")))
ALL = Query(
    select(
        DeviceRow.name,
        DeviceRow.role,
        DeviceRow.version,
        DeviceRow.started_at,
        DeviceRow.seen_at,
        DeviceRow.page,
        DeviceRow.papers,
        DeviceRow.ended_at,
        DeviceRow.error,
        DeviceRow.left_at,
        DeviceRow.trouble_at,
    ).order_by(DeviceRow.name)
)
OPEN = Query(select(HelpRequestRow.id, HelpRequestRow.device, HelpRequestRow.sort).where(is_open))
LAST_ASKED = Query(
    select(HelpRequestRow.device, HelpRequestRow.sort, func.max(HelpRequestRow.asked_at))
    .where(HelpRequestRow.asked_at >= bindparam("since"))
    .group_by(HelpRequestRow.device, HelpRequestRow.sort)
)

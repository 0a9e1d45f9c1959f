"""Fees, the rules of queues, and the messages of the start page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.orm import Session

from kiosk.domain.administered.rules import CREDIT
from kiosk.domain.administration import Fault, Kind, Record
from kiosk.domain.queue import CREDITS
from kiosk.domain.words import Words
from kiosk.services.administration.books import Book, Codes, Filled, Values, codes_of
from kiosk.services.administration.forms import BACKWARD, LINE, MOMENT, POSITION, Form, filled
from kiosk.services.administration.holding import sessions_to_come
from kiosk.services.administration.house_books import backward, hours
from kiosk.services.seeding import queue_sections, sections
from kiosk.services.seeding.hospital import FeeEntry, QueueEntry
from kiosk.services.seeding.house import fee_values
from kiosk.services.seeding.queues import queue_values
from kiosk.storage.tables import ClinicSessionRow, FeeRow, MessageRow, QueueRow


class FeeBook(Book[FeeEntry]):
    """Items of fee groups. A bill has a copy of what it was made of, so a change is for whoever comes after it."""

    kind = Kind.FEES
    table = FeeRow
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {"group": ("fee_group",)}

    def order(self) -> Sequence[ColumnElement[object]]:
        """As on the bill."""
        return self._column("fee_group"), self._column("position")

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column; the price in yuan."""
        yuan, fen = divmod(row["price"], 100)
        return {
            "group": row["fee_group"],
            "kind": row["kind"],
            "name": row["name"],
            "unit": row["unit"],
            "price": f"{yuan}.{fen:02}",
            "fund_percent": str(row["fund_percent"]),
        }

    def entry(self, session: Session, form: Form) -> FeeEntry:
        """As in the files."""
        return sections.fee(form)

    def values(self, session: Session, filled: Filled[FeeEntry]) -> Values:
        """As from the files, the last of its group."""
        place = self.last_position(session, FeeRow.fee_group == filled.entry.group) + 1
        return {**fee_values(filled.entry), "position": place}

    def holders(self, session: Session, record: Record) -> list[Words]:
        """Sessions to come, when it is the last item they would cost."""
        group = record.values["group"]
        mine = (FeeRow.fee_group == group, FeeRow.retired_at.is_(None), FeeRow.id != record.key)
        if session.scalar(select(FeeRow.id).where(*mine).limit(1)) is not None:
            return []
        return sessions_to_come(session, self.office, ClinicSessionRow.fee_group == group)


class QueueBook(Book[QueueEntry]):
    """Queues and their rules; every room brings its own."""

    kind = Kind.QUEUES
    table = QueueRow
    columns: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "department": ("department_id",),
        **{f"{CREDIT}{flag.value}": ("credits",) for flag in CREDITS},
    }

    def order(self) -> Sequence[ColumnElement[object]]:
        """By code."""
        return (self._column("code"),)

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column; each credit by itself."""
        plain = ("code", "name", "name_en", "elder_age", "first_to_return", "back_by", "times_back")
        return {
            **{key: str(row[key]) for key in plain},
            **{f"{CREDIT}{flag.value}": str(row["credits"].get(flag.value, 0)) for flag in CREDITS},
            "department": codes.departments[row["department_id"]],
            "opens": hours(row["opens"]),
            "closes": hours(row["closes"]),
            "daily_cap": "" if row["daily_cap"] is None else str(row["daily_cap"]),
            "callers": ";".join(row["callers"]),
        }

    def entry(self, session: Session, form: Form) -> QueueEntry:
        """As in the files, of credits that were read one by one."""
        minutes = {
            flag.value: form.given(f"{CREDIT}{flag.value}", queue_sections.CREDIT_MINUTES, 0) for flag in CREDITS
        }
        others = {key: cell.value for key, cell in form.cells.items()}
        whole = filled(others | {"credits": {flag: count for flag, count in minutes.items() if count}})
        entry = queue_sections.queue(whole)
        form.faults.extend(whole.faults)
        return entry

    def check(self, session: Session, filled: Filled[QueueEntry]) -> Iterator[Fault]:
        """Hours in their order."""
        yield from backward(filled, filled.entry.rules.opens, filled.entry.rules.closes)

    def values(self, session: Session, filled: Filled[QueueEntry]) -> Values:
        """As from the files."""
        return queue_values(filled.entry, codes_of(session).keys)


@dataclass(frozen=True)
class MessageEntry:
    """A message as it is typed; times are the hospital's."""

    words: str
    words_en: str
    since: datetime | None
    until: datetime | None
    position: int


class MessageBook(Book[MessageEntry]):
    """Messages of the start page."""

    kind = Kind.MESSAGES
    table = MessageRow

    def order(self) -> Sequence[ColumnElement[object]]:
        """What matters most first."""
        return self._column("position"), self._column("id")

    def texts(self, row: RowMapping, codes: Codes) -> dict[str, str]:
        """By column; times on the hospital's clock."""
        return {
            "words": row["words"],
            "words_en": row["words_en"],
            "since": self._clock(row["since"]),
            "until": self._clock(row["until"]),
            "position": str(row["position"]),
        }

    def entry(self, session: Session, form: Form) -> MessageEntry:
        """Short enough for the start page."""
        return MessageEntry(
            words=form.required("words", LINE),
            words_en=form.given("words_en", LINE, ""),
            since=form.optional("since", MOMENT, None),
            until=form.optional("until", MOMENT, None),
            position=form.given("position", POSITION, 1),
        )

    def check(self, session: Session, filled: Filled[MessageEntry]) -> Iterator[Fault]:
        """It ends after it begins."""
        values = self.values(session, filled)
        since, until = values["since"], values["until"]
        if isinstance(since, datetime) and isinstance(until, datetime) and until <= since:
            yield Fault("until", BACKWARD)

    def values(self, session: Session, filled: Filled[MessageEntry]) -> Values:
        """By column; without a beginning it is shown from now on."""
        entry, now = filled.entry, self.office.now()
        since = now if entry.since is None else entry.since.replace(tzinfo=now.tzinfo)
        until = None if entry.until is None else entry.until.replace(tzinfo=now.tzinfo)
        named = {"words": entry.words, "words_en": entry.words_en, "position": entry.position}
        return {**named, "since": since, "until": until}

    def _clock(self, at: datetime | None) -> str:
        return "" if at is None else f"{self.office.local(at):%Y-%m-%d %H:%M}"

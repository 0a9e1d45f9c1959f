"""日报表: the day's money by device, clerk, method and item, each from other books, so that they prove each other."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from kiosk.domain.actor import Actor
from kiosk.domain.day_report import (
    ITEM_NAMES,
    METHOD_NAMES,
    NO_ITEM,
    SELF,
    SELF_NAME,
    DayFigures,
    Figure,
    InsuredDeed,
    InsuredLine,
    Method,
    ReportRow,
    View,
)
from kiosk.domain.roles import Right
from kiosk.domain.sign_in import OPERATOR
from kiosk.services.day_end import report_books as books
from kiosk.services.day_end.day_books import Span, span_of
from kiosk.services.hall.hospital import read_hospital
from kiosk.services.office import Office
from kiosk.services.staff.guard import allow


class DayReport:
    """Adds a day up; needs the right to reconcile, which a command has."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of(self, day: date, *, actor: Actor) -> DayFigures:
        """The day's figures, in one picture of the books; raises `NotAllowed`."""
        span = span_of(self._office, day)
        asked = {"since": span.since, "until": span.until}
        with self._office.database.read() as session:
            if actor.staff != OPERATOR:
                allow(session, actor, Right.RECONCILE)
            hospital = read_hospital(session, self._office.now())
            return DayFigures(
                day=day,
                hospital=hospital.name if hospital else "",
                made_at=self._office.now(),
                made_by=str(actor),
                demo=self._office.demo,
                views=_views(session, span),
                payments=_figure(books.PAYMENTS.one(session, **asked)),
                refunds=_figure(books.REFUNDS.one(session, **asked)),
                refunds_open=_figure(books.REFUNDS_OPEN.one(session, **asked)),
                invoices=_figure(books.INVOICES.one(session, **asked)),
                reversals=_figure(books.REVERSALS.one(session, **asked), sign=-1),
                voids=_figure(books.VOIDS.one(session, **asked)),
                insured=_insured_lines(self._office, session, span),
            )


class _Tally:
    """Rows of one view, as they come together."""

    def __init__(self, name: Callable[[str], str]) -> None:
        self._name = name
        self._taken: dict[str, Figure] = {}
        self._given_back: dict[str, Figure] = {}

    def take(self, key: str, count: int, fen: int) -> None:
        if count:
            self._taken[key] = self._taken.get(key, Figure()).plus(int(count), int(fen))

    def give_back(self, key: str, count: int, fen: int) -> None:
        if count or fen:
            self._given_back[key] = self._given_back.get(key, Figure()).plus(int(count), int(fen))

    def rows(self, order: Iterable[str] = ()) -> tuple[ReportRow, ...]:
        """In ``order``, whatever it does not name by key behind it."""
        keys = self._taken.keys() | self._given_back.keys()
        named = [key for key in order if key in keys]
        everything = [*named, *sorted(keys - set(named))]
        return tuple(
            ReportRow(key, self._name(key), self._taken.get(key, Figure()), self._given_back.get(key, Figure()))
            for key in everything
        )


def _views(session: Session, span: Span) -> Mapping[View, tuple[ReportRow, ...]]:
    asked = {"since": span.since, "until": span.until}
    staff_names = dict(books.STAFF.all(session))
    devices, staff = _Tally(str), _Tally(lambda key: SELF_NAME if key == SELF else staff_names.get(key, key))
    methods = _Tally(lambda key: METHOD_NAMES.get(key, key))
    items = _Tally(lambda key: ITEM_NAMES.get(key, key))
    for actor, count, total, fund, account in books.SETTLED.all(session, **asked):
        devices.take(_device(actor), count, total)
        _insured(actor, (fund, account), methods.take, staff.take)
    for gateway, actor, count, fen in books.PAID.all(session, **asked):
        methods.take(gateway, count, fen)
        staff.take(_staff(actor), count, fen)
    for kind, count, fen in books.ITEMS.all(session, **asked):
        items.take(kind, count, fen)
    for actor, count, total, fund, account in books.TAKEN_BACK.all(session, **asked):
        devices.give_back(_device(actor), count, -total)
        _insured(actor, (-fund, -account), methods.give_back, staff.give_back)
    for gateway, actor, count, fen in books.RETURNED.all(session, **asked):
        methods.give_back(gateway, count, fen)
        staff.give_back(_staff(actor), count, fen)
    for kind, count, fen in books.LINES_REVERSED.all(session, **asked):
        items.give_back(kind, count, fen)
    for kind, count, fen in books.LINES_ANEW.all(session, **asked):
        items.give_back(kind, -count, -fen)
    _without_item(session, span, devices, items)
    return {
        View.DEVICE: devices.rows(),
        View.STAFF: staff.rows(),
        View.METHOD: methods.rows(METHOD_NAMES),
        View.ITEM: items.rows(ITEM_NAMES),
    }


def _insured_lines(office: Office, session: Session, span: Span) -> tuple[InsuredLine, ...]:
    """In the order in which it was done; a visit in which no insurance has a part is none of these."""
    asked = {"since": span.since, "until": span.until}
    rows = [(InsuredDeed.SETTLED, row) for row in books.INSURED.all(session, **asked)]
    for row in books.INSURED_BACK.all(session, **asked):
        rows.append((InsuredDeed.ANEW if row[4] > 0 else InsuredDeed.TAKEN_BACK, row))
    lines = (InsuredLine(deed, office.local(row[0]), *row[1:]) for deed, row in rows)
    return tuple(sorted(lines, key=lambda line: line.at))


Put = Callable[[str, int, int], None]


def _insured(actor: str, parts: tuple[int, int], by_method: Put, by_staff: Put) -> None:
    """What the insurance paid, or takes back; a part of nothing is no part."""
    for method, fen in zip(Method, parts, strict=True):
        if fen:
            by_method(method, 1, fen)
            by_staff(_staff(actor), 1, fen)


def _without_item(session: Session, span: Span, devices: _Tally, items: _Tally) -> None:
    """Money that settled nothing: it came too late or for what was paid already, and goes back by itself."""
    asked = {"since": span.since, "until": span.until}
    for query, by_device, by_item in (
        (books.UNMATCHED, devices.take, items.take),
        (books.UNMATCHED_BACK, devices.give_back, items.give_back),
    ):
        for actor, count, fen in query.all(session, **asked):
            by_device(_device(actor), count, fen)
            by_item(NO_ITEM, count, fen)


def _device(actor: str) -> str:
    return actor.rpartition("@")[2]


def _staff(actor: str) -> str:
    who = actor.rpartition("@")[0]
    return SELF if who == "patient" else who


def _figure(row: tuple[int, int | None], *, sign: int = 1) -> Figure:
    count, fen = row
    return Figure(int(count), sign * int(fen or 0))

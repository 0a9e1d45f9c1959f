"""Struggles are counted by page, kind and day; dwells by page; people are not."""

from datetime import timedelta
from threading import Thread

from kiosk.domain.struggle import LONGEST, Dwell, Mode, Offer, Trigger
from kiosk.services.help.struggles import Count, Struggles
from kiosk.storage.tables import PageDwellRow, StruggleRow
from tests.services.small_hall import TODAY, TOMORROW, SmallHall


def test_offers_are_counted_by_page_kind_and_day(hall: SmallHall) -> None:
    struggles = Struggles(hall.office)
    struggles.note((), (Offer("slot", Trigger.DWELL), Offer("number", Trigger.MISSES)))
    struggles.note((), (Offer("number", Trigger.MISSES),))
    hall.clock.advance(timedelta(days=1))
    struggles.note((), (Offer("number", Trigger.BACKS),))
    assert struggles.counts(TODAY) == (Count("number", Trigger.MISSES, 2), Count("slot", Trigger.DWELL, 1))
    assert struggles.counts(TOMORROW) == (Count("number", Trigger.BACKS, 1),)


def test_nothing_in_the_rows_names_anybody(hall: SmallHall) -> None:
    Struggles(hall.office).note((Dwell("slot", Mode.LARGE, 7),), (Offer("slot", Trigger.DWELL),))
    assert [set(row) for row in hall.rows(StruggleRow)] == [{"day", "page", "kind", "count"}]
    assert [set(row) for row in hall.rows(PageDwellRow)] == [{"page", "mode", "seconds", "count"}]


def test_the_usual_time_follows_what_people_need(hall: SmallHall) -> None:
    struggles = Struggles(hall.office)
    before = struggles.usual()
    for _ in range(30):
        struggles.note((Dwell("slot", Mode.STANDARD, 90), Dwell("slot", Mode.STANDARD, 90)), ())
    after = struggles.usual()
    assert (before["slot", Mode.STANDARD], after["slot", Mode.STANDARD]) == (20, 90)
    assert {place for place in after if after[place] != before[place]} == {("slot", Mode.STANDARD)}


def test_whoever_was_away_counts_as_the_longest(hall: SmallHall) -> None:
    Struggles(hall.office).note((Dwell("slot", Mode.STANDARD, 5000),), ())
    assert [row["seconds"] for row in hall.rows(PageDwellRow)] == [LONGEST]


def test_nothing_seen_writes_nothing(hall: SmallHall) -> None:
    Struggles(hall.office).note((), ())
    assert (hall.rows(StruggleRow), hall.rows(PageDwellRow)) == ([], [])


def test_machines_that_count_at_once_lose_nothing(hall: SmallHall) -> None:
    struggles = Struggles(hall.office)
    pages = ("slot", "number", "department")

    def count(turn: int) -> None:
        for index in range(5):
            order = pages[(turn + index) % 3 :] + pages[: (turn + index) % 3]
            struggles.note(
                [Dwell(page, Mode.STANDARD, 9) for page in order], [Offer(page, Trigger.DWELL) for page in order]
            )

    machines = [Thread(target=count, args=(turn,)) for turn in range(4)]
    for one in machines:
        one.start()
    for one in machines:
        one.join()
    assert [one.times for one in struggles.counts(TODAY)] == [20, 20, 20]
    assert [row["count"] for row in hall.rows(PageDwellRow)] == [20, 20, 20]

"""Papers: each once, and a failing printer never loses or repeats one."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import (
    DatabaseAway,
    Misuse,
    PrinterCoverOpen,
    PrinterFault,
    PrinterOffline,
    PrinterOutOfPaper,
    PrinterTrouble,
)
from kiosk.domain.journey import PaperSort, PayBy, PrintOutcome, PrintState
from kiosk.domain.papers import InvoiceContent, TicketContent
from kiosk.domain.token import read_ticket
from kiosk.ports import Printed, PrinterState
from kiosk.services.papers.printing import AT_THE_DESK, NOT_SEEN, Printing
from kiosk.services.papers.proof import Proof
from kiosk.storage.database import Database
from kiosk.storage.tables import PrintJobRow, PrintJobStateRow
from tests.services.small_hall import K1, NOW, TODAY, ZONE, Faulty, SmallHall, emergency

K2 = Actor("K2", "0007")
QUEUED, SENT, CONFIRMED, FAILED, UNKNOWN = (
    PrintState.QUEUED,
    PrintState.SENT,
    PrintState.CONFIRMED,
    PrintState.FAILED,
    PrintState.UNKNOWN,
)


def papers(hall: SmallHall, registration: int, actor: Actor = K1) -> tuple[PrintOutcome, ...]:
    return hall.printing.print_papers(registration, large=False, actor=actor)


def steps(hall: SmallHall, job: int = 1) -> list[str]:
    return [str(row["state"]) for row in hall.rows(PrintJobStateRow, job_id=job)]


@pytest.fixture
def paid(hall: SmallHall) -> int:
    return hall.paid_visit("chen 10:00").registration_id


def test_ticket_and_invoice_come_out_once(hall: SmallHall, paid: int) -> None:
    first = papers(hall, paid)
    assert [(one.sort, one.state, one.copy, one.words) for one in first] == [
        (PaperSort.TICKET, CONFIRMED, 1, None),
        (PaperSort.INVOICE, CONFIRMED, 1, None),
    ]
    assert papers(hall, paid, K2) == first
    assert hall.tickets.titles == ["ticket A001"]
    assert hall.invoices.titles == ["invoice 0000000001"]
    assert steps(hall) == ["queued", "sent", "confirmed"]


def test_the_ticket_says_what_the_books_say(hall: SmallHall, paid: int) -> None:
    hall.printing.print_papers(paid, large=True, actor=K1)
    ticket, invoice = hall.artist.drawn
    assert isinstance(ticket, TicketContent)
    assert isinstance(invoice, InvoiceContent)
    assert (ticket.hospital, ticket.number, ticket.name) == ("安和市第一人民医院", "A001", "王*明")
    assert (ticket.floor, ticket.room, ticket.doctor, ticket.desk) == (2, "1 诊室", "陈静 主任医师", "2 楼护士站")
    assert (ticket.day, ticket.starts, ticket.starts.tzinfo) == (TODAY, NOW.replace(hour=10, minute=0), ZONE)
    assert (ticket.due, ticket.copy, ticket.large, ticket.demo, ticket.device) == (0, 1, True, True, "K1")
    assert read_ticket(ticket.token, key=hall.office.vault.signing_key) == (1, TODAY)
    assert (invoice.payer, invoice.sex, invoice.fee_class, invoice.paid_by) == ("王小明", "女", "自费", "手机支付")
    assert invoice.paper.startswith("110***")
    assert (invoice.bill.total, invoice.visit_day, invoice.issued_at) == (5001, TODAY, NOW)
    assert invoice.token == f"NXI1.44060126.0000000001.{invoice.check_code}.5001"
    assert Proof(hall.database, hall.office.vault).disagreements((ticket, invoice)) == ()


def test_a_ticket_to_be_paid_at_a_window_says_so_and_has_no_invoice(hall: SmallHall) -> None:
    visit = hall.visit("any 10:00", pay_by=PayBy.WINDOW)
    (outcome,) = papers(hall, visit.registration_id)
    (ticket,) = hall.artist.drawn
    assert outcome.sort is PaperSort.TICKET
    assert isinstance(ticket, TicketContent)
    assert (ticket.due, ticket.doctor) == (1000, "当班医生")


def test_an_invoice_the_fund_paid_and_of_somebody_without_papers(hall: SmallHall) -> None:
    patient = hall.reception.enrol(emergency(), actor=K1)
    visit = hall.visit("free tomorrow", replace(patient, fee_class=FeeClass.RESIDENT))
    papers(hall, visit.registration_id)
    invoice = hall.artist.drawn[1]
    assert isinstance(invoice, InvoiceContent)
    assert (invoice.paid_by, invoice.paper, invoice.fee_class, invoice.sex) == ("无需个人支付", "", "居民医保", "未知")
    assert invoice.payer == "无名氏"


def test_before_the_money_came_and_after_it_was_cancelled_there_is_nothing(hall: SmallHall) -> None:
    visit = hall.visit("chen 10:00")
    with pytest.raises(Misuse):
        papers(hall, visit.registration_id)
    hall.registration.cancel(visit.registration_id, actor=K1)
    with pytest.raises(Misuse):
        papers(hall, visit.registration_id)
    with pytest.raises(Misuse):
        hall.printing.reprint(visit.registration_id, PaperSort.INVOICE, large=False, actor=K1)
    assert hall.rows(PrintJobRow) == []


@pytest.mark.parametrize(
    ("state", "trouble"),
    [
        (PrinterState.PAPER_OUT, PrinterOutOfPaper),
        (PrinterState.COVER_OPEN, PrinterCoverOpen),
        (PrinterState.OFFLINE, PrinterOffline),
        (PrinterState.ERROR, PrinterFault),
    ],
)
def test_a_printer_that_cannot_print_is_not_sent_anything(
    hall: SmallHall, paid: int, state: PrinterState, trouble: type[PrinterTrouble]
) -> None:
    hall.tickets.state = state
    ticket, invoice = papers(hall, paid)
    assert (ticket.state, ticket.words and ticket.words.text) == (FAILED, trouble.sentence)
    assert invoice.state is CONFIRMED
    assert steps(hall) == ["queued", "failed"]
    assert hall.rows(PrintJobStateRow, job_id=1)[-1]["reason"] == state.value
    hall.tickets.state = PrinterState.READY
    assert papers(hall, paid)[0] == ticket
    assert hall.tickets.titles == []


@pytest.mark.parametrize("state", [PrinterState.PAPER_LOW, PrinterState.UNKNOWN])
def test_a_printer_that_may_still_print_gets_its_job(hall: SmallHall, paid: int, state: PrinterState) -> None:
    hall.tickets.state = state
    assert papers(hall, paid)[0].state is CONFIRMED


@pytest.mark.parametrize(
    ("trouble", "sentence", "reason"),
    [
        (PrinterOutOfPaper("as told"), PrinterOutOfPaper.sentence, "paper_out"),
        (PrinterTrouble("as told"), AT_THE_DESK, "unknown"),
        (Faulty("as told"), AT_THE_DESK, "gremlins"),
    ],
)
def test_trouble_while_sending_means_that_nothing_was_printed(
    hall: SmallHall, paid: int, trouble: PrinterTrouble, sentence: str, reason: str
) -> None:
    hall.tickets.trouble = trouble
    ticket, _ = papers(hall, paid)
    assert (ticket.state, ticket.words and ticket.words.text) == (FAILED, sentence)
    assert steps(hall) == ["queued", "sent", "failed"]
    assert hall.rows(PrintJobStateRow, job_id=1)[-1]["reason"] == reason


def test_a_printer_that_breaks_its_promise_may_have_printed(
    hall: SmallHall, paid: int, caplog: pytest.LogCaptureFixture
) -> None:
    hall.tickets.trouble = RuntimeError("burst")
    ticket, invoice = papers(hall, paid)
    assert (ticket.state, ticket.words and ticket.words.text) == (UNKNOWN, NOT_SEEN)
    assert invoice.state is CONFIRMED
    assert "broke its promise" in caplog.text
    hall.tickets.trouble = None
    assert papers(hall, paid)[0].state is UNKNOWN
    assert hall.tickets.titles == []


@pytest.mark.parametrize(("result", "state"), [(Printed.SENT, SENT), (Printed.UNKNOWN, UNKNOWN)])
def test_how_sure_the_printer_is_stays_in_the_books(
    hall: SmallHall, paid: int, result: Printed, state: PrintState
) -> None:
    hall.tickets.result = result
    assert papers(hall, paid)[0].state is state
    assert papers(hall, paid)[0].state is state
    assert len(hall.tickets.titles) == 1


def test_what_cannot_be_drawn_is_left_to_staff(hall: SmallHall, paid: int, caplog: pytest.LogCaptureFixture) -> None:
    hall.artist.trouble = ValueError("no ink")
    assert [one.state for one in papers(hall, paid)] == [FAILED, FAILED]
    assert "could not be drawn" in caplog.text
    hall.artist.trouble = None
    assert [one.state for one in papers(hall, paid)] == [FAILED, FAILED]


def test_without_the_database_a_job_stays_queued_and_is_printed_later(hall: SmallHall, paid: int) -> None:
    hall.artist.trouble = DatabaseAway("as told")
    with pytest.raises(DatabaseAway):
        papers(hall, paid)
    assert steps(hall) == ["queued"]
    hall.artist.trouble = None
    assert [one.state for one in papers(hall, paid)] == [CONFIRMED, CONFIRMED]
    assert len(hall.tickets.titles) == len(hall.invoices.titles) == 1


def cut_off_after_sending(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database goes away while the ticket's printer works."""
    begin, send = Database.begin, hall.tickets.print

    def away(_database: Database) -> None:
        raise DatabaseAway("as told")

    def cut(paper: object, *, title: str) -> Printed:
        monkeypatch.setattr(Database, "begin", away)
        return send(paper, title=title)

    monkeypatch.setattr(hall.tickets, "print", cut)
    with pytest.raises(DatabaseAway):
        papers(hall, hall.paid_visit("chen 10:00").registration_id)
    monkeypatch.setattr(Database, "begin", begin)
    monkeypatch.setattr(hall.tickets, "print", send)
    assert steps(hall) == ["queued", "sent"]


@pytest.mark.parametrize(
    ("trouble", "state", "sentence"),
    [(PrinterOutOfPaper("as told"), FAILED, PrinterOutOfPaper.sentence), (None, CONFIRMED, None)],
)
def test_what_became_of_a_paper_is_told_when_the_database_is_back(
    hall: SmallHall,
    monkeypatch: pytest.MonkeyPatch,
    trouble: PrinterTrouble | None,
    state: PrintState,
    sentence: str | None,
) -> None:
    hall.tickets.trouble = trouble
    cut_off_after_sending(hall, monkeypatch)
    hall.tickets.trouble = None
    for _ in range(2):
        ticket = papers(hall, 1)[0]
        assert (ticket.state, ticket.words and ticket.words.text) == (state, sentence)
    assert steps(hall) == ["queued", "sent", state.value]
    assert len(hall.tickets.titles) == (trouble is None)


def restarted(hall: SmallHall) -> SmallHall:
    """The same machine after a power cut: all it remembers is in the books."""
    return SmallHall(hall.database, hall.office.vault)


def test_after_a_restart_nobody_calls_a_paper_printed_that_was_broken_off(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cut_off_after_sending(hall, monkeypatch)
    again = restarted(hall)
    assert again.printing.close_broken_off(actor=K2) == 0
    assert again.printing.close_broken_off(actor=K1) == 1
    assert "print job 1 was broken off" in caplog.text
    assert steps(hall) == ["queued", "sent", "unknown"]
    assert again.printing.close_broken_off(actor=K1) == 0
    for device in (K1, K2):
        ticket = papers(again, 1, device)[0]
        assert (ticket.state, ticket.words and ticket.words.text) == (UNKNOWN, NOT_SEEN)
    assert again.tickets.titles == []


def test_a_paper_broken_off_is_told_whoever_asks_first(hall: SmallHall, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off_after_sending(hall, monkeypatch)
    again = restarted(hall)
    assert papers(again, 1, K2)[0].state is SENT  # it may be under way just now, on the other machine
    assert papers(again, 1, K1)[0].state is UNKNOWN


def test_what_a_print_server_has_taken_is_not_broken_off(hall: SmallHall, paid: int) -> None:
    hall.tickets.result = Printed.SENT
    papers(hall, paid)
    assert restarted(hall).printing.close_broken_off(actor=K1) == 0
    assert steps(hall) == ["queued", "sent", "sent"]


def test_a_machine_without_printers_sends_people_to_the_desk(hall: SmallHall, paid: int) -> None:
    bare = Printing(hall.office, {})
    outcomes = bare.print_papers(paid, large=False, actor=K1)
    assert [(one.state, one.words and one.words.text) for one in outcomes] == [(FAILED, AT_THE_DESK)] * 2
    again = hall.printing.reprint(paid, PaperSort.TICKET, large=False, actor=K2)
    assert (again.state, again.copy) == (CONFIRMED, 2)


def test_each_reprint_is_the_next_copy(hall: SmallHall, paid: int) -> None:
    papers(hall, paid)
    for copy in (2, 3):
        outcome = hall.printing.reprint(paid, PaperSort.INVOICE, large=False, actor=K2)
        assert (outcome.copy, outcome.state) == (copy, CONFIRMED)
    assert [content.copy for content in hall.artist.drawn] == [1, 1, 2, 3]
    assert papers(hall, paid)[1].copy == 3
    assert len(hall.invoices.titles) == 3


def test_a_reprint_of_what_was_never_printed_is_the_original(hall: SmallHall, paid: int) -> None:
    assert hall.printing.reprint(paid, PaperSort.TICKET, large=False, actor=K2).copy == 1


def test_only_one_of_two_who_print_at_once_does(hall: SmallHall, paid: int) -> None:
    status = hall.tickets.status
    seen: list[PrintOutcome] = []

    def meanwhile():
        hall.tickets.status = status
        seen.extend(papers(hall, paid, K2))
        return status()

    hall.tickets.status = meanwhile
    first = papers(hall, paid)
    assert first == tuple(seen)
    assert len(hall.tickets.titles) == len(hall.invoices.titles) == 1


def test_many_at_once_print_once(hall: SmallHall, paid: int) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: papers(hall, paid, Actor(f"K{number}")), range(8)))
    assert len(hall.tickets.titles) == len(hall.invoices.titles) == 1


def test_reprints_at_once_are_copies_of_their_own(hall: SmallHall, paid: int) -> None:
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(
            pool.map(
                lambda number: hall.printing.reprint(paid, PaperSort.TICKET, large=False, actor=Actor(f"K{number}")),
                range(8),
            )
        )
    assert sorted(one.copy for one in outcomes) == list(range(1, 9))


def test_every_step_is_on_record(hall: SmallHall, paid: int) -> None:
    papers(hall, paid, K2)
    with hall.database.read() as session:
        devices = session.scalars(select(PrintJobRow.device)).all()
    assert devices == ["K2", "K2"]
    assert {row["actor"] for row in hall.rows(PrintJobStateRow)} == {"0007@K2"}

"""Whole journeys on the real window with the real hall: what the papers say stands in the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.settings import Settings
from kiosk.shows import tour, tour_settings
from kiosk.storage.database import Database
from kiosk.storage.tables import (
    ChargeStateRow,
    GuardianRow,
    InvoiceRow,
    PatientRow,
    PaymentRow,
    PaymentStateRow,
    RefundStateRow,
    RegistrationRow,
    SlotRow,
    TicketRow,
    TicketStateRow,
)
from kiosk.storage.vault import open_vault
from kiosk.storage.verify import verify
from kiosk.ui.language import Language
from kiosk.ui.tour.guide import Summary
from kiosk.ui.tour.paying import ON_PHONE

Walk = Callable[..., Summary]


@pytest.fixture
def walk(qapp: QApplication, tmp_path: Path) -> Iterator[Walk]:
    """Walks a route; everything it makes lies in the test's own folder."""

    def go(route: str, *, language: str = "zh_CN", mode: str = "standard") -> Summary:
        settings = Settings(data=tmp_path / "own", language=language, mode=mode)
        summary = tour(settings, tmp_path / "tour", route)
        assert (summary.failed, summary.disagreements) == ("", ())
        return summary

    yield go
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


@contextmanager
def books(tmp_path: Path) -> Iterator[Session]:
    """The database as the journey left it, without a fault."""
    settings = tour_settings(Settings(data=tmp_path / "own"), tmp_path / "tour")
    database = Database(settings.database_address)
    assert verify(database, key=open_vault(settings.key_path).audit_key) == ()
    with database.read() as session:
        yield session
    database.close()


def ticket_states(session: Session) -> list[str]:
    return list(session.scalars(select(TicketStateRow.state).where(TicketStateRow.until.is_(None))))


def told(tmp_path: Path, page: str) -> str:
    """What the page said, as it is read or heard."""
    whole = (tmp_path / "tour" / "transcript.txt").read_text(encoding="utf-8")
    return whole.partition(f"== {page}\n")[2].partition("\n== ")[0]


def test_a_known_patient_pays_and_is_queued(walk: Walk, tmp_path: Path) -> None:
    summary = walk("known")
    assert summary.taps <= 7
    assert (summary.ticket[-3:], summary.papers) == ("001", 2)
    lines = told(tmp_path, "confirm_fees").splitlines()
    facts = [line for line in lines if line.startswith(("就诊人", "科室", "医生", "时间", "张*三"))]
    assert [line.partition("：")[0] for line in facts] == ["就诊人", "科室", "医生", "时间"]  # once, and in order
    assert all(line.partition("：")[2] for line in facts)
    with books(tmp_path) as session:
        assert ticket_states(session) == ["waiting"]
        assert session.scalars(select(ChargeStateRow.state)).all()[-1] == "settled"
        assert f"{session.scalar(select(InvoiceRow.number)):010}" == summary.invoice
        assert session.scalar(select(TicketRow.label)) == summary.ticket


def test_a_newcomer_pays_at_a_window(walk: Walk, tmp_path: Path) -> None:
    summary = walk("new")
    assert (summary.papers, summary.invoice) == (1, "")
    with books(tmp_path) as session:
        newcomer = session.scalars(select(PatientRow).order_by(PatientRow.id.desc())).first()
        assert newcomer is not None
        assert (newcomer.name, newcomer.sex) == ("李晓云", "female")
        assert newcomer.consent
        assert newcomer.phone_sealed is not None
        assert b"13800138001" not in newcomer.phone_sealed
        assert session.scalar(select(RegistrationRow.pay_by)) == "window"
        assert session.scalar(select(func.count()).select_from(InvoiceRow)) == 0


def test_a_child_is_bound_to_the_guardian(walk: Walk, tmp_path: Path) -> None:
    walk("child")
    with books(tmp_path) as session:
        registration = session.scalars(select(RegistrationRow)).one()
        child = session.get_one(PatientRow, registration.patient_id)
        guardian = session.scalars(select(GuardianRow).where(GuardianRow.child_id == child.id)).one()
        assert (child.name, str(child.birth_date), guardian.name) == ("张小米", "2025-03-18", "张有三")


def test_a_slot_taken_meanwhile_is_another_slot(walk: Walk, tmp_path: Path) -> None:
    summary = walk("slot_taken")
    assert summary.pages.count("slot") == 2
    with books(tmp_path) as session:
        ours = session.scalars(select(RegistrationRow).where(RegistrationRow.actor.contains("K1"))).one()
        rivals = session.scalars(select(RegistrationRow).where(RegistrationRow.actor.contains("K2"))).all()
        assert rivals
        assert ours.slot_id not in {rival.slot_id for rival in rivals}
        full = session.get_one(SlotRow, rivals[0].slot_id)
        assert full.booked == full.capacity == len(rivals)


def test_a_paid_visit_is_cancelled_and_the_money_goes_back(walk: Walk, tmp_path: Path) -> None:
    summary = walk("cancelling")
    assert summary.pages[-5:] == ("cancel_find", "cancel_visits", "cancel", "cancelled", "cancelled-printed")
    assert summary.papers == 3
    with books(tmp_path) as session:
        assert session.scalars(select(RegistrationRow)).one().cancelled_at is not None
        payment = session.scalars(select(PaymentRow)).one()
        assert payment.refunded == payment.amount > 0
        assert session.scalars(select(RefundStateRow.state)).all()[-1] == "done"
        totals = session.scalars(select(InvoiceRow.total)).all()
        assert sum(totals) == 0
        assert ticket_states(session) == ["void"]


def orders(session: Session) -> list[tuple[str, str]]:
    """Each order's gateway, and how it ended."""
    ended = select(PaymentRow.gateway, PaymentStateRow.state).join(PaymentStateRow).where(PaymentStateRow.final)
    return [(gateway, state) for gateway, state in session.execute(ended.order_by(PaymentRow.id))]


def test_another_wallet_is_paid_and_the_first_is_closed(walk: Walk, tmp_path: Path) -> None:
    summary = walk("wallets", language="en")
    assert summary.pages[-4:] == ("pay", "pay-alipay", "pay-paid", "done")
    assert "Open WeChat" in told(tmp_path, "pay")
    assert "Open Alipay" in told(tmp_path, "pay-alipay")
    with books(tmp_path) as session:
        assert orders(session) == [("demo-wechat", "not_paid"), ("demo-alipay", "paid")]
        assert f"{session.scalar(select(InvoiceRow.number)):010}" == summary.invoice


def test_a_code_on_the_phone_is_paid_with_a_password(walk: Walk, tmp_path: Path) -> None:
    summary = walk("phone_code")
    assert summary.pages[-4:] == ("pay", "pay-password", "pay-paid", "done")
    assert "付款码" in told(tmp_path, "pay")
    assert "二维码" not in told(tmp_path, "pay-password")
    assert ON_PHONE.encode() not in b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    with books(tmp_path) as session:
        assert orders(session) == [("demo-wechat", "not_paid"), ("demo-wechat", "paid")]


def test_money_that_is_being_checked_is_told_in_both_states(walk: Walk, tmp_path: Path) -> None:
    summary = walk("checking")
    assert summary.pages[-4:] == ("pay", "pay-checking", "pay-paid", "done")
    assert "正在核对，请别再付" in told(tmp_path, "pay-checking")
    assert "手机付款的二维码" not in told(tmp_path, "pay-checking")
    assert "已经扣钱，付好了" in told(tmp_path, "pay-paid")
    with books(tmp_path) as session:
        assert orders(session) == [("demo-wechat", "paid")]


def test_a_registered_patient_asks_for_the_place_in_line(walk: Walk, tmp_path: Path) -> None:
    summary = walk("enquiry")
    assert summary.pages[-3:] == ("home", "find", "line")
    assert summary.ticket in told(tmp_path, "line")
    assert "张有三" not in told(tmp_path, "line")
    with books(tmp_path) as session:
        assert ticket_states(session) == ["waiting"]


@pytest.mark.parametrize(("language", "mode"), [("zh_CN", "large"), ("en", "contrast")])
def test_it_is_the_same_journey_in_every_look(walk: Walk, tmp_path: Path, language: str, mode: str) -> None:
    summary = walk("known", language=language, mode=mode)
    assert (summary.language, summary.mode) == (language, mode)
    assert summary.taps <= 8
    with books(tmp_path) as session:
        assert ticket_states(session) == ["waiting"]

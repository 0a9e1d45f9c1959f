"""A sitting in hand is lent to a desk only while its patient agrees."""

import json
from collections.abc import Callable
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from sqlalchemy import update

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyTaken, DomainError, Misuse
from kiosk.domain.live import Deed, Hold, NotHeld, SavedRun, Shown, SittingOver
from kiosk.domain.roles import NotAllowed
from kiosk.services.sittings.live_sittings import LiveSittings
from kiosk.services.sittings.taking_over import TakingOver
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.tables import AuditRow, LiveSittingRow
from tests.services.lent_hall import (
    CASHIER,
    K2,
    NUMBER,
    RUN,
    SECRET,
    VOLUNTEER,
    WANG,
    ZHAO,
    audited,
    begun,
    desk_of,
    granted,
)
from tests.services.small_hall import K1, SmallHall


@pytest.fixture
def kiosk(hall: SmallHall) -> LiveSittings:
    return LiveSittings(hall.office)


@pytest.fixture
def desk(hall: SmallHall) -> TakingOver:
    return desk_of(hall)


# ---- asking ---------------------------------------------------------------


def test_the_kiosk_sees_who_asks(kiosk: LiveSittings, desk: TakingOver) -> None:
    number = begun(kiosk)
    sitting = desk.ask("K1", number, actor=WANG)
    assert (sitting.hold, sitting.helper, sitting.helper_number, sitting.desk) == (Hold.ASKED, "王敏", "0001", "D1")
    look = kiosk.look(number, actor=K1)
    assert (look.hold, look.helper, look.role, look.count, look.last) == (Hold.ASKED, "王敏", "guide", 1, Deed.ASK)
    assert kiosk.open() == (sitting,)


def test_asking_again_at_the_same_desk_asks_on(kiosk: LiveSittings, desk: TakingOver) -> None:
    number = begun(kiosk)
    assert desk.ask("K1", number, actor=WANG) == desk.ask("K1", number, actor=WANG)
    with pytest.raises(AlreadyTaken):
        desk.ask("K1", number, actor=Actor("D9", "0001"))


def test_the_second_to_ask_reads_who_was_first(kiosk: LiveSittings, desk: TakingOver) -> None:
    number = begun(kiosk)
    desk.ask("K1", number, actor=WANG)
    with pytest.raises(AlreadyTaken) as caught:
        desk.ask("K1", number, actor=ZHAO)
    assert dict(caught.value.patient.values) == {"owner": "王敏"}
    assert "王敏" not in caught.value.log


def test_a_sitting_that_is_over_cannot_be_asked_for(kiosk: LiveSittings, desk: TakingOver) -> None:
    number = begun(kiosk)
    kiosk.end(number, actor=K1)
    for gone in (number, 99):
        with pytest.raises(SittingOver):
            desk.ask("K1", gone, actor=WANG)
    with pytest.raises(SittingOver):
        desk.ask("K7", 1, actor=WANG)


@pytest.mark.parametrize("actor", [CASHIER, VOLUNTEER, K1, Actor("D1", "9999")], ids=str)
def test_only_who_has_the_right_may_ask(kiosk: LiveSittings, desk: TakingOver, actor: Actor) -> None:
    number = begun(kiosk)
    with pytest.raises(NotAllowed):
        desk.ask("K1", number, actor=actor)
    assert not kiosk.open()[0].is_wanted


def test_a_refusal_is_read_at_the_desk(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = desk.ask("K1", begun(kiosk), actor=WANG).grip
    kiosk.refuse(grip, actor=K1)
    sitting = desk.renew(grip, actor=WANG)
    assert (sitting.hold, sitting.last) == (Hold.FREE, Deed.REFUSE)
    with pytest.raises(NotHeld) as caught:
        kiosk.grant(grip, RUN, actor=K1)
    assert caught.value.deed is Deed.REFUSE


def test_a_desk_may_ask_no_more(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = desk.ask("K1", begun(kiosk), actor=WANG).grip
    desk.withdraw(grip, actor=WANG)
    desk.withdraw(grip, actor=WANG)
    assert kiosk.look(1, actor=K1).last is Deed.WITHDRAW
    assert desk.ask("K1", 1, actor=ZHAO).helper == "赵磊"
    with pytest.raises(NotHeld):
        desk.renew(grip, actor=WANG)


# ---- helping --------------------------------------------------------------


def test_granted_it_goes_on_where_it_stands(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = granted(kiosk, desk)
    assert desk.renew(grip, actor=WANG).hold is Hold.HELD
    assert desk.take(grip, actor=WANG) == RUN.slight


def test_what_is_not_granted_is_not_read(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = desk.ask("K1", begun(kiosk), actor=WANG).grip
    with pytest.raises(NotHeld):
        desk.take(grip, actor=WANG)


def test_while_a_desk_holds_it_the_kiosk_writes_nothing(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = granted(kiosk, desk)
    desk.save(grip, replace(RUN, step="consent"), actor=WANG)
    assert kiosk.publish(RUN, Shown(), number=grip.number, actor=K1) == grip.number
    assert (kiosk.look(grip.number, actor=K1).step, desk.take(grip, actor=WANG).step) == ("consent", "consent")


@pytest.mark.parametrize(("give", "deed"), [("hand_back", Deed.HAND_BACK), ("finish", Deed.FINISH)])
def test_given_back_the_kiosk_has_what_the_desk_has_done(
    kiosk: LiveSittings, desk: TakingOver, give: str, deed: Deed
) -> None:
    grip = granted(kiosk, desk)
    brought = replace(RUN, step="department", journey=replace(SECRET, large=True))
    getattr(desk, give)(grip, brought, actor=WANG)
    look = kiosk.look(grip.number, actor=K1)
    assert (look.hold, look.last) == (Hold.FREE, deed)
    assert kiosk.run(grip.number, actor=K1) == brought.slight
    with pytest.raises(NotHeld) as caught:
        desk.save(grip, RUN, actor=WANG)
    assert caught.value.deed is deed


def test_the_patient_takes_it_back_at_once(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = granted(kiosk, desk)
    desk.save(grip, replace(RUN, step="consent"), actor=WANG)
    assert kiosk.take_back(grip, actor=K1).step == "consent"
    for use in (desk.save, desk.hand_back, desk.finish):
        with pytest.raises(NotHeld) as caught:
            use(grip, RUN, actor=WANG)
        assert caught.value.deed is Deed.TAKE_BACK
    with pytest.raises(NotHeld):
        kiosk.take_back(grip, actor=K1)


def test_a_desk_that_is_heard_keeps_it_and_a_silent_one_loses_it(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = granted(kiosk, desk)
    heard = kiosk.look(grip.number, actor=K1).beat
    desk.renew(grip, actor=WANG)
    assert kiosk.lose(grip, heard=heard, actor=K1) is None
    desk.save(grip, replace(RUN, step="consent"), actor=WANG)
    heard = kiosk.look(grip.number, actor=K1).beat
    lost = kiosk.lose(grip, heard=heard, actor=K1)
    assert lost is not None
    assert lost.step == "consent"
    with pytest.raises(NotHeld) as caught:
        desk.save(grip, RUN, actor=WANG)
    assert caught.value.deed is Deed.LOSE
    assert desk.renew(grip, actor=WANG).last is Deed.LOSE


def test_a_desk_of_yesterday_cannot_write_into_the_sitting_of_today(kiosk: LiveSittings, desk: TakingOver) -> None:
    grip = granted(kiosk, desk)
    kiosk.end(grip.number, actor=K1)
    number = begun(kiosk)
    for use in (desk.save, desk.hand_back, desk.finish):
        with pytest.raises(SittingOver):
            use(grip, RUN, actor=WANG)
    with pytest.raises(SittingOver):
        desk.take(grip, actor=WANG)
    assert kiosk.look(number, actor=K1).hold is Hold.FREE


def test_rights_taken_away_end_the_helping(kiosk: LiveSittings, desk: TakingOver, hall: SmallHall) -> None:
    grip = granted(kiosk, desk)
    StaffAccounts(hall.office).lock("0001", actor=Actor("D9", "operator"))
    for use in (desk.save, desk.hand_back, desk.finish):
        with pytest.raises(NotAllowed):
            use(grip, RUN, actor=WANG)
    for ask in (desk.renew, desk.take, desk.withdraw):
        with pytest.raises(NotAllowed):
            ask(grip, actor=WANG)


@pytest.mark.parametrize("actor", [K2, WANG, Actor("K1", "0001")], ids=str)
def test_nobody_consents_in_a_patients_place(kiosk: LiveSittings, desk: TakingOver, actor: Actor) -> None:
    grip = desk.ask("K1", begun(kiosk), actor=WANG).grip
    for use in (
        lambda: kiosk.grant(grip, RUN, actor=actor),
        lambda: kiosk.refuse(grip, actor=actor),
        lambda: kiosk.take_back(grip, actor=actor),
        lambda: kiosk.lose(grip, heard=1, actor=actor),
    ):
        with pytest.raises(Misuse):
            use()
    assert kiosk.look(grip.number, actor=K1).hold is Hold.ASKED


def test_everything_is_on_record_with_who_did_it(kiosk: LiveSittings, desk: TakingOver, hall: SmallHall) -> None:
    grip = granted(kiosk, desk)
    desk.hand_back(grip, replace(RUN, step="consent"), actor=WANG)
    again = desk.ask("K1", grip.number, actor=ZHAO).grip
    kiosk.refuse(again, actor=K1)
    desk.point("K1", grip.number, picture=1, place=2, actor=VOLUNTEER)
    assert audited(hall) == [
        ("ask", "0001@D1"),
        ("grant", "patient@K1"),
        ("hand_back", "0001@D1"),
        ("ask", "0002@D2"),
        ("refuse", "patient@K1"),
        ("point", "0003@D4"),
    ]
    details = [str(each["detail"]) for each in hall.rows(AuditRow, record="live_sittings/K1")]
    consent = json.loads(details[1])
    assert (consent["staff"], consent["sitting"]) == ("0001", grip.number)
    assert not any(secret in "".join(details) for secret in ("欧阳", NUMBER, "王敏"))


# ---- all at once ------------------------------------------------------------


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each gave or raised, all begun together."""
    start, got = Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        start.wait()
        try:
            got.append(work())
        except DomainError as error:
            got.append(error)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_of_two_desks_that_ask_at_once_one_is_heard(kiosk: LiveSittings, desk: TakingOver) -> None:
    for turn in range(8):
        device = f"K{turn}"
        number = begun(kiosk, actor=Actor(device))
        got = at_once(
            lambda device=device, number=number: desk.ask(device, number, actor=WANG),
            lambda device=device, number=number: desk.ask(device, number, actor=ZHAO),
        )
        (lost,) = [one for one in got if isinstance(one, AlreadyTaken)]
        (won,) = [one for one in got if one is not lost]
        assert dict(lost.patient.values)["owner"] == won.helper  # type: ignore[attr-defined]  # a sitting


def test_a_heartbeat_and_a_taking_back_at_once_end_in_one_hand(kiosk: LiveSittings, desk: TakingOver) -> None:
    for _ in range(8):
        grip = granted(kiosk, desk)
        heard = kiosk.look(grip.number, actor=K1).beat
        got = at_once(
            lambda grip=grip, heard=heard: kiosk.lose(grip, heard=heard, actor=K1),
            lambda grip=grip: desk.save(grip, replace(RUN, step="consent"), actor=WANG),
        )
        is_lost = any(isinstance(one, NotHeld) for one in got)
        assert (kiosk.look(grip.number, actor=K1).hold is Hold.FREE) == is_lost
        assert any(isinstance(one, SavedRun) for one in got) == is_lost


def test_a_wrong_state_in_the_books_is_found_by_nobody(kiosk: LiveSittings, hall: SmallHall, desk: TakingOver) -> None:
    grip = granted(kiosk, desk)
    with hall.database.begin() as session:
        session.execute(update(LiveSittingRow).values(count=LiveSittingRow.count + 1))
    with pytest.raises(NotHeld) as caught:
        desk.save(grip, RUN, actor=WANG)
    assert caught.value.deed is None

"""The hall opens on an empty machine, says what is missing, and never seeds over a real hospital."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from kiosk.adapters.clock import FixedClock
from kiosk.domain.actor import Actor
from kiosk.domain.errors import BadSettings, DatabaseUnusable
from kiosk.domain.identity import PaperKind, check_paper
from kiosk.domain.journey import Choice, Journey, PaperSort, PayBy, PaymentState, PrintState, Way
from kiosk.flow import registration_work as work
from kiosk.hall import Hall, open_hall
from kiosk.settings import Device, Settings
from kiosk.storage.tables import HospitalRow
from kiosk.storage.upkeep import upgrade, verify

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=ZoneInfo("Asia/Shanghai"))
K1 = Actor("K1")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def opened(clock: FixedClock) -> Iterator[Callable[[Settings], Hall]]:
    halls: list[Hall] = []

    def open_one(settings: Settings) -> Hall:
        halls.append(open_hall(settings, clock=clock))
        return halls[-1]

    yield open_one
    for hall in halls:
        hall.close()


def offered(hall: Hall) -> list[int]:
    return [offer.left for offer in hall.services.timetable.departments()]


def test_a_demonstration_needs_nothing_but_a_folder(
    tmp_path: Path, opened: Callable[[Settings], Hall], qapp: object
) -> None:
    hall = opened(Settings(data=tmp_path))
    services = hall.services
    paper = check_paper(PaperKind.ID_CARD, "42010619850312061X", today=NOW.date())
    journey = work.look_up(services, Journey(way=Way.TYPED, paper=paper), K1)
    journey = work.list_departments(services, journey, K1)
    journey = work.list_clinics(services, replace(journey, department=journey.departments[0]), K1)
    clinic = next(one for one in journey.clinics if one.left)
    slot = next(one for one in clinic.slots if one.left)
    journey = work.quote(services, replace(journey, choice=Choice(clinic, slot), pay_by=PayBy.PHONE), K1)
    journey = work.begin_payment(services, work.register(services, journey, K1), K1)
    for _ in range(2):
        journey = work.ask_payment(services, journey, K1)
    assert journey.payment.state is PaymentState.PAID
    journey = work.print_papers(services, journey, K1)
    assert [(one.sort, one.state) for one in journey.prints] == [
        (PaperSort.TICKET, PrintState.CONFIRMED),
        (PaperSort.INVOICE, PrintState.CONFIRMED),
    ]
    assert sorted(path.suffix for path in (tmp_path / "papers").iterdir()) == [".escpos", ".pdf"]
    assert hall.hospital.name == "安和市第一人民医院"
    assert verify(hall.database, key=hall.vault.audit_key) == ()


def test_opening_again_finds_everything_as_it_was(tmp_path: Path, opened: Callable[[Settings], Hall]) -> None:
    first, second = (opened(Settings(data=tmp_path)) for _ in range(2))
    assert first.vault.fingerprint == second.vault.fingerprint
    assert offered(first) == offered(second)


def test_a_demonstration_whose_week_runs_out_gets_another(
    tmp_path: Path, opened: Callable[[Settings], Hall], clock: FixedClock
) -> None:
    opened(Settings(data=tmp_path))
    clock.advance(timedelta(days=30))
    assert sum(offered(opened(Settings(data=tmp_path)))) > 0


def test_a_real_hospital_is_never_seeded_over(
    tmp_path: Path, opened: Callable[[Settings], Hall], clock: FixedClock
) -> None:
    hall = opened(Settings(data=tmp_path))
    with hall.database.begin() as session:
        session.execute(update(HospitalRow).values(name="另一家医院"))
    clock.advance(timedelta(days=30))
    again = opened(Settings(data=tmp_path))
    assert again.hospital.name == "另一家医院"
    assert offered(again) == []


def test_a_hospital_that_nobody_seeded_says_so(tmp_path: Path, opened: Callable[[Settings], Hall]) -> None:
    with pytest.raises(BadSettings, match="db seed"):
        opened(Settings(data=tmp_path, demo=False))


def test_outside_a_demonstration_nothing_is_imitated(tmp_path: Path, opened: Callable[[Settings], Hall]) -> None:
    assert opened(Settings(data=tmp_path)).services.billing._till.names == ("demo-wechat", "demo-alipay")
    real = opened(Settings(data=tmp_path, demo=False))
    assert real.services.billing._till.names == ("none",)
    assert real.services.printing._presses == {}


@pytest.mark.parametrize("setting", ["ticket_printer", "document_printer", "payment"])
def test_a_device_that_does_not_exist_is_named(
    tmp_path: Path, opened: Callable[[Settings], Hall], setting: str
) -> None:
    with pytest.raises(BadSettings, match=setting):
        opened(Settings(data=tmp_path, **{setting: Device("kiosk.adapters.nowhere:Nothing")}))


def test_a_key_of_another_database_is_refused(tmp_path: Path, opened: Callable[[Settings], Hall]) -> None:
    opened(Settings(data=tmp_path))
    with pytest.raises(DatabaseUnusable, match="key file"):
        opened(Settings(data=tmp_path, key_file=tmp_path / "other.key"))


def test_a_server_is_checked_but_not_changed(
    tmp_path: Path,
    opened: Callable[[Settings], Hall],
    new_postgres: Callable[[str], AbstractContextManager[str]],
) -> None:
    with new_postgres("template1") as url:
        settings = Settings(data=tmp_path, database_url=url)
        with pytest.raises(DatabaseUnusable, match="db upgrade"):
            opened(settings)
        upgrade(url)
        hall = opened(settings)
        assert len(offered(hall)) >= 24
        hall.close()


def test_flows_and_pages_do_not_load_the_database_library() -> None:
    code = "import sys, kiosk.flow.registration, kiosk.ui.kiosk.window; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"

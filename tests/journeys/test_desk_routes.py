"""The tour at a desk: by keys alone, beside a kiosk in a process of its own, and the books agree."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from kiosk.settings import Settings
from kiosk.shows import desk_tour, tour_settings
from kiosk.storage.database import Database
from kiosk.storage.vault import open_vault
from kiosk.storage.verify import verify
from kiosk.ui.language import Language
from kiosk.ui.tour.guide import Summary

NURSE = "0031@D1"
MOST_KEYS = 12  # of a known patient, besides the search


class Walked:
    """One route, and the books it left."""

    def __init__(self, folder: Path, route: str) -> None:
        settings = Settings(data=folder / "own", language="zh_CN")
        self.out = folder / "tour"
        self.summary: Summary = desk_tour(settings, self.out, route)
        self._settings = tour_settings(settings, self.out)
        assert (self.summary.failed, self.summary.disagreements) == ("", ())
        assert self.summary.is_good

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        database = Database(self._settings.database_address)
        assert verify(database, key=open_vault(self._settings.key_path).audit_key) == ()
        with database.read() as session:
            found = [tuple(row) for row in session.execute(text(statement))]
        database.close()
        return found


@pytest.fixture
def folder(qapp: QApplication, tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Language("en")


def test_a_known_patient_is_registered_by_keys_alone(folder: Path) -> None:
    walked = Walked(folder, "desk_known")
    sign_in, section, search = len("0031") + len("270918") + 2, 1, len("zys") + 2
    assert walked.summary.keys - sign_in - section - search <= MOST_KEYS
    assert walked.rows("SELECT actor, pay_by FROM registrations") == [(NURSE, "window")]


def test_whoever_acts_stands_in_the_books_and_on_the_paper(folder: Path) -> None:
    walked = Walked(folder, "desk_proxy")
    assert walked.rows("SELECT name, relation FROM registration_proxies") == [("张琳", "daughter")]
    assert walked.rows("SELECT aid FROM registration_aids") == [("wheelchair",)]
    assert walked.summary.ticket


def test_money_is_taken_and_handed_back_by_keys_alone(folder: Path) -> None:
    walked = Walked(folder, "desk_money")
    ((charged, back),) = walked.rows("SELECT amount, refunded FROM payments WHERE gateway = 'cash'")
    assert isinstance(charged, int)
    assert isinstance(back, int)
    assert 0 < back < charged
    assert walked.rows("SELECT gateway, amount, actor FROM refunds") == [("cash", back, NURSE)]
    assert walked.rows("SELECT sum(due) FROM invoices") == [(charged - back,)]
    left = charged - back
    assert walked.rows("SELECT expected, counted, handed_to FROM drawer_counts") == [(left, left, "0002")]


def test_signs_typed_at_the_door_open_a_fast_track(folder: Path) -> None:
    walked = Walked(folder, "desk_triage")
    assert walked.rows("SELECT level, actor FROM triage_levels") == [(2, NURSE)]
    assert list((walked.out / "papers").glob("wristband-*.png"))


def test_somebody_comes_to_the_kiosk(folder: Path) -> None:
    walked = Walked(folder, "desk_help")
    states = walked.rows("SELECT state, owner FROM help_states ORDER BY id")
    assert states == [("waiting", ""), ("taken", "0031"), ("closed", "")]
    seen = (walked.out / "transcript.txt").read_text(encoding="utf-8")
    assert "丁一" in seen.partition("== who-comes")[2].partition("==")[0]


def test_a_sitting_goes_to_the_desk_and_back(folder: Path) -> None:
    walked = Walked(folder, "desk_take_over")
    assert walked.rows("SELECT actor FROM registrations") == [("patient@K1",)]
    deeds = walked.rows("SELECT action, actor FROM audit WHERE action LIKE 'sitting.%' ORDER BY id")
    assert deeds == [("sitting.ask", NURSE), ("sitting.grant", "patient@K1"), ("sitting.hand_back", NURSE)]

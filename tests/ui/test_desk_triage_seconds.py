"""A full set of signs by keyboard within 20 s: the keys really pressed, times published times of a keystroke."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from benchmarks.keystrokes import ADULT, Act, Operator, Spot, count_words, returning
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.ui.at_triage import ENTER, TriageScene, at_triage

MOST = 20.0  # seconds, by the contract of the desk
HERE = Spot(0, 0, 1, 1)  # the keys under the fingers: nothing is pointed at


@dataclass(frozen=True)
class Nurse:
    """Who types what: every sign, a complaint by its code, and the key that saves."""

    name: str
    signs: str
    level: str


NURSES = (
    Nurse("somebody well", "16\n98\nA120\n80\n70\nA36.8\n0\nft\n", "Ⅳ"),
    Nurse("chest pain", "26\n93\nA158\n92\n128\nA38.6\n7\nxt hx\n", "Ⅱ"),
    Nurse("stroke", "18\n97\nO205\n110\n110\nC36.5\n0\nz1 z0\n", "Ⅱ"),
)


@pytest.fixture
def scene(qtbot: QtBot, sqlite_url: str, vault: Vault) -> Iterator[TriageScene]:
    database = Database(sqlite_url)
    with at_triage(qtbot, database, vault) as scene:
        yield scene
    database.close()


def acts(scene: TriageScene) -> tuple[Act, ...]:
    """The task in the model of 1980: figures are strings of keys without M, each read from the monitor with one look.

    M stands where something has to be thought: at the beginning, before the code of the complaint, and before the key
    that decides; the ends of strings (Enter) follow from what was typed. Before that last key the proposal is read.
    """
    complaint = len(scene.page.form.complaint.text()) + len(ENTER)
    proposal = (scene.page.proposal.title, scene.page.proposal.within, scene.page.proposal.score)
    read = sum(count_words(text.text()) for text in proposal)
    looks = [entry for entry in scene.page.form.path[:-1] if entry.text()]
    return (
        Act("begin", HERE, thinks=True),
        *(Act("look at the monitor", HERE, thinks=False, choices=1) for _ in looks),
        Act("figures", HERE, taps=len(scene.keys) - complaint, thinks=False),
        Act("complaint", HERE, taps=complaint, thinks=True),
        Act("read and decide", HERE, taps=1, thinks=True, must=read),
    )


@pytest.mark.parametrize("nurse", NURSES, ids=lambda nurse: nurse.name)
def test_a_full_set_of_signs_takes_twenty_seconds_at_most(
    scene: TriageScene, nurse: Nurse, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.type(nurse.signs)
    done = acts(scene)
    taken = returning(done, ADULT)
    total = sum(taken.values())
    every_sign = total + ADULT.think * sum(act.name == "look at the monitor" for act in done)
    scene.key(Qt.Key.Key_F9)
    case = scene.saved()
    assert case.level.figure == nurse.level
    assert case.assessment.proposal.news2 is not None
    assert case.assessment.proposal.news2.missing == ()
    with capsys.disabled():
        parts = ", ".join(f"{operator.value} {taken[operator]:.1f}" for operator in Operator if taken[operator])
        told = f"{len(scene.keys)} keys, {total:.1f} s ({parts}); {every_sign:.1f} s with M at every sign"
        sys.stdout.write(f"\n{nurse.name}: {told}\n")
    assert total <= MOST
    assert taken[Operator.POINT] == taken[Operator.HOME] == 0, "no hand leaves the keys"

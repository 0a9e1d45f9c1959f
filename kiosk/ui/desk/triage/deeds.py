"""What the section asks of the services; all of it slow, for `DeskView.tasks`."""

from typing import TYPE_CHECKING

from kiosk.domain.journey import PrintOutcome, PrintState
from kiosk.domain.triage.cases import Case, Taken
from kiosk.domain.triage.signs import Level, Track
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import say, translate

if TYPE_CHECKING:  # a page knows the services, not the database library behind them
    from kiosk.services.triage.triage import TriageDesk


def desk(view: DeskView) -> "TriageDesk":
    """The triage of the hall."""
    return view.services().desk().triage


def open_cases(view: DeskView) -> tuple[Case, ...]:
    """Everybody for whom something is due."""
    return desk(view).open(actor=view.actor)


def find(view: DeskView, patient_id: int) -> Case | None:
    """The open case of a patient."""
    return desk(view).open_case(patient_id, actor=view.actor)


def record(view: DeskView, taken: Taken) -> Case:
    """Write what was found. Raises `IsThatRight`."""
    return desk(view).record(taken, actor=view.actor)


def decide(view: DeskView, case_id: int, level: Level, tracks: frozenset[Track], reason: str) -> Case:
    """The nurse's level. Raises `ReasonWanted`."""
    return desk(view).decide(case_id, level, tracks=tracks, reason=reason, actor=view.actor)


def print_slip(view: DeskView, case_id: int) -> PrintOutcome:
    """One more slip."""
    return desk(view).print_slip(case_id, actor=view.actor)


def stop(view: DeskView, clock_id: int) -> Case:
    """It is done."""
    return desk(view).stop(clock_id, actor=view.actor)


def close(view: DeskView, case_id: int) -> None:
    """The patient has left."""
    desk(view).close(case_id, actor=view.actor)


def identify(view: DeskView, case_id: int, patient_id: int) -> Case:
    """It is this patient."""
    return desk(view).identify(case_id, patient_id, actor=view.actor)


def paper_text(outcome: PrintOutcome) -> str:
    """What became of the slip."""
    if outcome.state is PrintState.FAILED:
        return translate("Triage", "The slip did not come out: press F12 in the list to print it again.")
    if outcome.words is not None:
        return say(outcome.words)
    return translate("Triage", "The slip is printed.")

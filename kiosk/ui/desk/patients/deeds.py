"""What the page of patients asks the services for, off the GUI thread."""

from dataclasses import dataclass

from kiosk.domain.patient_files import Correction, Namesake, PatientFile, Revealed
from kiosk.domain.queue_views import InLine
from kiosk.services.patients.patients import Patients
from kiosk.ui.desk.view import DeskView


@dataclass(frozen=True)
class Opened:
    """A file, and where its patient stands in line today."""

    file: PatientFile
    lines: tuple[InLine, ...]
    namesakes: tuple[Namesake, ...]


def patients(view: DeskView) -> Patients:
    """The books."""
    return view.services().desk().patients


def open_file(view: DeskView, patient_id: int) -> Opened:
    """The file that stands for this one."""
    file = patients(view).file(patient_id, actor=view.actor)
    lines = view.services().places_in_line.of_patient(file.patient.id)
    return Opened(file, lines, patients(view).namesakes(file.patient.id, actor=view.actor))


def reveal(view: DeskView, patient_id: int) -> Revealed:
    """Names and numbers whole; the audit knows who looked."""
    return patients(view).reveal(patient_id, actor=view.actor)


def correct(view: DeskView, file: PatientFile, correction: Correction, reason: str) -> Opened:
    """Set right what was wrong, as long as nobody else did."""
    key = file.patient.id
    patients(view).correct(key, correction, version=file.version, reason=reason, actor=view.actor)
    return open_file(view, key)


def join(view: DeskView, kept: PatientFile, gone: PatientFile, reason: str) -> Opened:
    """Let two files be one, as they were shown."""
    stays, goes = ((each.patient.id, each.version) for each in (kept, gone))
    patients(view).merge(kept=stays, gone=goes, reason=reason, actor=view.actor)
    return open_file(view, kept.patient.id)


def take_apart(view: DeskView, merge_id: int, reason: str) -> Opened:
    """Undo a joining."""
    file = patients(view).take_apart(merge_id, reason=reason, actor=view.actor)
    return open_file(view, file.patient.id)

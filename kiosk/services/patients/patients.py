"""病人: found by any key, looked at, corrected, joined and taken apart by staff."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.acting import PaperKnown
from kiosk.domain.actor import Actor
from kiosk.domain.identity import Paper
from kiosk.domain.journey import Patient
from kiosk.domain.patient_files import Correction, Found, Namesake, PatientFile, Revealed
from kiosk.domain.roles import Right
from kiosk.domain.running import check_reason
from kiosk.services.office import Office
from kiosk.services.patients import people
from kiosk.services.patients.patient_books import TOPIC
from kiosk.services.patients.patient_corrections import checked, correct
from kiosk.services.patients.patient_merges import merge, take_apart
from kiosk.services.patients.patient_pages import find_namesakes, read_file, read_revealed
from kiosk.services.patients.patient_search import search
from kiosk.services.staff.guard import allow
from kiosk.storage.bell import ring
from kiosk.storage.database import violated

LIMIT = 20


class Patients:
    """The books of patients for staff; every method raises `NotAllowed` without the right to it.

    Nobody's name, number or phone goes into audit or log.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def search(self, text: str, *, actor: Actor, limit: int = LIMIT) -> tuple[Found, ...]:
        """Who ``text`` may mean: here today first, then the newest files; () for nobody.

        By name or its beginning, Pinyin, initials, phone, paper, the last four of either, outpatient number, today's
        ticket number, or the code on a ticket. Raises `InvalidEntry` for too much or too little.
        """
        with self._office.database.read() as session:
            allow(session, actor, Right.FIND_PATIENTS)
            return search(self._office, session, text, limit=limit)

    def find(self, patient_id: int, *, actor: Actor) -> Patient | None:
        """The patient as the flows know them, by the file that stands for theirs; None for nobody."""
        with self._office.database.read() as session:
            allow(session, actor, Right.FIND_PATIENTS)
            return people.find_by_id(session, self._office.vault, patient_id)

    def file(self, patient_id: int, *, actor: Actor) -> PatientFile:
        """The file that stands for this one, masked; raises `Misuse` when there is none."""
        with self._office.database.read() as session:
            allow(session, actor, Right.FIND_PATIENTS)
            return read_file(self._office, session, patient_id)

    def namesakes(self, patient_id: int, *, actor: Actor) -> tuple[Namesake, ...]:
        """Files that may be the same person's; raises `Misuse` when there is no such file."""
        with self._office.database.read() as session:
            allow(session, actor, Right.FIND_PATIENTS)
            return find_namesakes(self._office, session, patient_id)

    def reveal(self, patient_id: int, *, actor: Actor) -> Revealed:
        """Name and numbers whole, and in the audit who looked at them; raises `Misuse` when there is no such file."""

        def work(session: Session) -> Revealed:
            allow(session, actor, Right.FIND_PATIENTS)
            key, revealed = read_revealed(self._office, session, patient_id)
            self._office.note(session, actor, "patient.reveal", f"patients/{key}")
            return revealed

        return self._office.database.run(work)

    def correct(
        self, patient_id: int, correction: Correction, *, version: int, reason: str, actor: Actor
    ) -> PatientFile:
        """Set right what is wrong; what stood there is kept, consent stays as it was given.

        Of two desks one wins: raises `FileChanged` for the other. Raises `PaperKnown` for a paper somebody has already,
        `InvalidEntry` for what cannot be.
        """
        why, right = check_reason(reason), checked(correction, today=self._office.today())

        def work(session: Session) -> PatientFile:
            allow(session, actor, Right.EDIT_PATIENTS)
            fields = correct(self._office, session, patient_id, right, version=version, reason=why, actor=actor)
            self._tell(session, actor, "patient.correct", patient_id, fields=",".join(fields))
            return read_file(self._office, session, patient_id)

        try:
            return self._office.database.run(work)
        except IntegrityError as error:
            if violated(error) != "uq_patient_papers_digest" or right.add is None:
                raise
            raise self._known(right.add) from error

    def merge(self, *, kept: tuple[int, int], gone: tuple[int, int], reason: str, actor: Actor) -> PatientFile:
        """Let the file ``gone`` go into ``kept``, each as (id, version shown); gives the one that stays.

        Whoever was registering ``gone`` lands on ``kept``. Raises `SameFile`, `FileChanged`, `InvalidEntry`.
        """
        why = check_reason(reason)

        def work(session: Session) -> PatientFile:
            allow(session, actor, Right.EDIT_PATIENTS)
            merge_id = merge(self._office, session, kept=kept, gone=gone, reason=why, actor=actor)
            self._tell(session, actor, "patient.merge", kept[0], gone=gone[0], patient_merges=merge_id)
            return read_file(self._office, session, kept[0])

        return self._office.database.run(work)

    def take_apart(self, merge_id: int, *, reason: str, actor: Actor) -> PatientFile:
        """Undo a joining; gives the file that had stayed. Raises `FileChanged`, `VisitedSince`, `InvalidEntry`."""
        why = check_reason(reason)

        def work(session: Session) -> PatientFile:
            allow(session, actor, Right.EDIT_PATIENTS)
            kept, back = take_apart(self._office, session, merge_id, reason=why, actor=actor)
            self._tell(session, actor, "patient.take_apart", kept, back=back, patient_merges=merge_id)
            return read_file(self._office, session, kept)

        return self._office.database.run(work)

    def _tell(self, session: Session, actor: Actor, action: str, patient_id: int, **detail: str | int) -> None:
        self._office.note(session, actor, action, f"patients/{patient_id}", **detail)
        ring(session, TOPIC)

    def _known(self, paper: Paper) -> PaperKnown:
        with self._office.database.read() as session:
            owner = people.find_by_paper(session, self._office.vault, paper)
        assert owner is not None  # the rule that was violated says so
        return PaperKnown(f"the paper belongs to patient {owner.id}", patient_id=owner.id)

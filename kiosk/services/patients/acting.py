"""Patients entered without papers in an emergency: listed until it is known who they are, and completed once."""

from datetime import date

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.acting import AlreadyComplete, PaperKnown, Unfinished
from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass
from kiosk.domain.calendar import NO_SUCH_DATE
from kiosk.domain.errors import InvalidEntry, Misuse
from kiosk.domain.identity import Paper, Sex, paper_facts
from kiosk.domain.journey import Journey, Newcomer, Patient
from kiosk.domain.masking import mask_number
from kiosk.domain.names import check_name, check_phone
from kiosk.domain.roles import Right
from kiosk.services.office import Office
from kiosk.services.patients import people
from kiosk.services.patients.patient_keys import Keyed, change_keys
from kiosk.services.patients.reception import NOTICE
from kiosk.services.patients.sealing import phone_digest, seal_phone
from kiosk.services.staff.guard import allow
from kiosk.storage.bell import ring
from kiosk.storage.database import violated
from kiosk.storage.statements import Query
from kiosk.storage.tables import PatientRow

TOPIC = "patients"


class Acting:
    """What only staff do for a patient beside the flows."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def unfinished(self, *, actor: Actor) -> tuple[Unfinished, ...]:
        """Who was entered without papers and is not known yet, the first due first; raises `NotAllowed`."""
        local = self._office.local
        with self._office.database.read() as session:
            allow(session, actor, Right.REGISTER)
            rows = UNFINISHED.all(session)
        found = (Unfinished(key, name, number, local(at), local(due)) for key, name, number, at, due in rows if due)
        return tuple(found)

    def complete(self, patient_id: int, journey: Journey, *, actor: Actor) -> Patient:
        """Bind ``journey.paper`` to a provisional patient with name, sex, birth and phone of ``journey.newcomer``.

        What the paper's number tells comes before what was typed. Of two desks the first one's word stays: raises
        `AlreadyComplete` for the other, `PaperKnown` when the paper belongs to a patient, `InvalidEntry` for what
        cannot be, `NotAllowed`.
        """
        paper = journey.paper
        if paper is None:
            raise Misuse("nobody is completed without a paper")
        newcomer = _checked(journey.newcomer, paper)
        try:
            return self._office.database.run(
                lambda session: self._complete(session, patient_id, newcomer, paper, actor)
            )
        except IntegrityError as error:
            if violated(error) != "uq_patient_papers_digest":
                raise
            raise self._known(paper) from error

    def _complete(self, session: Session, patient_id: int, newcomer: Newcomer, paper: Paper, actor: Actor) -> Patient:
        allow(session, actor, Right.REGISTER)
        vault, phone = self._office.vault, newcomer.phone or ""
        before = people.find_by_id(session, vault, patient_id)
        row = COMPLETE.first(
            session,
            patient=patient_id,
            new_name=newcomer.name,
            new_sex=newcomer.sex.value,
            new_birth=newcomer.birth_date,
            new_phone_sealed=seal_phone(vault, phone),
            new_phone_digest=phone_digest(vault, phone),
            new_consent=NOTICE if newcomer.consented else None,
        )
        if row is None:
            raise AlreadyComplete(f"patient {patient_id} is not provisional")
        people.add_paper(session, vault, paper, patient_id=patient_id)
        after = Keyed(newcomer.name, phone, (paper.number,))
        change_keys(session, vault, patient_id, before=Keyed(before.name if before else ""), after=after)
        self._office.note(session, actor, "patient.complete", f"patients/{patient_id}", paper=paper.kind.value)
        ring(session, TOPIC)
        number, fee_class = row
        masked = mask_number(paper.number)
        return Patient(
            patient_id, newcomer.name, newcomer.sex, newcomer.birth_date, number, FeeClass(fee_class), masked
        )

    def _known(self, paper: Paper) -> PaperKnown:
        with self._office.database.read() as session:
            patient = people.find_by_paper(session, self._office.vault, paper)
        assert patient is not None  # the rule that was violated says so
        return PaperKnown(f"the paper belongs to patient {patient.id}", patient_id=patient.id)


def _checked(newcomer: Newcomer, paper: Paper) -> Newcomer:
    facts = paper_facts(paper)
    sex = newcomer.sex if facts.sex is Sex.UNKNOWN else facts.sex
    birth: date | None = facts.birth_date or newcomer.birth_date
    if birth is None:
        raise InvalidEntry(NO_SUCH_DATE, "completed without a birth date", field="birth")
    name, phone = check_name(newcomer.name), check_phone(newcomer.phone or "")
    return Newcomer(name, sex, birth, phone, consented=newcomer.consented)


UNFINISHED = Query(
    select(
        PatientRow.id,
        PatientRow.name,
        PatientRow.outpatient_number,
        PatientRow.created_at,
        PatientRow.complete_by,
    )
    .where(PatientRow.complete_by.is_not(None), PatientRow.merged_into.is_(None))
    .order_by(PatientRow.complete_by, PatientRow.id)
)
COMPLETE = Query(
    update(PatientRow)
    .where(PatientRow.id == bindparam("patient"), PatientRow.complete_by.is_not(None), PatientRow.merged_into.is_(None))
    .values(
        name=bindparam("new_name"),
        sex=bindparam("new_sex"),
        birth_date=bindparam("new_birth"),
        phone_sealed=bindparam("new_phone_sealed"),
        phone_digest=bindparam("new_phone_digest"),
        consent=bindparam("new_consent"),
        complete_by=None,
        version=PatientRow.version + 1,
    )
    .returning(PatientRow.outpatient_number, PatientRow.fee_class)
)

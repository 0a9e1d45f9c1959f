"""身份: who is standing here, and writing newcomers into the books."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.domain.acting import Guardian
from kiosk.domain.actor import Actor
from kiosk.domain.bill import FeeClass
from kiosk.domain.errors import InvalidEntry, Misuse, UnknownCode
from kiosk.domain.identity import Paper, PaperKind, Sex, check_paper, paper_facts
from kiosk.domain.journey import Journey, Newcomer, Patient, Way
from kiosk.domain.masking import mask_number
from kiosk.domain.names import check_name, check_phone
from kiosk.domain.roles import Right
from kiosk.services.office import Office
from kiosk.services.patients import people
from kiosk.services.patients.patient_keys import RULES, Keyed, write_keys
from kiosk.services.patients.sealing import phone_digest, seal_phone
from kiosk.services.staff.guard import allow
from kiosk.storage.counters import claim
from kiosk.storage.database import violated

# What a code may be; no text fits two of them.
CODE_KINDS = (PaperKind.INSURANCE_CODE, PaperKind.ID_CARD, PaperKind.FOREIGNER_PERMIT, PaperKind.HEALTH_CODE)
NOTICE = "1"  # the version of the privacy notice a newcomer agrees to
NAMELESS = "无名氏"  # an emergency patient who cannot say a name
COMPLETE_WITHIN = timedelta(hours=24)  # domain.md, Identity


class Reception:
    """Finds patients by what they bring, and enters those who are new."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def look_up(self, journey: Journey) -> Journey:
        """Fill ``patient`` by ``paper``, by ``code``, or a child without a number by guardian, name and birth date.

        Of somebody unknown, what the number itself tells goes into ``newcomer``, and a code becomes the ``paper``.
        Without paper and code the journey stays as it is. Raises `UnknownCode` for a code that names nobody.
        """
        if journey.way is Way.CHILD and not journey.child_numbered:
            return self._look_up_child(journey)
        paper = self._paper_of_code(journey.code) if journey.way is Way.CODE else journey.paper
        if paper is None:
            return journey
        with self._office.database.read() as session:
            patient = people.find_by_paper(session, self._office.vault, paper)
        if patient is not None:
            return replace(journey, paper=paper, patient=patient)
        return replace(journey, paper=paper, patient=None, newcomer=_told(journey.newcomer, paper))

    def look_up_guardian(self, journey: Journey) -> Journey:
        """Fill ``guardian_name`` from the books; "" when nobody of ``guardian_paper`` is known."""
        if journey.guardian_paper is None:
            return journey
        with self._office.database.read() as session:
            name = people.name_of_adult(session, self._office.vault, journey.guardian_paper)
        return replace(journey, guardian_name=name)

    def look_for_namesakes(self, journey: Journey) -> Journey:
        """Fill ``namesakes``: patients of the newcomer's name and birth date."""
        newcomer = journey.newcomer
        if not newcomer.name or newcomer.birth_date is None:
            return replace(journey, namesakes=0)
        with self._office.database.read() as session:
            count = people.count_namesakes(session, name=newcomer.name, birth=newcomer.birth_date)
        return replace(journey, namesakes=count)

    def enrol(self, journey: Journey, *, actor: Actor) -> Patient:
        """Patient, paper, guardian and audit in one transaction; somebody who entered meanwhile is not doubled.

        Raises `InvalidEntry` for a name or phone number that cannot be, `Misuse` without consent, `NotAllowed` when
        staff who do it may not.
        """
        newcomer = self._checked(journey)
        try:
            return self._office.database.run(lambda session: self._enrol(session, journey, newcomer, actor))
        except IntegrityError as error:
            if violated(error) != "uq_patient_papers_digest":
                raise
            known = self.look_up(journey).patient
            assert known is not None  # that rule says so
            return known

    def _look_up_child(self, journey: Journey) -> Journey:
        guardian, newcomer = journey.guardian_paper, journey.newcomer
        if guardian is None or not newcomer.name or newcomer.birth_date is None:
            return journey
        with self._office.database.read() as session:
            patient = self._find_child(session, guardian, newcomer)
        return replace(journey, patient=patient)

    def _find_child(self, session: Session, guardian: Paper, newcomer: Newcomer) -> Patient | None:
        assert newcomer.birth_date is not None
        vault = self._office.vault
        return people.find_child(session, vault, guardian, name=newcomer.name, birth=newcomer.birth_date)

    def _paper_of_code(self, code: str) -> Paper:
        today = self._office.today()
        for kind in CODE_KINDS:
            try:
                return check_paper(kind, code, today=today)
            except InvalidEntry:
                continue
        raise UnknownCode("a code that names nobody")

    def _checked(self, journey: Journey) -> Newcomer:
        newcomer, emergency = journey.newcomer, journey.way is Way.NO_PAPERS
        if not newcomer.consented and not emergency:
            raise Misuse("a newcomer who has not agreed")
        if journey.way is Way.CHILD and journey.guardian_paper is None:
            raise Misuse("a child without guardian")
        if not emergency and journey.way is not Way.CHILD and journey.paper is None:
            raise Misuse("a newcomer without paper")
        name = NAMELESS if emergency and not newcomer.name else check_name(newcomer.name)
        return replace(newcomer, name=name, phone=check_phone(newcomer.phone or ""))

    def _enrol(self, session: Session, journey: Journey, newcomer: Newcomer, actor: Actor) -> Patient:
        if actor.staff is not None:
            allow(session, actor, Right.REGISTER)
        now = self._office.now()
        # First of all: whoever enters patients waits here, so that a child without a number is not entered twice.
        number = _next_number(session, now)
        is_child = journey.way is Way.CHILD
        if is_child and journey.guardian_paper and newcomer.birth_date and journey.paper is None:
            known = self._find_child(session, journey.guardian_paper, newcomer)
            if known is not None:
                return known
        patient = self._write(session, journey, newcomer, number=number, at=now)
        self._office.note(session, actor, "patient.enrol", f"patients/{patient.id}", way=str(journey.way))
        return patient

    def _write(self, session: Session, journey: Journey, newcomer: Newcomer, *, number: str, at: datetime) -> Patient:
        vault, is_emergency = self._office.vault, journey.way is Way.NO_PAPERS
        values = {
            "name": newcomer.name,
            "sex": newcomer.sex.value,
            "birth_date": newcomer.birth_date,
            "fee_class": FeeClass.SELF.value,
            "phone_sealed": seal_phone(vault, newcomer.phone or ""),
            "phone_digest": phone_digest(vault, newcomer.phone or ""),
            "consent": NOTICE if newcomer.consented else None,
            "complete_by": at + COMPLETE_WITHIN if is_emergency else None,
            "created_at": at,
            "keyed": RULES,
        }
        # The hospital's own patients may have numbers that look like ours: then the next one that is free.
        while (key := people.add_patient(session, outpatient_number=number, **values)) is None:
            number = _next_number(session, at)
        paper = None if is_emergency else journey.paper
        if paper is not None:
            people.add_paper(session, vault, paper, patient_id=key)
        papers = (paper.number,) if paper is not None else ()
        write_keys(session, vault, key, Keyed(newcomer.name, newcomer.phone or "", papers))
        if journey.way is Way.CHILD and journey.guardian_paper is not None:
            guardian = Guardian(check_name(journey.guardian_name), journey.guardian_paper)
            people.add_guardian(session, vault, guardian, child_id=key, created_at=at)
        masked = mask_number(paper.number) if paper else ""
        return Patient(
            key, newcomer.name, newcomer.sex, newcomer.birth_date, number, FeeClass.SELF, masked, is_emergency
        )


def _next_number(session: Session, at: datetime) -> str:
    """The next outpatient number of the day, which may be taken already: gaps do no harm here."""
    return f"M{at:%Y%m%d}{claim(session, f'outpatient:{at:%Y-%m-%d}'):04}"


def _told(newcomer: Newcomer, paper: Paper) -> Newcomer:
    """What the number tells comes before what was said."""
    facts = paper_facts(paper)
    sex = newcomer.sex if facts.sex is Sex.UNKNOWN else facts.sex
    return replace(newcomer, birth_date=facts.birth_date or newcomer.birth_date, sex=sex)

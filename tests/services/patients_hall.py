"""A small hall with the books of patients open, and staff who may look, correct, or neither."""

from dataclasses import replace
from datetime import date

from argon2 import PasswordHasher

from kiosk.domain.actor import Actor
from kiosk.domain.identity import Paper, Sex
from kiosk.domain.journey import Journey, Newcomer, Patient, Way
from kiosk.domain.patient_files import Found
from kiosk.domain.roles import Role
from kiosk.services.patients.patients import Patients
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.database import Database
from kiosk.storage.vault import Vault
from tests.services.small_hall import K1, SmallHall, citizen

CLERK, OTHER_CLERK, NURSE = Actor("D1", "0011"), Actor("D2", "0012"), Actor("D1", "0001")
VOLUNTEER = Actor("D1", "0002")
OPERATOR = Actor("D1", "operator")
WHY = "看错了身份证"


class PatientsHall(SmallHall):
    """`SmallHall` with `Patients`."""

    def __init__(self, database: Database, vault: Vault) -> None:
        super().__init__(database, vault)
        self.patients = Patients(self.office)
        staff = StaffAccounts(self.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        roles = ((CLERK, Role.CLERK), (OTHER_CLERK, Role.CLERK), (NURSE, Role.GUIDE), (VOLUNTEER, Role.VOLUNTEER))
        for actor, role in roles:
            staff.enrol(str(actor.staff), "吴敏", role, "270918", actor=OPERATOR)

    def someone(self, name: str, number: int, *, phone: str = "", paper: Paper | None = None) -> Patient:
        """A new patient of this name and paper."""
        newcomer = Newcomer(name, Sex.FEMALE, date(1990, 3, 7), phone, consented=True)
        journey = Journey(way=Way.TYPED, paper=paper or citizen(number), newcomer=newcomer)
        return self.reception.enrol(journey, actor=K1)

    def look(self, text: str) -> tuple[Found, ...]:
        """Who a nurse finds."""
        return self.patients.search(text, actor=NURSE)

    def names(self, text: str) -> list[str]:
        """The whole names of whom a nurse finds."""
        return [found.patient.name for found in self.look(text)]

    def found_by(self, paper: Paper) -> Patient:
        """The patient whom the reception finds by a paper."""
        patient = self.reception.look_up(Journey(way=Way.TYPED, paper=paper)).patient
        assert patient is not None
        return patient

    def join(self, kept: Patient, gone: Patient, *, actor: Actor = CLERK) -> int:
        """Join two files as they stand; the id of the joining."""
        shown = [(each.id, self.patients.file(each.id, actor=actor).version) for each in (kept, gone)]
        file = self.patients.merge(kept=shown[0], gone=shown[1], reason=WHY, actor=actor)
        return file.joined[-1].id

    def at_home(self, patient: Patient) -> Patient:
        """The patient without the paper's stars, to be compared."""
        return replace(patient, paper="")

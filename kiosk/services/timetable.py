"""号源: departments and clinics as they stand now."""

from datetime import date

from kiosk.domain.journey import ClinicOffer, DepartmentOffer


class Timetable:
    def departments(self) -> tuple[DepartmentOffer, ...]:
        raise NotImplementedError

    def clinics(self, department_id: int) -> tuple[ClinicOffer, ...]:
        raise NotImplementedError

    def today(self) -> date:
        """The hospital's business day."""
        raise NotImplementedError

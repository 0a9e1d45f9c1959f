"""Which day, which doctor, which time: for large text, one after the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from kiosk.domain.journey import Choice, ClinicOffer, DayPart
from kiosk.ui.language import joined, translate
from kiosk.ui.pages.doctor_words import doctor_face, doctor_sentence, slot_face, slot_sentence
from kiosk.ui.pages.on_offer import Half, OnOffer, read, written
from kiosk.ui.pages.one_by_one import OneByOnePage
from kiosk.ui.pages.visit_words import day_name, department_name, doctor_text, full_date
from kiosk.ui.widgets.chip import Chip
from kiosk.ui.widgets.department_tile import DepartmentFace, DepartmentRow
from kiosk.ui.widgets.doctor_card import DoctorCard
from kiosk.ui.widgets.paged_grid import PagedGrid
from kiosk.ui.widgets.tappable import Tappable

T = TypeVar("T", bound=Tappable)

DAY, DOCTOR, TIME = "day", "doctor", "time"
MOST = 6  # choices to a page (accessibility.md 5)


class SlotQuestionsPage(OneByOnePage):
    """Each tap is an answer; the last one goes on."""

    questions = (DAY, DOCTOR, TIME)

    name = "slot"

    def title_text(self) -> str:
        """The question."""
        titles = {
            DAY: translate("Pages", "Which day suits you?"),
            DOCTOR: translate("Pages", "Which doctor?"),
            TIME: translate("Pages", "At what time?"),
        }
        return titles.get(self.asking, "")

    def prompt_text(self) -> str:
        """What has been chosen so far, and what the words mean."""
        if not self.asking or (self.asking == DOCTOR and self.theme.is_small):
            return ""
        assert self.journey.department is not None
        prompts = {
            DAY: department_name(self.journey.department.department),
            DOCTOR: translate(
                "Pages", "A general clinic costs least: the doctor on duty sees you. Experts have more experience."
            ),
            TIME: "" if self._clinic is None else joined(doctor_text(self._clinic), self._half_text(self._half)),
        }
        return prompts[self.asking]

    def build(self) -> None:
        """The first question; where something is chosen already, the last one."""
        self._today = self.view.now().date()
        self._offer = OnOffer(self.journey, self._today)
        self._choice = self._offer.kept_choice()
        self._clinic = self._choice.clinic if self._choice else None
        self._half = self._offer.first_half(self._choice)
        self.grids = {DAY: self._grid("row-column"), DOCTOR: self._grid(""), TIME: self._grid("department-column")}
        if self._choice:
            self.ask(TIME)
        else:
            self.ask(DOCTOR if self.journey.nearest else DAY)

    def show_question(self) -> None:
        """The choices of the question in hand."""
        makers = {DAY: self._days, DOCTOR: self._doctors, TIME: self._times}
        for question, grid in self.grids.items():
            grid.setVisible(question == self.asking)
        self.grids[self.asking].fill(makers[self.asking]())

    def _grid(self, column: str) -> PagedGrid:
        grid = PagedGrid(self.theme, column=column, limit=MOST)
        grid.hide()
        self.touch.addWidget(grid, 1)
        return grid

    def _days(self) -> Sequence[QWidget]:
        return [self._day_row(half) for half in self._offer.halves()]

    def _day_row(self, half: Half) -> DepartmentRow:
        day, part = half
        title = self._half_text(half)
        hours = {
            DayPart.MORNING: translate("Pages", "before 12:00"),
            DayPart.AFTERNOON: translate("Pages", "after 12:00"),
        }
        line = " · ".join((full_date(day), hours[part]))
        face = DepartmentFace(title, "calendar", line=line, leads_on=True)
        row = DepartmentRow(self.theme, face, joined(title, line))
        row.clicked.connect(lambda: self._take_half(half))
        return _guarded(row)

    def _half_text(self, half: Half) -> str:
        day, part = half
        words = {
            DayPart.MORNING: translate("Pages", "{day}, in the morning"),
            DayPart.AFTERNOON: translate("Pages", "{day}, in the afternoon"),
        }
        return words[part].format(day=day_name(day, self._today))

    def _take_half(self, half: Half) -> None:
        self._half = half
        self.ask(DOCTOR)

    def _doctors(self) -> Sequence[QWidget]:
        return [self._doctor_card(clinic) for clinic in self._offer.clinics(self._half)]

    def _doctor_card(self, clinic: ClinicOffer) -> DoctorCard:
        face = doctor_face(clinic, is_near=self._offer.is_near(clinic), facts=2)
        card = DoctorCard(self.theme, face, doctor_sentence(face))
        card.head.clicked.connect(lambda: self._take_doctor(clinic))
        _guarded(card.head)
        return card

    def _take_doctor(self, clinic: ClinicOffer) -> None:
        self._clinic = clinic
        self.ask(TIME)

    def _times(self) -> Sequence[QWidget]:
        assert self._clinic is not None
        clinic = self._clinic
        return [self._chip(Choice(clinic, slot)) for slot in clinic.slots if slot.left]

    def _chip(self, choice: Choice) -> Chip:
        chip = Chip(self.theme, slot_face(choice.slot, with_end=True), slot_sentence(choice.slot))
        chip.setChecked(self._choice is not None and self._choice.slot.id == choice.slot.id)
        chip.clicked.connect(lambda: self._answer(choice))
        return _guarded(chip)

    def _answer(self, choice: Choice) -> None:
        self._choice = choice
        self.answered.emit(replace(self.journey, choice=choice, pay_by=None, nearest=()))

    def draft(self) -> str:
        """Where one stands."""
        session = self._clinic.session_id if self._clinic else 0
        slot = self._choice.slot.id if self._choice else 0
        return written(self._half, session=session, slot=slot, question=self.asking)

    def restore(self, draft: str) -> None:
        """To the question in hand; what is offered no more is asked again."""
        kept = read(draft)
        if kept is None or self._offer.is_gone(kept.slot):
            return
        self._half = kept.half
        self._choice = self._offer.find(kept.slot)
        self._clinic = self._offer.session(kept.session)
        question = kept.question or (TIME if self._clinic else DAY)
        self.ask(DOCTOR if question == TIME and self._clinic is None else question)


def _guarded(control: T) -> T:
    """Deaf to a second strike that was meant for the question before."""
    control.setProperty("confirming", True)
    return control

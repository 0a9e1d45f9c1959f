"""Which doctor, which day, which time."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.journey import Choice, ClinicOffer, DayPart, SlotOffer
from kiosk.ui.language import clock_text, day_text, translate
from kiosk.ui.pages.doctor_words import doctor_face, doctor_sentence, slot_face, slot_sentence
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import band_text, department_name, doctor_text, part_text, weekday
from kiosk.ui.widgets.chip import Chip, ChipFace, ChipRow, DayChip, PartChip
from kiosk.ui.widgets.choice_dock import ChoiceDock
from kiosk.ui.widgets.doctor_card import DoctorCard, DoctorColumn
from kiosk.ui.widgets.stepper import Stepper

DAYS = 7
Half = tuple[date, DayPart]


class SlotPage(Page):
    """Answers with a clinic and a slot of it."""

    name = "slot"

    folds = True
    folds_small = False

    def title_text(self) -> str:
        """The department comes first."""
        assert self.journey.department is not None
        name = department_name(self.journey.department.department)
        return translate("Pages", "{department}: doctor and time").format(department=name)

    def prompt_text(self) -> str:
        """The day in hand; told when it is known."""
        return ""

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("gutter"))
        head = QVBoxLayout()
        head.setSpacing(self.theme.px("gap-s"))
        head.addWidget(self.title)
        head.addWidget(self.prompt)
        row.addLayout(head, 1)
        # what is left beside the halves of the day; large text has the whole line
        room = self.theme.px("next-button") * (5 if self.theme.is_large else 4) // 2
        if self.theme.metrics("title").advance(self.title.text()) > room:
            self.title.setFont(self.theme.font("title-s"))
        self._parts_row = ChipRow(self.theme)
        if self._parts_are_in_head():
            row.addWidget(self._parts_row)
        self.body.addLayout(row)

    def _parts_are_in_head(self) -> bool:
        """Beside the title, unless it has half a page only or stands too high."""
        return not (self.theme.is_wide and self.has_room_beside()) and (self.theme.is_wide or not self.theme.is_low)

    def build(self) -> None:
        """Days, halves of a day, doctors; the choice in the dock."""
        if not self._parts_are_in_head():
            self.shared.addWidget(self._parts_row)
        self._today = self.view.now().date()
        self._choice = self._kept_choice()
        self._half = self._first_half()
        self._days: dict[date, Chip] = {}
        self._parts: dict[DayPart, Chip] = {}
        if self.theme.is_large:
            self._build_stepper()
        else:
            self._build_parts()
            self._build_days()
        self.doctors = DoctorColumn(self.theme)
        self.doctors.closed.connect(self._close_cards)
        self.touch.addWidget(self.doctors, 1)
        self.dock = ChoiceDock(self.theme)
        self.dock.button.clicked.connect(self._go_on)
        self.put_in_dock(self.dock)
        self._show_half()

    def _kept_choice(self) -> Choice | None:
        """The choice made before, if it can still be had; Back must not lose it."""
        kept = self.journey.choice
        if kept is None or self.journey.nearest:
            return None
        found = [
            Choice(clinic, slot)
            for clinic in self.journey.clinics
            for slot in clinic.slots
            if slot.id == kept.slot.id and slot.left
        ]
        return found[0] if found else None

    def _first_half(self) -> Half:
        """Where the choice or the nearest slot is, else the first half day with something left."""
        chosen = [self._choice.clinic] if self._choice else []
        near = sorted(filter(self._is_near, self.journey.clinics), key=self._nearness)
        free = sorted((clinic.day, clinic.part is DayPart.AFTERNOON) for clinic in self.journey.clinics if clinic.left)
        if chosen or near:
            first = (chosen or near)[0]
            return first.day, first.part
        if free:
            return free[0][0], DayPart.AFTERNOON if free[0][1] else DayPart.MORNING
        return self._today, DayPart.MORNING

    def _is_near(self, clinic: ClinicOffer) -> bool:
        return any(slot.id in self.journey.nearest for slot in clinic.slots)

    def _nearness(self, clinic: ClinicOffer) -> int:
        nearest = self.journey.nearest
        return min((nearest.index(slot.id) for slot in clinic.slots if slot.id in nearest), default=len(nearest))

    def _left(self, day: date, part: DayPart | None = None) -> int:
        return sum(clinic.left for clinic in self.journey.clinics if clinic.day == day and part in (None, clinic.part))

    def _build_parts(self) -> None:
        for part in DayPart:
            chip = PartChip(self.theme, ChipFace(part_text(part)), part_text(part))
            chip.clicked.connect(lambda _checked=False, part=part: self.show_half((self._half[0], part)))
            self._parts_row.add(chip)
            self._parts[part] = chip

    def _build_days(self) -> None:
        row = ChipRow(self.theme)
        for offset in range(DAYS):
            day = self._today + timedelta(days=offset)
            chip = self._day_chip(day)
            chip.clicked.connect(lambda _checked=False, day=day: self._show_day(day))
            row.add(chip)
            self._days[day] = chip
        self.shared.addWidget(row)

    def _day_chip(self, day: date) -> DayChip:
        usable = self._left(day) > 0
        spoken = day_text(day, self._today)
        if not usable:
            spoken = ", ".join((spoken, translate("Pages", "full")))
        return DayChip(self.theme, ChipFace(self._day_name(day), f"{day.month}/{day.day}", usable=usable), spoken)

    def _day_name(self, day: date) -> str:
        names = {0: translate("Pages", "Today"), 1: translate("Pages", "Tmrw")}
        return names.get((day - self._today).days) or weekday(day)

    def _day_words(self, day: date) -> str:
        is_near = (day - self._today).days <= 1
        return self._day_name(day) if is_near else f"{weekday(day)} {day.month}/{day.day}"

    def _build_stepper(self) -> None:
        self.stepper = Stepper(self.theme, before=translate("Pages", "Earlier"), after=translate("Pages", "Later"))
        self.stepper.stepped.connect(self._step)
        self.shared.addWidget(self.stepper)

    def _halves(self) -> list[Half]:
        return [
            (self._today + timedelta(days=offset), part)
            for offset in range(DAYS)
            for part in DayPart
            if self._left(self._today + timedelta(days=offset), part)
        ]

    def _step(self, by: int) -> None:
        halves = self._halves()
        self.show_half(halves[halves.index(self._half) + by])

    def _show_day(self, day: date) -> None:
        parts = [part for part in (self._half[1], *DayPart) if self._left(day, part)]
        self.show_half((day, parts[0]))

    def show_half(self, half: Half) -> None:
        """Turn to half a day."""
        self._half = half
        self._show_half()

    def _show_half(self) -> None:
        day, part = self._half
        self.prompt.setText(day_text(day, self._today))
        self.prompt.setVisible(not self.theme.is_large)
        if self.theme.is_large:
            halves = self._halves()
            at = halves.index(self._half) if self._half in halves else 0
            self.stepper.show_step(f"{self._day_words(day)} {part_text(part)}", can_go=(at > 0, at + 1 < len(halves)))
        for each, chip in self._days.items():
            chip.setChecked(each == day)
        for half_day, chip in self._parts.items():
            chip.setEnabled(self._left(day, half_day) > 0)
            chip.setChecked(half_day is part)
        self._show_doctors()

    def _show_doctors(self) -> None:
        clinics = [clinic for clinic in self.journey.clinics if (clinic.day, clinic.part) == self._half]
        self._offers = sorted(clinics, key=lambda clinic: (self._nearness(clinic), clinic.doctor is None))
        cards = [self._card(clinic) for clinic in self._offers]
        self.doctors.show_cards(cards, times=max((len(clinic.slots) for clinic in self._offers), default=0))
        self._show_choice()

    def _card(self, clinic: ClinicOffer) -> DoctorCard:
        face = doctor_face(clinic, is_near=self._is_near(clinic), facts=2 if self.theme.is_large else 3)
        card = DoctorCard(self.theme, face, doctor_sentence(face))
        card.head.clicked.connect(lambda: self.choose(clinic))
        card.picked.connect(lambda index: self.choose(clinic, clinic.slots[index]))
        return card

    def choose(self, clinic: ClinicOffer, slot: SlotOffer | None = None) -> None:
        """Take ``slot``, or the nearest or earliest one that is free."""
        free = sorted(
            (each for each in clinic.slots if each.left), key=lambda each: each.id not in self.journey.nearest
        )
        self._choice = Choice(clinic, slot or free[0])
        self._show_choice()

    def _show_choice(self) -> None:
        for clinic, card in zip(self._offers, self.doctors.cards(), strict=True):
            is_chosen = self._choice is not None and self._choice.clinic is clinic
            card.head.show_state(chosen=is_chosen, opened=False)
            if self._choice and is_chosen:
                card.open([self._slot_chip(slot, self._choice) for slot in clinic.slots])
                self.doctors.turn_to(card)
            else:
                card.close_times()
            card.place()
        self.doctors.arrange()
        self._show_dock()

    def _slot_chip(self, slot: SlotOffer, choice: Choice) -> Chip:
        chip = Chip(self.theme, slot_face(slot, with_end=not self.theme.is_large), slot_sentence(slot))
        chip.setChecked(slot.id == choice.slot.id)
        return chip

    def _close_cards(self) -> None:
        for card in self.doctors.cards():
            card.close_times()
        self.doctors.arrange()

    def _show_dock(self) -> None:
        go_on = translate("Pages", "Next")
        if self._choice is None:
            self.dock.show_missing(translate("Pages", "Please choose a doctor first."), go_on)
            return
        clinic, slot = self._choice.clinic, self._choice.slot
        day, part, time = self._day_words(clinic.day), part_text(clinic.part), clock_text(slot.starts)
        choice = " · ".join((doctor_text(clinic), f"{day} {part} {time}"))
        above = "" if self.theme.is_large else translate("Pages", "You chose")
        self.dock.show_ready(above, choice, go_on)
        self.dock.words.setAccessibleDescription(band_text(slot))

    def _go_on(self) -> None:
        if self._choice is not None:
            self.answered.emit(replace(self.journey, choice=self._choice, pay_by=None, nearest=()))

"""Which doctor, which day, which time: all on one page."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from kiosk.domain.journey import Choice, ClinicOffer, DayPart, SlotOffer
from kiosk.ui.language import clock_text, day_text, joined, translate
from kiosk.ui.pages.doctor_words import doctor_face, doctor_sentence, slot_face, slot_sentence
from kiosk.ui.pages.on_offer import Half, OnOffer, read, written
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import band_text, date_text, department_name, doctor_text, part_text, weekday
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.chip import Chip, ChipFace, ChipRow, DayChip, PartChip
from kiosk.ui.widgets.choice_dock import ChoiceDock
from kiosk.ui.widgets.doctor_card import DoctorCard, DoctorColumn


class SlotPage(Page):
    """Answers with a clinic and a slot of it; in large text `SlotQuestionsPage` takes its place."""

    name = "slot"

    folds = True
    folds_small = False

    def title_text(self) -> str:
        """The department comes first."""
        assert self.journey.department is not None
        name = department_name(self.journey.department.department)
        if self.theme.is_small:  # the halves of the day stand beside it
            return name
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
        room = self.theme.px("next-button") * 2  # what is left beside the halves of the day
        if self.theme.metrics("title").advance(self.title.text()) > room:
            self.title.setFont(self.theme.font("title-s"))
        self._parts_row = ChipRow(self.theme)
        self._others = Button(
            self.theme, translate("Pages", "Other doctors"), icon="corner-up-left", type="body", height="day-chip"
        )
        self._others.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._others.clicked.connect(self._close_cards)
        self._others.setParent(self)
        self._others.hide()
        if self._parts_are_in_head():
            row.addWidget(self._parts_row)
            row.addWidget(self._others)
        self.body.addLayout(row)

    def _parts_are_in_head(self) -> bool:
        """Beside the title, unless it has half a page only or stands too high."""
        return not (self.theme.is_wide and self.has_room_beside()) and (self.theme.is_wide or not self.theme.is_low)

    def build(self) -> None:
        """Days, halves of a day, doctors; the choice in the dock."""
        if not self._parts_are_in_head():
            self.shared.addWidget(self._parts_row)
        self._today = self.view.now().date()
        self._offer = OnOffer(self.journey, self._today)
        self._choice = self._offer.kept_choice()
        self._half = self._offer.first_half(self._choice)
        self._days: dict[date, Chip] = {}
        self._parts: dict[DayPart, Chip] = {}
        self._build_parts()
        self._build_days()
        self.doctors = DoctorColumn(self.theme)
        self.doctors.closed.connect(self._close_cards)
        self.touch.addWidget(self.doctors, 1)
        self.dock = ChoiceDock(self.theme)
        self.dock.button.clicked.connect(self._go_on)
        self.put_in_dock(self.dock)
        self._show_half()

    def _build_parts(self) -> None:
        for part in DayPart:
            chip = PartChip(self.theme, ChipFace(part_text(part)), part_text(part))
            chip.clicked.connect(lambda _checked=False, part=part: self.show_half((self._half[0], part)))
            self._parts_row.add(chip)
            self._parts[part] = chip

    def _build_days(self) -> None:
        self._days_row = row = ChipRow(self.theme)
        for day in self._offer.days():
            chip = self._day_chip(day)
            chip.clicked.connect(lambda _checked=False, day=day: self._show_day(day))
            row.add(chip)
            self._days[day] = chip
        self.shared.addWidget(row)

    def _day_chip(self, day: date) -> DayChip:
        usable = self._offer.left(day) > 0
        spoken = joined(day_text(day, self._today), "" if usable else translate("Pages", "full"))
        name, brief = self._day_name(day), weekday(day)
        face = ChipFace(name, date_text(day), usable=usable, short=str(day.day), brief=brief)
        return DayChip(self.theme, face, spoken)

    def _day_name(self, day: date) -> str:
        names = {0: translate("Pages", "Today"), 1: translate("Pages", "Tmrw")}
        return names.get((day - self._today).days) or weekday(day)

    def _day_words(self, day: date) -> str:
        is_near = (day - self._today).days <= 1
        return self._day_name(day) if is_near else f"{weekday(day)} {date_text(day)}"

    def _show_day(self, day: date) -> None:
        parts = [part for part in (self._half[1], *DayPart) if self._offer.left(day, part)]
        self.show_half((day, parts[0]))

    def show_half(self, half: Half) -> None:
        """Turn to half a day."""
        self._half = half
        self._show_half()

    def _show_half(self) -> None:
        day, part = self._half
        self.prompt.setText(day_text(day, self._today))
        for each, chip in self._days.items():
            chip.setChecked(each == day)
        for half_day, chip in self._parts.items():
            chip.setEnabled(self._offer.left(day, half_day) > 0)
            chip.setChecked(half_day is part)
        self._show_doctors()

    def _show_doctors(self) -> None:
        self._clinics = self._offer.clinics(self._half)
        cards = [self._card(clinic) for clinic in self._clinics]
        self.doctors.show_cards(cards, times=max((len(clinic.slots) for clinic in self._clinics), default=0))
        self._show_choice()

    def _card(self, clinic: ClinicOffer) -> DoctorCard:
        face = doctor_face(clinic, is_near=self._offer.is_near(clinic), facts=2 if self.theme.is_small else 3)
        card = DoctorCard(self.theme, face, doctor_sentence(face))
        card.head.clicked.connect(lambda: self.choose(clinic))
        card.picked.connect(lambda index: self.choose(clinic, clinic.slots[index]))
        return card

    def choose(self, clinic: ClinicOffer, slot: SlotOffer | None = None) -> None:
        """Take ``slot``, or the nearest or earliest one that is free."""
        self._choice = Choice(clinic, slot or self._offer.free(clinic)[0])
        self._show_choice()

    def _show_choice(self) -> None:
        for clinic, card in zip(self._clinics, self.doctors.cards(), strict=True):
            is_chosen = self._choice is not None and self._choice.clinic is clinic
            card.head.show_state(chosen=is_chosen, opened=False)
            if self._choice and is_chosen:
                card.open([self._slot_chip(slot, self._choice) for slot in clinic.slots])
                self.doctors.turn_to(card)
            else:
                card.close_times()
            card.place()
        self._make_room()
        self._show_dock()

    def _make_room(self) -> None:
        """On a small panel an open card has the page for itself: days and halves come back with the other doctors."""
        is_alone = self.theme.is_small and any(card.is_open for card in self.doctors.cards())
        for row in (self._parts_row, self._days_row):
            row.setHidden(is_alone)
        self._others.setVisible(is_alone)
        self.prompt.setVisible(is_alone or not self.theme.is_small)  # else the chip tells the day as well
        self.doctors.arrange()

    def _slot_chip(self, slot: SlotOffer, choice: Choice) -> Chip:
        chip = Chip(self.theme, slot_face(slot, with_end=True), slot_sentence(slot))
        chip.setChecked(slot.id == choice.slot.id)
        return chip

    def _close_cards(self) -> None:
        for card in self.doctors.cards():
            card.close_times()
        self._make_room()

    def _show_dock(self) -> None:
        go_on = translate("Pages", "Next")
        if self._choice is None:
            self.dock.show_missing(translate("Pages", "Please choose a doctor first."), go_on)
            return
        clinic, slot = self._choice.clinic, self._choice.slot
        day, part, time = self._day_words(clinic.day), part_text(clinic.part), clock_text(slot.starts)
        choice = " · ".join((doctor_text(clinic), f"{day} {part} {time}"))
        self.dock.show_ready(translate("Pages", "You chose"), choice, go_on)
        self.dock.words.setAccessibleDescription(band_text(slot))

    def draft(self) -> str:
        """The half day in hand and the choice."""
        chosen = self._choice
        return written(
            self._half, session=chosen.clinic.session_id if chosen else 0, slot=chosen.slot.id if chosen else 0
        )

    def restore(self, draft: str) -> None:
        """As it was, unless it is offered no more."""
        kept = read(draft)
        if kept is None or self._offer.is_gone(kept.slot):
            return
        self._half, self._choice = kept.half, self._offer.find(kept.slot)
        self._show_half()

    def _go_on(self) -> None:
        if self._choice is not None:
            self.answered.emit(replace(self.journey, choice=self._choice, pay_by=None, nearest=()))

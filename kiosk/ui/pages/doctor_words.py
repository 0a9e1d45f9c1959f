"""How a doctor's clinic and its times are said."""

from kiosk.domain.journey import ClinicOffer, SlotOffer
from kiosk.ui.language import clock_text, joined, price_text, translate
from kiosk.ui.pages.visit_words import band_text, doctor_name, doctor_title, speciality
from kiosk.ui.widgets.chip import ChipFace
from kiosk.ui.widgets.doctor_head import DoctorFace
from kiosk.ui.widgets.runs import Phrase, Run, emphasised

_PLAIN, _STRONG = Run("", "caption", "ink-2"), Run("", "body-l", "ink")


def doctor_face(clinic: ClinicOffer, *, is_near: bool, facts: int = 3) -> DoctorFace:
    """The card of ``clinic`` with as many ``facts`` as there is room for."""
    return DoctorFace(
        initial=doctor_name(clinic)[:1] if clinic.doctor else "",
        name=doctor_name(clinic),
        title=doctor_title(clinic),
        speciality=speciality(clinic),
        facts=_facts(clinic)[:facts],
        fee=_fee(clinic.fee),
        mark=translate("Pages", "Nearest free") if is_near else "",
        usable=clinic.left > 0,
    )


def doctor_sentence(face: DoctorFace) -> str:
    """A card in one sentence."""
    facts = ["".join(run.text for run in phrase) for phrase in (*face.facts, face.fee)]
    who = translate("Pages", "{name}, {title}").format(name=face.name, title=face.title)
    return joined(who, face.mark, face.speciality, *facts)


def _facts(clinic: ClinicOffer) -> tuple[Phrase, ...]:
    free = [slot for slot in clinic.slots if slot.left]
    if not free:
        return ((Run(translate("Pages", "Fully booked"), "caption", "ink-2"),),)
    earliest = clock_text(free[0].starts)
    return (
        emphasised(translate("Pages", "{count} left").format(count=clinic.left), str(clinic.left), _PLAIN, _STRONG),
        emphasised(translate("Pages", "from {time}").format(time=earliest), earliest, _PLAIN, _STRONG),
        emphasised(
            translate("Pages", "{count} waiting").format(count=clinic.waiting), str(clinic.waiting), _PLAIN, _STRONG
        ),
    )


def _fee(fen: int) -> Phrase:
    amount = price_text(fen)
    words = translate("Pages", "Fee {amount}").format(amount=amount)
    return emphasised(words, amount, Run("", "caption", "ink-2"), Run("", "title-s", "ink"))


def slot_face(slot: SlotOffer, *, with_end: bool) -> ChipFace:
    """The chip of ``slot``; its end is told where there is room."""
    return ChipFace(clock_text(slot.starts), _slot_line(slot, with_end=with_end), usable=slot.left > 0)


def _slot_line(slot: SlotOffer, *, with_end: bool) -> str:
    if not slot.left:
        return translate("Pages", "Fully booked")
    if with_end:
        return translate("Pages", "–{end}, {count} left").format(end=clock_text(slot.ends), count=slot.left)
    return translate("Pages", "{count} free").format(count=slot.left)


def slot_sentence(slot: SlotOffer) -> str:
    """A time in one sentence."""
    return joined(band_text(slot), _slot_line(slot, with_end=False))

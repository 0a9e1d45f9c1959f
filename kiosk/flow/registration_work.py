"""What the steps of a registration ask of the journey, and what they do."""

from dataclasses import replace

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DomainError, NotPaidBefore, PaidUnseen, RegisteredUnseen, SlotTaken
from kiosk.domain.identity import Sex
from kiosk.domain.journey import Journey, PaperSort, PayBy, PaymentState, Standing, Way
from kiosk.flow.engine import Work
from kiosk.flow.telling import tell_of_refunds
from kiosk.ports import CardRead, CodeRead
from kiosk.services import Services

FLOW = "registration"


def with_card(journey: Journey, card: CardRead) -> Journey:
    """The journey of somebody who put a card on the reader."""
    newcomer = replace(journey.newcomer, name=card.name, sex=card.sex, birth_date=card.birth_date)
    return replace(journey, way=Way.CARD, paper_kind=card.paper.kind, paper=card.paper, newcomer=newcomer)


def with_code(journey: Journey, code: CodeRead) -> Journey:
    """The journey of somebody who showed a code."""
    return replace(journey, way=Way.CODE, code=code.text)


def way_is_open(journey: Journey) -> bool:
    """Nothing was said yet about how the patient proves who they are."""
    return journey.way is None


def for_a_child(journey: Journey) -> bool:
    """A child comes with a guardian."""
    return journey.way is Way.CHILD


def guardian_is_unknown(journey: Journey) -> bool:
    """The guardian's paper told no name."""
    return for_a_child(journey) and not journey.guardian_name


def types_a_number(journey: Journey) -> bool:
    """The patient's own number has to be typed."""
    return journey.way is Way.TYPED or (for_a_child(journey) and journey.child_numbered is True)


def picks_a_paper(journey: Journey) -> bool:
    """Another paper than the ID card."""
    return types_a_number(journey) and journey.picks_paper


def is_unknown(journey: Journey) -> bool:
    """Nobody of these papers is in our books."""
    return journey.patient is None


def name_is_missing(journey: Journey) -> bool:
    """An unknown patient whose card told no name."""
    return is_unknown(journey) and not journey.newcomer.name


def birth_is_missing(journey: Journey) -> bool:
    """Birth date or sex are still to be asked; never of somebody without papers in an emergency."""
    told = journey.newcomer.birth_date is not None and journey.newcomer.sex is not Sex.UNKNOWN
    return is_unknown(journey) and journey.way is not Way.NO_PAPERS and not told


def has_namesakes(journey: Journey) -> bool:
    """Somebody of the same name and birth date is known: probably the same person with another paper."""
    return is_unknown(journey) and journey.namesakes > 0


def pays_by_phone(journey: Journey) -> bool:
    """The money is taken here."""
    return journey.pay_by is PayBy.PHONE


def was_kept(journey: Journey) -> bool:
    """The same person walked away a few minutes ago."""
    return journey.kept


def has_open_visits(journey: Journey) -> bool:
    """Something is still to be paid or printed."""
    return bool(journey.open_visits)


def look_up(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """Find the patient of the paper or code in hand, what the number itself tells, and what was left unfinished."""
    found = tell_of_refunds(services, services.reception.look_up(journey))
    return services.resuming.greet(found, flow=FLOW)


def look_up_guardian(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """The guardian's name, if they are known here."""
    return services.reception.look_up_guardian(journey)


def look_for_namesakes(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """How many known patients share name and birth date."""
    return services.reception.look_for_namesakes(journey)


def enrol(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Write the newcomer into the books, with guardian or as an emergency without papers."""
    return replace(journey, patient=services.reception.enrol(journey, actor=actor))


def list_departments(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """The departments as they stand now."""
    return replace(journey, departments=services.timetable.departments())


def list_clinics(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """Doctors, days and slots of the chosen department."""
    assert journey.department is not None
    return replace(journey, clinics=services.timetable.clinics(journey.department.department.id))


def quote(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """The bill before anybody commits to it."""
    return replace(journey, bill=services.registration.quote(journey))


def register(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Claim the slot: registration, charge and ticket in one transaction."""
    return replace(journey, visit=services.registration.register(journey, actor=actor))


def begin_payment(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Open the order at the wallet's gateway, after the one at another wallet is closed; twice is the same order."""
    assert journey.visit is not None
    payment = services.billing.begin(journey.visit.charge_id, wallet=journey.wallet, actor=actor)
    return replace(journey, payment=payment)


def pay_with_code(code: str) -> Work:
    """The work on a 付款码 that was scanned while the pay page is shown; the journey never holds it."""

    def charge(services: Services, journey: Journey, actor: Actor) -> Journey:
        assert journey.visit is not None
        return replace(journey, payment=services.billing.charge_code(journey.visit.charge_id, code, actor=actor))

    return charge


def ask_payment(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Ask the gateway where the money stands; paid settles the charge and issues the invoice."""
    assert journey.visit is not None
    return replace(journey, payment=services.billing.ask(journey.visit.charge_id, actor=actor))


def hear_of_payment(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """The same journey, unless the books say that it has been paid: a notice may have come to another machine."""
    assert journey.visit is not None
    paid = services.billing.settled(journey.visit.charge_id)
    return journey if paid is None else replace(journey, payment=paid)


def finish_payment(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Paid: go on. At a window instead: close the order; if the money came after all, it counts."""
    if journey.pay_by is not PayBy.WINDOW or journey.visit is None:
        return journey
    visit, payment = services.billing.pay_at_window(journey.visit, actor=actor)
    return replace(journey, visit=visit, payment=payment, pay_by=visit.pay_by)


def give_up(services: Services, journey: Journey, actor: Actor) -> Journey:
    """The patient walks away before paying: close the order and give the slot back, unless the money came."""
    assert journey.visit is not None
    return replace(journey, payment=services.billing.give_up(journey.visit, actor=actor))


def is_unpaid(journey: Journey) -> bool:
    """Whether the place can still be given back for another one: nothing is paid, and nothing is being checked."""
    return journey.payment is not None and journey.payment.state in {PaymentState.WAITING, PaymentState.NOT_PAID}


def see_visit(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """The visit as it stands once the money has moved or not: nobody is sent to a window to pay again."""
    assert journey.visit is not None
    return replace(journey, visit=services.registration.visit(journey.visit.registration_id))


def print_papers(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Ticket and, when money was settled, invoice; once, whatever happens to the page."""
    assert journey.visit is not None
    registration = journey.visit.registration_id
    return replace(journey, prints=services.printing.print_papers(registration, large=journey.large, actor=actor))


def reprint_ticket(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Another ticket, marked 补打."""
    return _reprint(services, journey, PaperSort.TICKET, actor)


def reprint_invoice(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Another invoice, marked 补打."""
    return _reprint(services, journey, PaperSort.INVOICE, actor)


def _reprint(services: Services, journey: Journey, sort: PaperSort, actor: Actor) -> Journey:
    assert journey.visit is not None
    registration = journey.visit.registration_id
    outcome = services.printing.reprint(registration, sort, large=journey.large, actor=actor)
    return replace(journey, prints=(*(p for p in journey.prints if p.sort is not sort), outcome))


def offer_nearest(error: DomainError, journey: Journey) -> Journey:
    """The slot was taken: remember which ones to offer first."""
    assert isinstance(error, SlotTaken)
    return replace(journey, nearest=error.nearest)


def pay_alone(_error: DomainError, journey: Journey) -> Journey:
    """Nobody can say what the insurance pays, or it pays nothing: show what it costs without."""
    return replace(journey, own_expense=True)


def keep(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """Keep what was chosen for somebody who is not there any more."""
    services.resuming.keep(journey, flow=FLOW)
    return journey


def forget(services: Services, journey: Journey, _actor: Actor) -> Journey:
    """Wipe what is kept of somebody who leaves for good."""
    services.resuming.forget(journey, flow=FLOW)
    return journey


def resume(services: Services, journey: Journey, actor: Actor) -> Journey:
    """Everything as it was left; or nothing kept any more, as the patient wishes."""
    if journey.goes_on:
        return services.resuming.resume(journey, flow=FLOW)
    return replace(forget(services, journey, actor), kept=False)


def where_it_was_left(journey: Journey) -> Standing | None:
    """Where somebody goes on who came back."""
    return journey.standing


def where_it_is_unfinished(journey: Journey) -> Standing | None:
    """To the money of the registration picked up again, or to its papers."""
    if journey.visit is None:
        return None
    return Standing("pay" if pays_by_phone(journey) and journey.visit.due else "done")


def nothing_kept(_error: DomainError, journey: Journey) -> Journey:
    """Somebody else went on, or it took too long: begin again."""
    return replace(journey, kept=False, goes_on=False)


def place_kept(journey: Journey) -> DomainError | None:
    """Registered, not paid yet."""
    return NotPaidBefore("left before paying", ticket=journey.visit.ticket) if journey.visit else None


def registered(journey: Journey) -> DomainError | None:
    """Registered, perhaps paid; no papers yet."""
    if journey.visit is None:
        return None
    is_paid = journey.payment is not None and journey.payment.state is PaymentState.PAID
    return (PaidUnseen if is_paid else RegisteredUnseen)("left before the papers", ticket=journey.visit.ticket)

"""What has been taken at a window, with its papers and the change; what is due, as a row and item by item."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain.actor import Actor
from kiosk.domain.journey import Payment, PaymentState, PrintState
from kiosk.domain.money_desk import DueItem, DueLine
from kiosk.services import Services
from kiosk.ui.desk.money.tab import unprinted
from kiosk.ui.desk.table import Line
from kiosk.ui.language import local, money_text, translate

MOST_ITEMS = 5  # told one by one; what is more is told as one line


@dataclass(frozen=True)
class Taken:
    """A payment, what hindered its papers (None: nothing), and what goes back into the patient's hand, in fen."""

    payment: Payment
    hindered: PrintState | None = None
    change: int = 0


def settled(services: Services, one: DueLine, pay: Callable[[], Payment], *, change: int, actor: Actor) -> Taken:
    """Slow: pay, and print once it is paid."""
    payment = pay()
    if payment.state is not PaymentState.PAID:
        return Taken(payment)
    registration = one.visit.registration_id
    return Taken(
        payment, unprinted(lambda: services.printing.print_papers(registration, large=False, actor=actor)), change
    )


def item_words(items: tuple[DueItem, ...]) -> tuple[str, ...]:
    """The lines of a charge; those beyond the room for them in one sum."""
    shown = items if len(items) <= MOST_ITEMS else items[: MOST_ITEMS - 1]
    told = tuple(f"{item.name} {money_text(item.amount)}" for item in shown)
    rest = items[len(shown) :]
    if not rest:
        return told
    more = translate("MoneyDesk", "{count} more items {amount}")
    return (*told, more.format(count=len(rest), amount=money_text(sum(item.amount for item in rest))))


def due_line(one: DueLine, since: str) -> Line:
    """Who owes how much."""
    visit = one.visit
    where = local(visit.department, visit.department_en)
    return Line(one.charge_id, (visit.label, visit.name, where, since, money_text(one.due)))

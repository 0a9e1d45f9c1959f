"""What the desk's scanner and reader tell, and to whom on the page it belongs."""

from collections.abc import Callable

from kiosk.domain.codes import PAYMENT
from kiosk.domain.errors import DomainError, UnknownCode
from kiosk.domain.journey import Journey
from kiosk.flow.registration import with_card, with_code
from kiosk.flow.registration_work import pay_with_code
from kiosk.ports import CardRead, CodeRead
from kiosk.ui.desk.register.body import RegisterBody
from kiosk.ui.desk.register.custody import Custody
from kiosk.ui.desk.register.money import STILL_OPEN
from kiosk.ui.desk.register.pilot import Pilot
from kiosk.ui.desk.register.showing import Showing

BADGE, TICKET = "badge", "ticket"  # kinds of codes: of staff, who sign in with it; on our own tickets


class Hearing:
    """``begin`` looks up whoever a paper names, once whoever is in hand is put aside."""

    def __init__(
        self, pilot: Pilot, body: RegisterBody, custody: Custody, showing: Showing, begin: Callable[[Journey], None]
    ) -> None:
        self._pilot = pilot
        self._body, self._custody, self._showing, self._begin = body, custody, showing, begin

    def take(self, what: object) -> None:
        """A card is the patient's, or of whoever acts while that is asked; a ticket names its holder; a 付款码 pays."""
        if isinstance(what, DomainError):
            self._showing.complain(what)
        elif isinstance(what, CardRead):
            self._take_card(what)
        elif isinstance(what, CodeRead):
            self._take_code(what)

    def _take_card(self, card: CardRead) -> None:
        if self._body.people.has_proxy and not self._custody.is_free:
            self._body.people.take_card(card)
        else:
            self._begin(with_card(Journey(), card))

    def _take_code(self, code: CodeRead) -> None:
        if code.kind == TICKET and self._custody.make_room():
            self._body.patient.search.look_for(code.text)
        elif code.kind == PAYMENT:
            self._charge(code.text)
        elif code.kind not in (TICKET, BADGE):
            self._begin(with_code(Journey(), code))

    def _charge(self, code: str) -> None:
        """付款码: it goes straight to the work that charges it, and only while money is due here; it names nobody."""
        run = self._pilot.run
        payment = run.journey.payment if run is not None and run.step_id == "pay" else None
        if payment is not None and payment.takes_codes and payment.state in STILL_OPEN:
            self._pilot.sitting.perform(pay_with_code(code))
        else:
            self._showing.complain(UnknownCode("a payment code where nothing is paid"))

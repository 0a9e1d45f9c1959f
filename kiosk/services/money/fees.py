"""What a visit costs whom: the hospital's prices, split by the insurance where one is asked."""

import logging

from kiosk.domain.bill import Bill, FeeClass, FeeItem, bill_for
from kiosk.domain.insurance import InsuranceRefuses, InsuranceUnclear, bill_as_split, is_priced
from kiosk.domain.journey import Journey, Patient
from kiosk.ports.insurance import InsuranceSplit, Split, SplitAway, SplitRefused, SplitRequest
from kiosk.services.office import Office
from kiosk.services.patients.people import paper_number

log = logging.getLogger(__name__)


def class_of(journey: Journey, patient: Patient) -> FeeClass:
    """医保类型 of this visit: whoever pays it all pays for oneself, insured or not."""
    return FeeClass.SELF if journey.own_expense else patient.fee_class


class Fees:
    """Bills; without an insurance to ask, the percentages of the hospital's list say what the fund pays."""

    def __init__(self, office: Office, insurance: InsuranceSplit | None = None) -> None:
        self._office = office
        self._insurance = insurance

    def bill(self, items: tuple[FeeItem, ...], patient: Patient, fee_class: FeeClass) -> Bill:
        """The bill as the insurance splits it, asked now: never within a transaction.

        Raises `InsuranceUnclear` when nobody can say what it pays, `InsuranceRefuses` when it pays nothing.
        """
        if self._insurance is None or fee_class is FeeClass.SELF:
            return bill_for(items, fee_class)
        with self._office.database.read() as session:
            number = paper_number(session, self._office.vault, patient.id)
        request = SplitRequest(patient.outpatient_number, fee_class, items, number)
        answer = self._ask(self._insurance, request)
        return bill_as_split(
            items,
            answer.funds,
            account=answer.account,
            cash=answer.cash,
            reference=answer.reference,
            insured=answer.insured,
        )

    def is_still(self, bill: Bill, items: tuple[FeeItem, ...], fee_class: FeeClass) -> bool:
        """Whether the bill that a patient saw is what the items cost now; what the insurance gave is not doubted."""
        if self._insurance is None or fee_class is FeeClass.SELF:
            return bill == bill_for(items, fee_class)
        return is_priced(bill, items)

    def _ask(self, insurance: InsuranceSplit, request: SplitRequest) -> Split:
        try:
            answer = insurance.split(request)
        except Exception as error:
            # An adapter with a fault: whatever it was, nobody can say what the insurance pays.
            log.exception("%s broke its promise", insurance.name)
            raise InsuranceUnclear(f"{insurance.name}: a fault of the adapter") from error
        match answer:
            case SplitAway(detail):
                raise InsuranceUnclear(f"{insurance.name} is away: {detail}")
            case SplitRefused(words):
                raise InsuranceRefuses(f"{insurance.name} refuses: {words}")
        return answer

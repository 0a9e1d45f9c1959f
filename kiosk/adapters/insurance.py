"""The insurance's split of a bill: a demo that knows the percentages of the hospital's own list."""

from enum import StrEnum
from hashlib import sha256

from kiosk.domain.bill import bill_for
from kiosk.domain.errors import BadSettings
from kiosk.ports.insurance import InsuranceSplit, Split, SplitAnswer, SplitAway, SplitRefused, SplitRequest


class DemoBehaviour(StrEnum):
    """How the demo's imagined insurance behaves."""

    SPLITS = "splits"
    AWAY = "away"
    REFUSES = "refuses"


class DemoInsurance(InsuranceSplit):
    """The fund pays the listed percentages, the personal account ``account_percent`` of the rest."""

    name = "demo-insurance"

    def __init__(self, *, demo: bool, account_percent: int = 0, behaviour: str = DemoBehaviour.SPLITS) -> None:
        if not demo:
            raise BadSettings("insurance.adapter: the demo asks no insurance; it is for demo = true")
        if not 0 <= account_percent <= 100:
            raise ValueError("account_percent is 0 to 100")
        self._percent, self._behaviour = account_percent, DemoBehaviour(behaviour)

    def split(self, request: SplitRequest) -> SplitAnswer:
        """The same bill is the same answer."""
        if self._behaviour is DemoBehaviour.AWAY:
            return SplitAway("the demo is told to be away")
        if self._behaviour is DemoBehaviour.REFUSES:
            return SplitRefused("the demo is told to refuse")
        bill = bill_for(request.items, request.fee_class)
        account = bill.due * self._percent // 100
        funds = tuple(line.fund for line in bill.lines)
        about = f"{request.outpatient_number} {request.fee_class} {funds} {account}"
        reference = f"DEMO{int(sha256(about.encode()).hexdigest()[:10], 16) % 10**10:010}"
        return Split(funds, account, bill.due - account, reference, insured="DEMO********")

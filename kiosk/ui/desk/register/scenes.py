"""The page in the states worth looking at, from samples: for the gallery and the conformance suite."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.domain.acting import Relation
from kiosk.domain.journey import Journey
from kiosk.flow.engine import FlowRun
from kiosk.flow.registration import REGISTRATION
from kiosk.ui.desk.register.page import RegisterPage
from kiosk.ui.samples import choosing


def _ask(page: RegisterPage) -> None:
    """Somebody new, entered by half: what is missing is marked."""
    page.clear()
    page.body.patient.ways["F7"].click()
    page.body.patient.form.submit()


def _act(page: RegisterPage) -> None:
    """A daughter acts, and the time is to be chosen."""
    _show(page, "slot", choosing.slots())
    page.body.unfold(is_open=True)
    page.body.people.relation.choose(Relation.DAUGHTER)


def _confirm(page: RegisterPage) -> None:
    _show(page, "confirm", choosing.confirm())


def _pay(page: RegisterPage) -> None:
    _show(page, "pay", choosing.pay_waiting())


def _done(page: RegisterPage) -> None:
    _show(page, "done", choosing.done())


def _next(page: RegisterPage) -> None:
    page.clear()


def _show(page: RegisterPage, step_id: str, journey: Journey) -> None:
    page.clear()
    page.showing.show(FlowRun(REGISTRATION, step_id, journey))


REGISTERING: Mapping[str, Callable[[RegisterPage], None]] = MappingProxyType(
    {"ask": _ask, "act": _act, "confirm": _confirm, "pay": _pay, "done": _done, "next": _next}
)

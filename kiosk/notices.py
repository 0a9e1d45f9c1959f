"""The receiver of the gateways' notices: one process for the hospital, behind its reverse proxy."""

import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kiosk.adapters.clock import SystemClock
from kiosk.adapters.gateways.waiting import WaitingGateway
from kiosk.adapters.notices import NoticeDesk, listening, serve
from kiosk.domain.actor import Actor
from kiosk.domain.errors import BadSettings
from kiosk.domain.paying import NoticeOutcome
from kiosk.hall import Hall, open_hall
from kiosk.ports import Notice, PaymentGateway
from kiosk.services.hall.hospital import read_hospital
from kiosk.settings import Device, Settings

log = logging.getLogger(__name__)

SUFFIX, LONGEST = "-N", 16


def run_notices(settings: Settings, /) -> int:
    """``notices``: hear what the gateways tell until the process is told to end. Raises `BadSettings`."""
    if not settings.gateways:
        raise BadSettings("notices: no payment gateway is named in the settings (docs/payments.md)")
    at = listening(settings.notices.host, settings.notices.port)
    with at:
        hall = open_hall(own(settings), clock=SystemClock(zone=settings.time_zone))
        try:
            host, port = at.getsockname()[:2]
            log.info("notices are heard at %s:%s", host, port)
            sys.stdout.write(f"Notices are heard at http://{host}:{port}/notify/…\n")
            sys.stdout.writelines(f"{words}\n" for words in unverifiable(hall.services.billing.gateways))
            sys.stdout.flush()
            serve(desk_of(hall, settings), at)
        finally:
            hall.close()
    return 0


def unverifiable(gateways: Sequence[PaymentGateway]) -> Iterator[str]:
    """What to say of each whose notices cannot be verified now: they are refused so that they are told again."""
    for gateway in gateways:
        if isinstance(gateway, WaitingGateway) and not gateway.is_in_use():
            yield f"Not heard until it is put right: {gateway.name}, {gateway.trouble}"


def own(settings: Settings) -> Settings:
    """The settings of a machine that only hears: a name of its own in the records, and nothing to print with.

    A kiosk of the same name and settings may run beside it; what that one prints must not be taken for broken off.
    """
    device = settings.device[: LONGEST - len(SUFFIX)] + SUFFIX
    return replace(settings, device=device, ticket_printer=Device(), document_printer=Device())


def desk_of(hall: Hall, settings: Settings) -> NoticeDesk:
    """The counter of an open hall: each gateway at its own name, and at that of the setting that names it."""
    actor = Actor(own(settings).device)
    billing = hall.services.billing

    def hear(gateway: str, notice: Notice) -> NoticeOutcome:
        return billing.hear(gateway, notice, actor=actor)

    def is_well() -> bool:
        with hall.database.read() as session:
            return read_hospital(session) is not None

    return NoticeDesk(_addresses(billing.gateways, settings), hear, is_well=is_well)


def _addresses(gateways: tuple[PaymentGateway, ...], settings: Settings) -> Mapping[str, PaymentGateway]:
    tails = [setting.rpartition(".")[2] for setting, _device in settings.gateways]
    return dict(zip(tails, gateways, strict=True)) | {gateway.name: gateway for gateway in gateways}

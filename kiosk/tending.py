"""What each machine of a hall does every minute, whoever sits there: no part of it waits for another to work."""

import logging
from collections.abc import Callable

from kiosk.domain.actor import Actor
from kiosk.domain.errors import DatabaseAway
from kiosk.services import Services

log = logging.getLogger(__name__)

Part = Callable[[Services, Actor], int]


class Tending:
    """Wipes what nobody came back for, finishes what nobody waits for, ends past days' tickets, fetches the bills."""

    def __init__(self) -> None:
        self._troubled: set[str] = set()

    def tend(self, services: Services, actor: Actor) -> int:
        """Gives how many payments, refunds and electronic invoices were finished. Raises `DatabaseAway`.

        Any other trouble of a part keeps no other part waiting; it is logged when it begins, and when it is over.
        """
        for name, part in CHORES:
            self._tried(name, part, services, actor)
        finished = sum(self._tried(name, part, services, actor) for name, part in MONEY)
        self._tried("fetching bills", _fetch_bills, services, actor)  # last: some are large, and come slowly
        return finished

    def _tried(self, name: str, part: Part, services: Services, actor: Actor) -> int:
        try:
            done = part(services, actor)
        except DatabaseAway:
            raise  # the others would only wait for it as long
        except Exception:
            if name not in self._troubled:
                log.exception("%s: not now, and tried again every minute", name)
            self._troubled.add(name)
            return 0
        if name in self._troubled:
            self._troubled.remove(name)
            log.warning("%s: works again", name)
        return done


def _fetch_bills(services: Services, actor: Actor) -> int:
    return services.day_end.tend(actor=actor)


def _settle_fiscal(services: Services, actor: Actor) -> int:
    return services.fiscal.settle(actor=actor) if services.fiscal is not None else 0


# In this order: an expired ticket's money is seen to in the same minute.
CHORES: tuple[tuple[str, Part], ...] = (
    ("wiping kept runs", lambda services, _actor: services.resuming.wipe()),
    ("wiping sittings", lambda services, _actor: services.sittings.wipe()),
    ("ending tickets", lambda services, actor: services.queueing.expire(actor=actor)),
)
MONEY: tuple[tuple[str, Part], ...] = (
    ("finishing payments", lambda services, actor: services.billing.settle_pending(actor=actor)),
    ("finishing refunds", lambda services, actor: services.refunds.settle(actor=actor)),
    ("issuing electronic invoices", _settle_fiscal),
)

"""The help desk of a small hall: who answers requests there, and what two do at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread

from argon2 import PasswordHasher

from kiosk.domain.actor import Actor
from kiosk.domain.errors import AlreadyTaken, HelpOver
from kiosk.domain.roles import Role
from kiosk.services.help.devices import Devices
from kiosk.services.help.help_desk import HelpDesk
from kiosk.services.help.help_requests import HelpRequests
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.tables import HelpStateRow
from tests.services.small_hall import SmallHall

K2 = Actor("K2")
DESK, OTHER_DESK, TILL = Actor("D1", "0007"), Actor("D2", "0008"), Actor("C1", "0009")
PEOPLE = ((DESK, "何立", Role.GUIDE), (OTHER_DESK, "吴敏", Role.VOLUNTEER), (TILL, "秦朗", Role.CASHIER))


class HelpHall:
    """A guide nurse, a volunteer, and a cashier who answers nobody."""

    def __init__(self, hall: SmallHall) -> None:
        self.hall, self.clock = hall, hall.clock
        self.requests, self.desk = HelpRequests(hall.office), HelpDesk(hall.office)
        self.devices = Devices(hall.office)
        self.staff = StaffAccounts(hall.office, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        for actor, name, role in PEOPLE:
            self.staff.enrol(str(actor.staff), name, role, "270918", actor=Actor("D1", "operator"))

    def states(self) -> list[object]:
        """Every state of every request, in the order they began."""
        return [row["state"] for row in self.hall.rows(HelpStateRow)]


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each gave or raised, all begun together."""
    start, got = Barrier(len(works)), list[object]()

    def run(work: Callable[[], object]) -> None:
        start.wait()
        try:
            got.append(work())
        except (AlreadyTaken, HelpOver) as error:
            got.append(error)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got

"""A kiosk and the desks that may help at it, over one small hall."""

from dataclasses import replace

from argon2 import PasswordHasher

from kiosk.domain.actor import Actor
from kiosk.domain.identity import Paper, PaperKind
from kiosk.domain.journey import Journey, Newcomer, Way
from kiosk.domain.live import Grip, SavedRun, Shown
from kiosk.domain.roles import Role
from kiosk.services.sittings.live_sittings import LiveSittings
from kiosk.services.sittings.taking_over import TakingOver
from kiosk.services.staff.staff import StaffAccounts
from kiosk.storage.tables import AuditRow, LiveSittingRow
from tests.services.small_hall import K1, SmallHall

K2 = Actor("K2")
WANG, ZHAO, CASHIER = Actor("D1", "0001"), Actor("D2", "0002"), Actor("D3", "0021")
VOLUNTEER = Actor("D4", "0003")
NUMBER = "11010519491231002X"
SECRET = Journey(
    way=Way.TYPED, paper=Paper(PaperKind.ID_CARD, NUMBER), newcomer=Newcomer(name="欧阳修", phone="13800138000")
)
RUN = SavedRun("registration", "phone", SECRET, (("name", replace(SECRET, way=Way.CARD)),))


PEOPLE = (
    ("0001", "王敏", Role.GUIDE),
    ("0002", "赵磊", Role.TRIAGE),
    ("0003", "叶子涵", Role.VOLUNTEER),
    ("0021", "秦朗", Role.CASHIER),
)


def desk_of(hall: SmallHall) -> TakingOver:
    """Everybody has an account."""
    accounts = StaffAccounts(hall.office, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for number, name, role in PEOPLE:
        accounts.enrol(number, name, role, "270918", actor=Actor("D1", "operator"))
    return TakingOver(hall.office)


def begun(kiosk: LiveSittings, run: SavedRun = RUN, actor: Actor = K1) -> int:
    return kiosk.publish(run, Shown(), number=None, actor=actor)


def granted(kiosk: LiveSittings, desk: TakingOver, actor: Actor = WANG) -> Grip:
    grip = desk.ask("K1", begun(kiosk), actor=actor).grip
    kiosk.grant(grip, RUN, actor=K1)
    return grip


def row(hall: SmallHall) -> dict[str, object]:
    (found,) = hall.rows(LiveSittingRow)
    return dict(found)


def audited(hall: SmallHall) -> list[tuple[str, str]]:
    rows = [each for each in hall.rows(AuditRow) if str(each["action"]).startswith("sitting.")]
    return [(str(each["action"]).removeprefix("sitting."), str(each["actor"])) for each in rows]

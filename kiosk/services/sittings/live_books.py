"""The statements over the sittings in hand: one row for each kiosk, changed only as the table of moves allows."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import ColumnElement, bindparam, case, func, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from kiosk.domain.live import MOVES, Deed, Hold
from kiosk.storage.dialects import ForEach, Upsert
from kiosk.storage.statements import Query, Statement
from kiosk.storage.tables import LiveSittingRow, StaffRow, StaffSecretRow

NOTHING = {"flow": "", "step": "", "modes": "", "struggles": False, "run": None, "picture": None}


def _begin(first: Upsert) -> ReturningInsert[int]:
    """The next sitting of this device; whatever hung on the one before is let go."""
    new = first.excluded
    fresh = {
        "number": LiveSittingRow.number + 1,
        "version": LiveSittingRow.version + 1,
        "count": LiveSittingRow.count + 1,
        **{name: getattr(new, name) for name in ("flow", "step", "began", "since", "modes", "struggles", "run")},
        **{name: getattr(new, name) for name in ("written", "hold", "last", "helper", "desk", "picture")},
    }
    again = first.on_conflict_do_update(index_elements=[LiveSittingRow.device], set_=fresh)
    return again.returning(LiveSittingRow.number)


def _in(*holds: Hold) -> ColumnElement[bool]:
    return or_(*(LiveSittingRow.hold == hold.value for hold in holds))


_device = LiveSittingRow.device == bindparam("kiosk")
_sitting = (_device, LiveSittingRow.number == bindparam("sitting"))
_grip = (*_sitting, LiveSittingRow.count == bindparam("asking"))
_lives = LiveSittingRow.hold != Hold.OVER.value
_newer = LiveSittingRow.version + 1
_stays = LiveSittingRow.step == bindparam("at_step")
_saved = {
    "flow": bindparam("in_flow"),
    "step": bindparam("at_step"),
    "since": case((_stays, LiveSittingRow.since), else_=bindparam("now")),
    "run": bindparam("sealed"),
    "version": _newer,
    "written": bindparam("now"),
}
_over = {**NOTHING, "hold": Hold.OVER.value, "version": _newer}

BEGIN = Query(ForEach(LiveSittingRow, _begin))
KEEP = Statement(
    update(LiveSittingRow)
    .where(*_sitting, _in(Hold.FREE, Hold.ASKED))
    .values(_saved | {"modes": bindparam("shown"), "struggles": bindparam("troubled")})
)
END = Statement(update(LiveSittingRow).where(*_sitting, _lives).values(_over))
CLEAR = Statement(update(LiveSittingRow).where(_device, _lives).values(_over))
WIPE = Statement(update(LiveSittingRow).where(LiveSittingRow.written < bindparam("before"), _lives).values(_over))
SHOW = Statement(update(LiveSittingRow).where(*_sitting, _lives).values(picture=bindparam("sealed")))

_move = {
    deed: update(LiveSittingRow).where(*_grip, _in(*move.before)).values(hold=move.after.value, last=deed.value)
    for deed, move in MOVES.items()
    if deed is not Deed.ASK
}
MOVE: Mapping[Deed, Query[bytes | None]] = MappingProxyType(
    {deed: Query(_move[deed].returning(LiveSittingRow.run)) for deed in (Deed.WITHDRAW, Deed.REFUSE, Deed.TAKE_BACK)}
    | {
        deed: Query(_move[deed].values(_saved).returning(LiveSittingRow.run))
        for deed in (Deed.GRANT, Deed.HAND_BACK, Deed.FINISH)
    }
    | {
        Deed.LOSE: Query(
            _move[Deed.LOSE].where(LiveSittingRow.beat == bindparam("heard")).returning(LiveSittingRow.run)
        )
    }
)
ASK = Query(
    update(LiveSittingRow)
    .where(*_sitting, _in(*MOVES[Deed.ASK].before))
    .values(
        hold=MOVES[Deed.ASK].after.value,
        last=Deed.ASK.value,
        count=LiveSittingRow.count + 1,
        helper=bindparam("who"),
        desk=bindparam("at_desk"),
        beat=LiveSittingRow.beat + 1,
    )
    .returning(LiveSittingRow.count)
)
RENEW = Statement(update(LiveSittingRow).where(*_grip, _in(Hold.ASKED, Hold.HELD)).values(beat=LiveSittingRow.beat + 1))
SAVE = Statement(
    update(LiveSittingRow).where(*_grip, _in(Hold.HELD)).values(_saved | {"beat": LiveSittingRow.beat + 1})
)
WATCH = Query(
    update(LiveSittingRow)
    .where(*_sitting, _lives)
    .values(watch=LiveSittingRow.watch + 1)
    .returning(LiveSittingRow.picture)
)
POINT = Statement(
    update(LiveSittingRow)
    .where(*_sitting, _lives)
    .values(
        points=LiveSittingRow.points + 1,
        pointed_picture=bindparam("seen"),
        pointed_place=bindparam("at"),
        watch=LiveSittingRow.watch + 1,
    )
)

RUN = Query(select(LiveSittingRow.run).where(*_sitting, _lives))
LOOK = Query(
    select(
        LiveSittingRow.hold,
        LiveSittingRow.last,
        LiveSittingRow.count,
        func.coalesce(StaffRow.name, LiveSittingRow.helper),
        func.coalesce(StaffSecretRow.role, ""),
        LiveSittingRow.step,
        LiveSittingRow.beat,
        LiveSittingRow.watch,
        LiveSittingRow.version,
        LiveSittingRow.points,
        LiveSittingRow.pointed_picture,
        LiveSittingRow.pointed_place,
    )
    .outerjoin(StaffRow, StaffRow.number == LiveSittingRow.helper)
    .outerjoin(StaffSecretRow, StaffSecretRow.staff_id == StaffRow.id)
    .where(*_sitting, _lives)
)
_seen = select(
    LiveSittingRow.device,
    LiveSittingRow.number,
    LiveSittingRow.flow,
    LiveSittingRow.step,
    LiveSittingRow.began,
    LiveSittingRow.since,
    LiveSittingRow.modes,
    LiveSittingRow.struggles,
    LiveSittingRow.hold,
    LiveSittingRow.last,
    func.coalesce(StaffRow.name, LiveSittingRow.helper),
    LiveSittingRow.helper,
    LiveSittingRow.desk,
    LiveSittingRow.count,
    LiveSittingRow.version,
).outerjoin(StaffRow, StaffRow.number == LiveSittingRow.helper)
ALL = Query(_seen.where(_lives).order_by(LiveSittingRow.device))
ONE = Query(_seen.where(*_sitting, _lives))

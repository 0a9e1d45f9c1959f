"""How long the wait is likely to be, said honestly."""

from enum import StrEnum

_STEP = 5  # minutes; finer would promise what nobody knows


class Crowd(StrEnum):
    """How full a waiting area is."""

    FEW = "few"
    SOME = "some"
    MANY = "many"


def wait_range(ahead: int, *, minutes_each: int, rooms: int) -> tuple[int, int]:
    """Minutes (low, high) for somebody with ``ahead`` people before them, in steps of five.

    A quarter either way, because consultations differ; the high end also counts whoever is in the room already. With
    nobody ahead it is (0, 5). A queue whose rooms are all closed is counted as one room.
    """
    if ahead <= 0:
        return 0, _STEP
    quarters = 4 * max(rooms, 1)
    low = 3 * ahead * minutes_each // quarters // _STEP * _STEP
    high = -(-5 * (ahead + 1) * minutes_each // (quarters * _STEP)) * _STEP
    return low, max(high, low + _STEP)


def crowd(waiting: int, rooms: int) -> Crowd:
    """Few up to 4 people for each open room, some up to 10, then many (our own choice)."""
    each = waiting / max(rooms, 1)
    if each <= 4:
        return Crowd.FEW
    return Crowd.SOME if each <= 10 else Crowd.MANY

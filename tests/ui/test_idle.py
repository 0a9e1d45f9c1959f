"""Nobody there: a warning, then the end; the clock stands still while money or paper is under way."""

from kiosk.ui.kiosk.idle import IdleWatch, Patience


def watch() -> tuple[IdleWatch, list[int], list[str]]:
    made = IdleWatch(Patience(60, 20), tick_ms=1_000_000)
    warned: list[int] = []
    ended: list[str] = []
    made.warned.connect(warned.append)
    made.expired.connect(lambda: ended.append("expired"))
    made.start(Patience(60, 20))
    return made, warned, ended


def tick(made: IdleWatch, seconds: int) -> None:
    for _ in range(seconds):
        made.tick()


def test_a_warning_twenty_seconds_before_the_end(qtbot: object) -> None:
    made, warned, ended = watch()
    tick(made, 39)
    assert not warned
    tick(made, 1)
    assert warned == [20]
    tick(made, 20)
    assert (warned[-1], ended) == (1, ["expired"])
    made.stop()


def test_one_touch_begins_again_at_least_ten_times(qtbot: object) -> None:
    made, _, ended = watch()
    for _ in range(12):
        tick(made, 59)
        made.touch()
    assert not ended
    assert not made.is_warning
    made.stop()


def test_it_stands_still_while_anything_is_under_way(qtbot: object) -> None:
    made, warned, _ = watch()
    made.suspend("paying")
    made.suspend("printing")
    tick(made, 500)
    made.resume("paying")
    tick(made, 500)
    assert not warned
    made.resume("printing")
    tick(made, 40)
    assert warned == [20]
    made.stop()


def test_a_touch_without_a_sitting_tells_nothing(qtbot: object) -> None:
    made = IdleWatch(Patience(60, 20), tick_ms=1_000_000)
    told: list[int] = []
    made.ticked.connect(told.append)
    made.touch()
    assert not told
    made.start(Patience(60, 20))
    assert told == [60]
    made.stop()
    made.touch()
    assert told == [60]


def test_saying_again_why_it_stands_still_is_no_touch(qtbot: object) -> None:
    """The money is asked about every two seconds: that must not look like somebody's finger."""
    made, warned, ended = watch()
    for _ in range(59):
        made.resume("paying")
        tick(made, 1)
    assert warned[-1] == 1
    made.suspend("paying")
    made.resume("paying")
    for _ in range(60):
        made.resume("printing")
        tick(made, 1)
    assert ended == ["expired"]
    made.stop()


def test_voice_and_sign_have_room_in_the_table(qtbot: object) -> None:
    made, warned, ended = watch()
    made.use(Patience(180, 30))
    tick(made, 149)
    assert not warned
    tick(made, 1)
    assert warned == [30]
    tick(made, 30)
    assert ended == ["expired"]
    made.stop()

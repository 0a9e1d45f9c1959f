"""A kiosk tells that it is there: its page and its troubles, never who sits before it."""

from datetime import timedelta

from kiosk import __version__
from kiosk.domain.devices import BEAT_SECONDS, MachineRole
from kiosk.domain.errors import DatabaseAway, InvalidEntry
from tests.ui.at_the_kiosk import CARD, Scene
from tests.ui.conftest import MakeKiosk


def beat(scene: Scene) -> None:
    """As after ten seconds."""
    before = len(scene.hall.beats)
    scene.kiosk.heart.beat()
    scene.bot.waitUntil(lambda: len(scene.hall.beats) > before)
    scene.bot.waitUntil(lambda: not scene.kiosk.heart._beating.is_wanted)


def test_it_beats_every_ten_seconds_from_the_opening_on(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.bot.waitUntil(lambda: bool(scene.hall.beats))
    assert scene.kiosk.heart._timer.isActive()
    assert scene.kiosk.heart._timer.interval() == BEAT_SECONDS * 1000
    first = scene.hall.beats[0]
    assert (first.role, first.version, first.page, first.ended, first.error) == (
        MachineRole.KIOSK,
        __version__,
        "home",
        None,
        "",
    )
    scene.kiosk.heart.stop()
    assert not scene.kiosk.heart._timer.isActive()


def test_it_tells_the_page_the_end_and_what_went_wrong(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.identify()
    beat(scene)
    assert scene.hall.beats[-1].page == "department"
    assert CARD.name not in repr(scene.hall.beats)
    scene.window.sitting.complained.emit(InvalidEntry("{name} is too long.", name=CARD.name))
    scene.clock.advance(timedelta(minutes=2))
    scene.window.sitting.end()
    beat(scene)
    last = scene.hall.beats[-1]
    assert (last.page, last.error, last.ended) == ("home", "{name} is too long.", scene.clock.now())
    assert CARD.name not in repr(scene.hall.beats)


def test_a_database_that_is_away_is_told_the_next_time(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.bot.waitUntil(lambda: bool(scene.hall.beats) and not scene.kiosk.heart._beating.is_wanted)
    scene.hall.troubles["beat"].append(DatabaseAway())
    scene.kiosk.heart.beat()
    scene.bot.waitUntil(lambda: not scene.kiosk.heart._beating.is_wanted)
    beat(scene)


def test_one_beat_at_a_time(make_kiosk: MakeKiosk) -> None:
    scene = make_kiosk()
    scene.bot.waitUntil(lambda: bool(scene.hall.beats) and not scene.kiosk.heart._beating.is_wanted)
    gate, calls = scene.hall.hold("beat"), scene.hall.calls.count("beat")
    scene.kiosk.heart.beat()
    scene.kiosk.heart.beat()
    gate.set()
    scene.bot.waitUntil(lambda: not scene.kiosk.heart._beating.is_wanted)
    assert scene.hall.calls.count("beat") == calls + 1

"""The gallery and the tour: what the product shows of itself, unattended."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, replace
from datetime import datetime, time, timedelta, timezone
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from kiosk.adapters.clock import FixedClock
from kiosk.adapters.demo_reader import DemoCardReader
from kiosk.adapters.papers import QtPaperArtist
from kiosk.app import gui
from kiosk.desk_gallery import desk_looks, hang_desk
from kiosk.desk_shows import walk_desk
from kiosk.devices import DEMO_GATEWAY
from kiosk.domain.actor import Actor
from kiosk.domain.errors import BadSettings, SlotTaken
from kiosk.domain.hospital import HospitalInfo
from kiosk.domain.journey import Journey, Newcomer, PayBy, Way
from kiosk.hall import Hall, open_hall
from kiosk.machine import SAMPLE, Kiosk
from kiosk.services.papers.proof import Proof
from kiosk.settings import Device, Settings
from kiosk.settings.model import Scalar
from kiosk.ui.gallery import SIZES, Look, hang, looks
from kiosk.ui.gallery_index import write_index
from kiosk.ui.kiosk.keys import KeyJudge
from kiosk.ui.scenes import LANGUAGES
from kiosk.ui.theme import SIGNS, VOICE
from kiosk.ui.tour.desk_routes import DESK_ROUTES
from kiosk.ui.tour.ears import Ears
from kiosk.ui.tour.every_route import ROUTES, VOICE_ROUTES
from kiosk.ui.tour.eyes import Eyes
from kiosk.ui.tour.guide import RecordingArtist, Summary, conclude, leave, walk
from kiosk.ui.tour.paying import MONEY, SCANS
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props

PICTURE_TIME = datetime(2026, 11, 23, 9, 41, tzinfo=timezone(timedelta(hours=8)))
PICTURE_HOSPITAL = HospitalInfo(
    name="安和市第一人民医院",
    name_en="Anhe First People's Hospital",
    guide_desk="一楼大厅导诊台",
    guide_desk_en="the guide desk in the hall on floor 1",
    notice="抽血在 2 楼，今天到 10:30 结束，请空腹。",
    notice_en="Blood tests are on floor 2, until 10:30 today. Please do not eat before.",
)
SCANNER = "kiosk.adapters.wedge:WedgeScanner"
TOUR_STARTS = time(9, 41)  # today: a tour at night would find the clinics closed
TOUR_WATCH_MS = 300
EVERYBODY = "all"
SWITCHED = (VOICE, SIGNS)  # on by the patient, as patients do it


def run_gallery(settings: Settings, /, *, out: Path) -> int:
    """Every page in every look as PNG under ``out``, with contact sheets and ``index.html``."""
    begun = perf_counter()
    count = hang_all(settings, out, looks())
    for language in LANGUAGES:
        count += hang_desk(settings, out, language)
    index = write_index((*looks(), *desk_looks()), out)
    _say(f"{count} pictures in {perf_counter() - begun:.0f} s: {index}")
    return 0


def hang_all(settings: Settings, out: Path, hung: Sequence[Look]) -> int:
    """Draw these looks, each core a process of its own; gives the number of pictures."""
    out.mkdir(parents=True, exist_ok=True)
    demo = replace(
        settings, demo=True, mode="standard", reduced_motion=True, code_scanner=Device(), card_reader=Device()
    )
    count = 0
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), initializer=_draw_nowhere) as pool:
        drawn = {pool.submit(_hang, demo, out, look): look for look in hung}
        for done, future in enumerate(as_completed(drawn), start=1):
            count += future.result()
            _say(f"{done}/{len(hung)} {drawn[future].label}")
    return count


def _draw_nowhere() -> None:
    """Pictures need no display, and must not depend on the one that is there."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_tell)


def _tell(_kind: QtMsgType, _place: QMessageLogContext, words: str) -> None:
    if "propagateSizeHints" not in words:  # "offscreen" says of every window that it has none
        sys.stderr.write(f"{words}\n")


def _hang(demo: Settings, out: Path, look: Look) -> int:
    """One look, on a kiosk of its own: what was drawn before cannot show."""
    gui()
    kiosk = Kiosk(demo, FixedClock(PICTURE_TIME))
    kiosk.window.resize(*SIZES[look.size])
    kiosk.window.start()
    kiosk.window.show()
    kiosk.lead()
    kiosk.window.open(PICTURE_HOSPITAL)
    count = hang(kiosk.window, look, out)
    kiosk.close()
    return count


def run_tour(settings: Settings, /, *, out: Path, flow: str) -> int:
    """Walk one route, or all of them, on the real window and a database of its own under ``out``; 0 when all is proven.

    Each route leaves a PNG for each page, ``transcript.txt``, the printed papers and ``summary.json``; in voice mode
    also what was spoken, in sign mode what was signed. Raises `BadSettings` for an unknown route, and where nobody can
    speak.
    """
    routes = _routes(settings)
    if flow not in (*routes, EVERYBODY):
        raise BadSettings(f"--flow {flow}: expected one of {', '.join((*routes, EVERYBODY))}")
    if out.resolve() in (settings.data.resolve(), *settings.data.resolve().parents):
        raise BadSettings(f"--out {out}: this installation's own data is in there; choose another folder")
    gui()
    names = routes if flow == EVERYBODY else (flow,)
    summaries = tuple(_tour(settings, out / name, name) for name in names)
    whole = {"good": all(each.is_good for each in summaries), "routes": [asdict(each) for each in summaries]}
    (out / "summary.json").write_text(json.dumps(whole, ensure_ascii=False, indent=2), encoding="utf-8")
    for each in summaries:
        _say(_line(each))
    _say(f"Pictures, transcripts and papers are in {out}.")
    return int(not whole["good"])


def _routes(settings: Settings) -> tuple[str, ...]:
    """Those of a patient alone; where nothing is switched on first, those of a desk too."""
    if settings.mode in SWITCHED:
        return tuple(VOICE_ROUTES if settings.mode == VOICE else ROUTES)
    return (*ROUTES, *DESK_ROUTES)


def _tour(settings: Settings, out: Path, route: str) -> Summary:
    return (desk_tour if route in DESK_ROUTES else tour)(settings, out, route)


def _beginning(settings: Settings) -> datetime:
    today = datetime.now(ZoneInfo(settings.time_zone))
    return today.replace(hour=TOUR_STARTS.hour, minute=TOUR_STARTS.minute, second=0, microsecond=0)


def _empty(out: Path) -> None:
    """Room for a new tour."""
    shutil.rmtree(out / "data", ignore_errors=True)
    shutil.rmtree(out / "papers", ignore_errors=True)
    (out / "papers").mkdir(parents=True)


def desk_tour(settings: Settings, out: Path, route: str) -> Summary:
    """Walk one route at a desk and prove its papers; a kiosk beside it is a process of its own."""
    _empty(out)
    return walk_desk(tour_settings(settings, out), out, route, starts=_beginning(settings))


def tour(settings: Settings, out: Path, route: str) -> Summary:
    """Walk one route and prove its papers."""
    _empty(out)
    switched = settings.mode in SWITCHED
    touring = _with_money(tour_settings(replace(settings, mode="standard") if switched else settings, out), route)
    clock = FixedClock(_beginning(settings))
    artist = RecordingArtist(QtPaperArtist(), out / "papers")
    kiosk = Kiosk(
        touring, clock, opener=partial(open_hall, touring, clock=clock, artist=artist), watch_ms=TOUR_WATCH_MS
    )
    window = kiosk.window
    window.resize(settings.screen.width, settings.screen.height)
    window.start()
    window.show()
    kiosk.start()
    robot = Robot(window, out)
    robot.wait_until(lambda: kiosk.hall is not None, "the hall to open")
    hall = cast(Hall, kiosk.hall)
    props = Props(SAMPLE, cast(DemoCardReader, kiosk.reader).present, _rival(hall, robot), scan=_scan(kiosk))
    ears = _ears(kiosk, robot) if settings.mode == VOICE else None
    eyes = _eyes(kiosk, robot) if settings.mode == SIGNS else None
    failed = walk(robot, route, replace(props, listener=ears.listener if ears is not None else None))
    proof = Proof(hall.database, hall.vault)
    summary = conclude(robot, tuple(artist.papers), route=route, failed=failed, disagreements=proof.disagreements)
    leave(out, robot.sights, summary)
    if ears is not None:
        ears.tape.leave(out)
    if eyes is not None:
        eyes.leave(out)
    kiosk.close()
    return summary


def _with_money(settings: Settings, route: str) -> Settings:
    """With two wallets, and a scanner, where the route shows them."""
    if route not in MONEY:
        return settings
    wechat, alipay = (
        Device(DEMO_GATEWAY, {"name": f"demo-{wallet}", "wallet": wallet, **MONEY[route][wallet]})
        for wallet in ("wechat", "alipay")
    )
    scanner = Device(SCANNER) if route in SCANS else Device()
    return replace(settings, payment=Device(), payment_wechat=wechat, payment_alipay=alipay, code_scanner=scanner)


def _scan(kiosk: Kiosk) -> Callable[[str], None] | None:
    """A code held to the kiosk's scanner, which types it faster than people do."""
    scanner = kiosk.scanner
    if not isinstance(scanner, KeyJudge):
        return None

    def scan(code: str) -> None:
        for at, key in enumerate((*code, "\r")):
            scanner.feed(key, at)

    return scan


def _ears(kiosk: Kiosk, robot: Robot) -> Ears:
    """The voice, switched on by its key as whoever cannot see does it."""
    assert kiosk.voice is not None
    ears = Ears(robot, kiosk.voice)
    ears.listener.press("voice")
    return ears


def _eyes(kiosk: Kiosk, robot: Robot) -> Eyes:
    """The signer, wanted with one tap as whoever cannot hear does it."""
    assert kiosk.signs is not None
    return Eyes(robot, kiosk.signs)


def tour_settings(settings: Settings, out: Path) -> Settings:
    """Demo devices, and a database and papers under ``out``: a tour never touches a hospital's records."""
    papers: dict[str, Scalar] = {"folder": str(out / "papers")}
    return replace(
        settings,
        demo=True,
        reduced_motion=True,  # pictures are of pages, not of the way between them
        data=out / "data",
        database_url="",
        key_file=None,
        card_reader=Device(),
        code_scanner=Device(),
        ticket_printer=Device("kiosk.adapters.paper_folder:DemoTicketPrinter", papers),
        document_printer=Device("kiosk.adapters.paper_folder:DemoDocumentPrinter", papers),
        payment=Device(DEMO_GATEWAY, {"after": 1}),
        payment_wechat=Device(),
        payment_alipay=Device(),
    )


def _rival(hall: Hall, robot: Robot) -> Callable[[], None]:
    """Other people who take every place of the slot in hand."""

    def take() -> None:
        choice = robot.journey().choice
        actor = Actor("K2")
        for number in range(choice.slot.left if choice else 0):
            other = Newcomer(name=f"路人{'甲乙丙丁戊己庚辛壬癸'[number % 10]}", phone="", consented=True)
            journey = Journey(way=Way.NO_PAPERS, newcomer=other, choice=choice, pay_by=PayBy.WINDOW)
            services = hall.services
            journey = replace(journey, patient=services.reception.enrol(journey, actor=actor))
            journey = replace(journey, bill=services.registration.quote(journey))
            try:
                services.registration.register(journey, actor=actor)
            except SlotTaken:
                return

    return take


def _line(summary: Summary) -> str:
    if summary.failed:
        return f"{summary.route}: {summary.failed}"
    if summary.disagreements:
        return f"{summary.route}: " + "; ".join(summary.disagreements)
    done = {"pages": len(summary.pages), "taps": summary.taps, "keys": summary.keys}
    counted = [f"{number} {what}" for what, number in done.items() if number]
    papers = {"ticket": summary.ticket, "invoice": summary.invoice}
    printed = [f"{what} {number}" for what, number in papers.items() if number]
    return f"{summary.route}: {', '.join((*counted, *printed))}; the database agrees"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")

"""One tour: a route walked on the real window, what it left, and whether the database agrees."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.domain.papers import InvoiceContent, Raster, TicketContent, WristbandContent
from kiosk.ports import PaperArtist
from kiosk.ui.tour.desk_routes import REGISTERING
from kiosk.ui.tour.every_route import VOICE_ROUTES
from kiosk.ui.tour.robot import Robot
from kiosk.ui.tour.routes import Props
from kiosk.ui.tour.typist import Typist
from kiosk.ui.tour.witness import Sight, TourFailed

Papers = tuple[TicketContent | InvoiceContent, ...]


class RecordingArtist:
    """Draws through another artist and remembers what was drawn: the tour holds it against the database."""

    def __init__(self, artist: PaperArtist, out: Path) -> None:
        self._artist, self._out = artist, out
        self.papers: list[TicketContent | InvoiceContent] = []

    def ticket(self, content: TicketContent, *, dots: int) -> Raster:
        """As the artist draws it; also as PNG."""
        raster = self._artist.ticket(content, dots=dots)
        self.papers.append(content)
        picture(raster).save(str(self._out / f"ticket-{content.number}-{content.copy}.png"))
        return raster

    def invoice(self, content: InvoiceContent) -> bytes:
        """As the artist draws it; also as PDF."""
        pdf = self._artist.invoice(content)
        self.papers.append(content)
        (self._out / f"invoice-{content.number}-{content.copy}.pdf").write_bytes(pdf)
        return pdf

    def wristband(self, content: WristbandContent, *, dots: int) -> Raster:
        """As the artist draws it; also as PNG."""
        raster = self._artist.wristband(content, dots=dots)
        picture(raster).save(str(self._out / f"wristband-{content.token}-{content.copy}.png"))
        return raster


def picture(raster: Raster) -> QImage:
    """What comes out of the printer, as a picture: a black dot for each 1."""
    stride = (raster.width + 7) // 8
    image = QImage(raster.rows, raster.width, raster.height, stride, QImage.Format.Format_Mono)
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    return image.copy()


@dataclass(frozen=True)
class Left:
    """What a kiosk in a process of its own gives back: papers, what was seen, and how often it was tapped."""

    papers: Papers = ()
    sights: tuple[Sight, ...] = ()
    taps: int = 0


@dataclass(frozen=True)
class Summary:
    """What a tour leaves in ``summary.json``."""

    flow: str
    route: str
    mode: str
    language: str
    taps: int
    pages: tuple[str, ...]
    ticket: str
    invoice: str
    papers: int
    failed: str
    disagreements: tuple[str, ...]
    keys: int = 0  # pressed at a desk
    registers: bool = True  # whether somebody is to leave with a number

    @property
    def is_good(self) -> bool:
        """The patient got through and the database holds what the papers say."""
        return not self.failed and not self.disagreements and bool(self.ticket or not self.registers)


def walk(robot: Robot, route: str, props: Props) -> str:
    """Walk ``route``; gives "" or what went wrong."""
    try:
        VOICE_ROUTES[route](robot, props)
    except TourFailed as error:
        robot.look("failed")
        return str(error)
    return ""


def conclude(
    robot: Robot, papers: Papers, *, route: str, failed: str, disagreements: Callable[[Papers], tuple[str, ...]]
) -> Summary:
    """Hold the papers against the database."""
    window = robot.window
    return Summary(
        flow="registration",
        route=route,
        mode="+".join(sorted(window.modes)) or "standard",
        language=window.house.language,
        taps=robot.taps,
        pages=tuple(sight.page for sight in robot.sights),
        ticket=_first(TicketContent, papers),
        invoice=_first(InvoiceContent, papers),
        papers=len(papers),
        failed=failed,
        disagreements=(*disagreements(papers), *_untrue(robot, papers)),
    )


def conclude_desk(
    typist: Typist, papers: Papers, *, route: str, failed: str, left: Left, disagreements: tuple[str, ...]
) -> Summary:
    """The same of a desk, and of the patient who ``left`` a kiosk."""
    return Summary(
        flow="desk",
        route=route,
        mode="standard",
        language=typist.window.language.code,
        taps=left.taps,
        pages=tuple(sight.page for sight in (*typist.sights, *left.sights)),
        ticket=_first(TicketContent, papers),
        invoice=_first(InvoiceContent, papers),
        papers=len(papers),
        failed=failed,
        disagreements=disagreements,
        keys=typist.keys,
        registers=route in REGISTERING,
    )


def _first(kind: type[TicketContent] | type[InvoiceContent], papers: Papers) -> str:
    return next((paper.number for paper in papers if isinstance(paper, kind)), "")


def _untrue(robot: Robot, papers: Papers) -> tuple[str, ...]:
    """What the last page says otherwise than the ticket in the hand."""
    visit = robot.journey().visit
    due = [paper.due for paper in papers if isinstance(paper, TicketContent)]
    if visit is None or not due or visit.due == due[0]:
        return ()
    return (f"the page says {visit.due} fen are due, the ticket {due[0]}",)


def leave(out: Path, sights: Sequence[Sight], summary: Summary) -> None:
    """Write the summary and the transcript: what each page said, as it is read or heard."""
    (out / "summary.json").write_text(json.dumps(asdict(summary), ensure_ascii=False, indent=2), encoding="utf-8")
    lines = [line for sight in sights for line in (f"== {sight.page}", *sight.words, *_named(sight.choices), "")]
    (out / "transcript.txt").write_text("\n".join(lines), encoding="utf-8")


def _named(choices: tuple[str, ...]) -> list[str]:
    return [f"  [{choice}]" for choice in choices if len(choice) > 1]

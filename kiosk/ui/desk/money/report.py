"""日报: the day's money seen four ways, what the views come to, and where they disagree."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from kiosk.domain.day_report import DayFigures, ReportRow, View, sum_of
from kiosk.domain.money_desk import FileTrouble
from kiosk.ui.desk.hall.days import Days
from kiosk.ui.desk.money.tab import MoneyTab
from kiosk.ui.desk.money.words import VIEWS, gateway_word
from kiosk.ui.desk.table import Column, Line
from kiosk.ui.desk.view import DeskView
from kiosk.ui.language import money_text, translate, translate_marked

ORDER = (View.METHOD, View.STAFF, View.DEVICE, View.ITEM)

FILES = {"pdf": "F6", "csv": "F7", "xlsx": "F8"}  # what the report is saved as, by which key


class ReportTab(MoneyTab):
    """All four views one below the other, each with its sum."""

    def __init__(self, view: DeskView) -> None:
        columns = (
            Column(translate("MoneyDesk", "By"), 9),
            Column(translate("MoneyDesk", "Detail"), 15),
            Column(translate("MoneyDesk", "Taken"), 12, is_number=True),
            Column(translate("MoneyDesk", "Refunds"), 10, is_number=True),
            Column(translate("MoneyDesk", "Net"), 12, is_number=True),
        )
        super().__init__(view, translate("MoneyDesk", "Day's report"), columns)
        self.figures: DayFigures | None = None
        self.days = Days(view.theme, view.now().date())
        self.days.changed.connect(lambda _day: self.look_anew())
        self.tools.addWidget(self.days)
        self.tools.addStretch(1)
        for ending, key in FILES.items():
            words = translate("MoneyDesk", "Save as {ending}").format(ending=ending.upper())
            button = self.add_key(words, key, partial(self._save, ending))
            button.setVisible(view.report_file is not None)

    def look(self) -> None:
        """The figures of the day."""
        actor, day = self.view.actor, self.days.day
        self.read(lambda: self.desk().day_report.of(day, actor=actor), self._show)

    def _show(self, figures: DayFigures) -> None:
        self.figures = figures
        self.show_lines([line for view in ORDER for line in _lines(view, figures)])

    def show_row(self, _key: object) -> None:
        """What the day came to, whichever row is in hand."""
        figures = self.figures
        if figures is None:
            return
        counts = (
            (translate("MoneyDesk", "Payments: {count}, {amount}"), figures.payments),
            (translate("MoneyDesk", "Refunds: {count}, {amount}"), figures.refunds),
            (translate("MoneyDesk", "Being checked: {count}, {amount}"), figures.refunds_open),
            (translate("MoneyDesk", "Invoices: {count}, {amount}"), figures.invoices),
            (translate("MoneyDesk", "Reversals: {count}, {amount}"), figures.reversals),
            (translate("MoneyDesk", "Voided: {count}, {amount}"), figures.voids),
        )
        told = [text.format(count=one.count, amount=money_text(one.fen)) for text, one in counts]
        stays = translate("MoneyDesk", "Net: {amount}").format(amount=money_text(figures.taken - figures.given_back))
        self.tell(stays, *told, _agreement(figures))
        self.subject.set_colour("danger" if figures.disagreements else "ink")

    def _save(self, ending: str) -> None:
        figures, write = self.figures, self.view.report_file
        if figures is None or write is None:
            return
        folder = self.choose_folder()
        if folder:
            path = Path(folder) / f"report-{figures.day}.{ending}"
            self.do(partial(_saved, path, lambda: write(figures, ending)), self._told)

    def choose_folder(self) -> str:
        """A folder on disk; "" for none."""
        return QFileDialog.getExistingDirectory(self, translate("MoneyDesk", "Where to save the report"))

    def _told(self, path: Path) -> None:
        self.report(translate("MoneyDesk", "Saved: {path}").format(path=path))


def _saved(path: Path, write: Callable[[], bytes]) -> Path:
    """Slow: make the file and write it; raises `FileTrouble`."""
    try:
        path.write_bytes(write())
    except OSError as error:
        raise FileTrouble(f"{path.name}: {error.strerror}") from error
    return path


def _agreement(figures: DayFigures) -> str:
    if not figures.disagreements:
        return translate("MoneyDesk", "All four views agree.")
    text = translate("MoneyDesk", "{view} differs by {amount}")
    return "\n".join(
        text.format(view=translate_marked("MoneyDesk", VIEWS[one.view]), amount=money_text(one.fen))
        for one in figures.disagreements
    )


def _lines(view: View, figures: DayFigures) -> list[Line]:
    rows = figures.views[view]
    word = translate_marked("MoneyDesk", VIEWS[view])
    found = [Line((view, row.key), _cells(word, _name(view, row), row.taken.fen, row.given_back.fen)) for row in rows]
    taken, given_back = sum_of(rows)
    total = translate("MoneyDesk", "Total")
    return [*found, Line((view, ""), _cells(word, total, taken.fen, given_back.fen), "sum")]


def _cells(view: str, name: str, taken: int, given_back: int) -> tuple[str, ...]:
    return view, name, money_text(taken), money_text(given_back), money_text(taken - given_back)


def _name(view: View, row: ReportRow) -> str:
    return gateway_word(row.key) if view is View.METHOD and gateway_word(row.key) != row.key else row.name

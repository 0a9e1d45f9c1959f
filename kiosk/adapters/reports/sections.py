"""The day's report as plain tables, the same for every kind of file; written in the language of the house's papers."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.day_report import VIEW_NAMES, DayFigures, Disagreement, Figure, ReportRow, View, sum_of
from kiosk.domain.money import yuan


@dataclass(frozen=True)
class Fen:
    """An amount in a table."""

    fen: int

    def __str__(self) -> str:
        return yuan(self.fen)


Cell = str | int | Fen

HEAD = ("收款笔数", "收款金额/元", "退款笔数", "退款金额/元", "净额/元")
INSURED_HEAD = (
    *("时间", "业务", "业务流水号", "医保流水号", "医保编号"),
    *("总额/元", "统筹基金/元", "个人账户/元", "个人现金/元"),
)
SUMMARY_HEAD = ("项目", "笔数", "金额/元")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Section:
    """One table: the last row is its sum if ``has_sum``."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_sum: bool = True


def title_of(figures: DayFigures) -> str:
    """What stands over the report."""
    return f"{figures.hospital} 收费日报表" + ("（演示）" if figures.demo else "")


def notes_of(figures: DayFigures) -> tuple[str, ...]:
    """Of which day it is, when it was made and by whom."""
    return (f"日期：{figures.day:%Y-%m-%d}", f"制表时间：{figures.made_at:%Y-%m-%d %H:%M}", f"制表：{figures.made_by}")


def sections_of(figures: DayFigures) -> tuple[Section, ...]:
    """The summary, and the four views with their sums."""
    return (_summary(figures), *(_view(view, figures.views[view]) for view in View))


def insured_of(figures: DayFigures) -> Section | None:
    """Every insured visit of the day, for the hospital's insurance interface; None when there was none."""
    rows = tuple(
        (
            f"{line.at:%Y-%m-%d %H:%M:%S}",
            line.deed.value,
            line.serial,
            line.reference,
            line.insured,
            *map(Fen, (line.total, line.fund, line.account, line.cash)),
        )
        for line in figures.insured
    )
    return Section("医保明细", INSURED_HEAD, rows, has_sum=False) if rows else None


def verdict_of(figures: DayFigures) -> tuple[str, ...]:
    """Whether the four views agree, else where and by how much they do not."""
    found = figures.disagreements
    return tuple(_told(each) for each in found) or ("四种汇总的收款与退款合计一致，差额 0.00 元。",)


def _told(one: Disagreement) -> str:
    what = {"taken": "收款", "given_back": "退款"}[one.what]
    more = "多" if one.fen > 0 else "少"
    views = f"“{VIEW_NAMES[one.view]}”的{what}合计比“{VIEW_NAMES[View.METHOD]}”"
    return f"不一致：{views}{more} {yuan(abs(one.fen))} 元，请核查。"


def _summary(figures: DayFigures) -> Section:
    parts = (
        ("患者付款", figures.payments),
        ("退款（已下单）", figures.refunds),
        ("其中未确认到账", figures.refunds_open),
        ("开具票据", figures.invoices),
        ("冲红票据", figures.reversals),
        ("作废票据", figures.voids),
    )
    rows = tuple((name, figure.count, Fen(figure.fen)) for name, figure in parts)
    return Section("当日汇总", SUMMARY_HEAD, rows, has_sum=False)


def _view(view: View, rows: Iterable[ReportRow]) -> Section:
    shown = tuple(rows)
    taken, given_back = sum_of(shown)
    lines = [_line(row.name, row.taken, row.given_back) for row in shown]
    name = VIEW_NAMES[view]
    return Section(name, (name.removeprefix("按"), *HEAD), (*lines, _line("合计", taken, given_back)))


def _line(name: str, taken: Figure, given_back: Figure) -> tuple[Cell, ...]:
    return name, taken.count, Fen(taken.fen), given_back.count, Fen(given_back.fen), Fen(taken.fen - given_back.fen)


def harmless(text: str) -> str:
    """``text`` that no table program takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text

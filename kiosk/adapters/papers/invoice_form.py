"""The fixed parts of the invoice: head, ruled table, sums and foot; lengths in 1/100 mm."""

from PySide6.QtCore import QRect

from kiosk.adapters.papers.fonts import BOLD
from kiosk.adapters.papers.invoice_figures import Figures
from kiosk.adapters.papers.pdf_pen import INK, RED, Pen, Type
from kiosk.adapters.papers.qr import qr_matrix
from kiosk.adapters.papers.text import Align
from kiosk.domain.money import capitals, yuan
from kiosk.domain.papers import InvoiceContent

LEFT, RIGHT = 950, 20050
WIDTH = RIGHT - LEFT
TABLE, ITEMS, SUMS, PAYS, MORE, END = 3900, 4600, 8020, 8850, 9700, 11350
COLUMNS = (LEFT, 11900, 13520, 15150, 17530, RIGHT)
HEADS = ("项目名称", "数量", "单位", "金额（元）", "备注")
PAD = 250
CODE = 1540  # the QR's side
PLACES = (LEFT + PAD, 6350, 10350, 14450, RIGHT - PAD // 2)  # of the fields below the sums
NONE = "—"

# No number of days: the service says none. A new copy has the code, wherever papers are printed again.
FOLLOWS = "电子票据稍后开具：届时请到服务台补打本票据，扫描新的二维码即可查看。"

THICK, THIN = 30, 15


def draw_head(pen: Pen, content: InvoiceContent) -> None:
    """Title, hospital, code and the six fields above the table."""
    ink = ink_of(content)
    title = "门诊收费票据（冲红）" if content.reversal_of else "门诊收费票据"
    pen.write(title, 10500, 1420, Type(640, BOLD, Align.CENTRE, ink))
    pen.fill(QRect(5450, 1640, 10100, THICK))
    pen.fill(QRect(5450, 1700, 10100, THICK))
    pen.write_box(content.hospital, QRect(5450, 1850, 10100, 500), Type(390, align=Align.CENTRE))
    matrix = qr_matrix(content.token)
    pen.code(matrix, LEFT, 800, module=CODE // len(matrix))
    pen.write("扫码看电子票据" if content.e_number else "扫码核验", LEFT + CODE + 260, 1450, Type(310))
    if content.demo:
        pen.write("（演示，无效）", LEFT + CODE + 110, 1890, Type(310))
    _fields(pen, content)


def _fields(pen: Pen, content: InvoiceContent) -> None:
    day = content.issued_at
    rows = (
        (("票据代码", content.book_code), ("票据号码", content.number), ("校验码", content.check_code)),
        (
            ("交款人", content.payer),
            ("证件号", content.paper),
            ("开票日期", f"{day.year} 年 {day.month} 月 {day.day} 日"),
        ),
    )
    for top, row in zip((2640, 3220), rows, strict=True):
        for left, (label, value) in zip((LEFT, 7500, 14020), row, strict=True):
            pen.write_box(f"{label}：{value}", QRect(left, top, 6000, 520), Type())


def draw_table(pen: Pen) -> None:
    """The rules and the column heads."""
    for y in (TABLE, END):
        pen.fill(QRect(LEFT, y, WIDTH, THICK))
    for x in (LEFT, RIGHT - THICK):
        pen.fill(QRect(x, TABLE, THICK, END - TABLE + THICK))
    for y in (ITEMS, SUMS, PAYS, MORE):
        pen.fill(QRect(LEFT, y, WIDTH, THIN))
    for x in COLUMNS[1:-1]:
        pen.fill(QRect(x, TABLE, THIN, SUMS - TABLE))
    for left, right, head in zip(COLUMNS, COLUMNS[1:], HEADS, strict=False):
        pen.write_box(head, QRect(left, TABLE, right - left, ITEMS - TABLE), Type(330, BOLD, Align.CENTRE))


def draw_sums(pen: Pen, content: InvoiceContent, sums: Figures) -> None:
    """The total in capitals and figures, and who pays which part."""
    ink = ink_of(content)
    row = QRect(LEFT + PAD, SUMS, WIDTH - 2 * PAD, PAYS - SUMS)
    pen.write_box("金额合计（大写）", row, Type())
    pen.write_box(capitals(sums.total), row.adjusted(2750, 0, -5000, 0), Type(400, BOLD, colour=ink))
    pen.write_box("（小写）", row.adjusted(14300, 0, 0, 0), Type())
    pen.write_box(f"¥{yuan(sums.total)}", row, Type(420, BOLD, Align.RIGHT, ink))
    parts = (("医保统筹基金支付", sums.fund), ("个人账户支付", sums.account), ("其他支付", sums.other))
    for left, (label, fen), lead in zip((0, 5600, 10000), parts, (2800, 2150, 1500), strict=True):
        cell = QRect(LEFT + PAD + left, PAYS, 5500, MORE - PAYS)
        pen.write_box(label, cell, Type())
        pen.write_box(yuan(fen), cell.adjusted(lead, 0, 0, 0), Type(330, BOLD, colour=ink))
    last = QRect(LEFT + PAD + 13600, PAYS, WIDTH - 2 * PAD - 13600, MORE - PAYS)
    pen.write_box("个人现金支付", last, Type(350))
    pen.write_box(yuan(sums.cash), last, Type(460, BOLD, Align.RIGHT, ink))


def draw_more(pen: Pen, content: InvoiceContent, sums: Figures) -> None:
    """What the insurance and the records office ask for."""
    day = content.visit_day
    rows = (
        (
            ("科室", content.department),
            ("性别", content.sex),
            ("医保类型", content.fee_class),
            ("医保编号", content.insured or NONE),
        ),
        (
            ("门诊号", content.outpatient_number),
            ("就诊日期", f"{day:%Y-%m-%d}"),
            ("支付方式", content.paid_by),
            ("医疗机构类型", content.institution or NONE),
        ),
        (
            ("业务流水号", content.serial),
            ("个人自付", yuan(sums.shared)),
            ("个人自费", yuan(sums.alone)),
            ("电子票据", _electronic(content)),
        ),
    )
    for top, row in zip((MORE + 60, MORE + 570, MORE + 1080), rows, strict=True):
        for left, right, (label, value) in zip(PLACES, PLACES[1:], row, strict=False):
            pen.write_box(f"{label}：{value}", QRect(left, top, right - left - PAD // 2, 510), Type(310))


def _electronic(content: InvoiceContent) -> str:
    if content.e_follows:
        return "稍后开具"
    return content.e_number or NONE


def draw_foot(pen: Pen, content: InvoiceContent, page: tuple[int, int]) -> None:
    """Who took the money, and what this sheet is; ``page`` is number and count."""
    pen.write_box(f"收款单位（章）：{content.hospital}", QRect(LEFT, 11600, 6400, 500), Type(320))
    pen.write(f"开票设备：{content.device}", RIGHT, 11970, Type(320, align=Align.RIGHT))
    if content.e_follows:
        pen.write(FOLLOWS, RIGHT, 13560, Type(300, align=Align.RIGHT))
    note = "本页为演示样张，不是财政票据，不能报销。" if content.demo else "请核对金额，妥善保管。"
    pen.write(note, LEFT, 14020, Type(300))
    number, count = page
    pages = f"第 {number} 页，共 {count} 页（合计为全部项目）　" if count > 1 else ""
    printed = f"{pages}第 {content.copy} 次打印　{content.printed_at:%Y-%m-%d %H:%M}"
    pen.write(printed, RIGHT, 14020, Type(300, align=Align.RIGHT))


def ink_of(content: InvoiceContent) -> str:
    """Red for a reversal."""
    return RED if content.reversal_of else INK

"""The queue ticket from top to bottom: number, room, how long, how to walk, what if missed."""

from dataclasses import replace
from datetime import timedelta

from kiosk.adapters.papers import phrases
from kiosk.adapters.papers.blocks import (
    Beside,
    Block,
    Disc,
    Eye,
    Frame,
    Gap,
    Heading,
    Heart,
    Numeral,
    Panel,
    Rule,
    Stack,
)
from kiosk.adapters.papers.fonts import BOLD, MEDIUM, REGULAR
from kiosk.adapters.papers.qr import QUIET, qr_code
from kiosk.adapters.papers.sheet import Sheet
from kiosk.adapters.papers.text import BREAK, Align, Lines, Style, bold, measure, set_first, set_text
from kiosk.domain.money import yuan
from kiosk.domain.papers import TicketContent

LATER = timedelta(hours=1)  # from then on the clock says more than minutes of waiting
CODE = 200  # a QR up to 25 mm
PADDING = 20  # inside the black panel


def compose(content: TicketContent, sheet: Sheet) -> Stack:
    """All blocks of the ticket, ``sheet.width`` dots wide."""
    number = Numeral(content.number, sheet.width, sheet.number)
    parts: tuple[tuple[Block, ...], ...] = (
        _header(content, sheet),
        _whose(content, sheet),
        (Gap(sheet.gap + 8), number, Gap(sheet.gap + 10)),
        (Panel(_place(content, sheet), sheet.width, PADDING), Gap(sheet.gap)),
        _by_sight(content, sheet),
        _facts(content, sheet),
        _due(content, sheet),
        _way(content, sheet),
        _missed(content, sheet),
        _foot(content, sheet),
    )
    return Stack(tuple(block for part in parts for block in part))


def _header(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    beside = sheet.heart * 7 // 5
    style = bold(sheet.hospital, max(sheet.floor, sheet.hospital * 3 // 4), Align.CENTRE)
    title = set_text(content.hospital, style, width=sheet.width - beside)
    head: Block = title
    if sheet.heart:
        free = (title.width - title.ink_width) // 2
        head = Beside(Gap(0), Beside(Heart(sheet.heart), title, beside - free), free)
    return (Gap(sheet.gap), head, Gap(sheet.gap // 2), Rule(sheet.width, 5), Gap(sheet.gap))


def _whose(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    name: tuple[Block, ...] = (_labelled(sheet.labels.number, (content.name,), sheet, size=sheet.name),)
    if content.proxy:
        who = (content.proxy, content.proxy.replace("（", f"{BREAK}（"))
        name = (*name, _labelled("代办人", who, sheet, size=sheet.fact))
    if content.copy == 1:
        return name
    words = phrases.copy_words(content.copy)
    mark = set_first((words, words.replace(" · ", BREAK)), _centred(sheet.label, sheet), width=sheet.width - 24)
    return (Frame(mark, sheet.width, 8, 4), Gap(sheet.gap), *name)


def _place(content: TicketContent, sheet: Sheet) -> Block:
    """Floor, department and room on one line where they fit in large type; else the room on its own, larger still."""
    floor, width = phrases.floor_words(content.floor), sheet.width - 2 * PADDING
    where = f"{floor}　{content.department}"
    if sheet.columns > 1:
        line = set_text(f"{where} {content.room}", bold(sheet.place, 50, Align.CENTRE), width=width)
        if len(line.lines) == 1:
            return line
    style = bold(sheet.place, max(sheet.floor, sheet.place * 3 // 4), Align.CENTRE)
    top = set_first((where, where.replace("　", BREAK)), style, width=width)
    room = set_text(content.room, bold(sheet.room, max(sheet.floor, sheet.room // 2), Align.CENTRE), width=width)
    return Stack((top, room))


def _by_sight(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    """Shown to whoever calls: this patient reads the board, and is fetched face to face."""
    if not content.by_sight:
        return ()
    inner, gap = sheet.width - 2 * 18, sheet.head // 2
    least = max(measure(line, size=sheet.floor, weight=BOLD) for line in phrases.BY_SIGHT)
    eye = min(sheet.head * 5 // 2, inner - gap - least)
    shift = eye + gap
    style = bold(sheet.head + 8, sheet.floor)
    lines = [set_text(line, style, width=inner - shift) for line in phrases.BY_SIGHT]
    even = tuple(replace(line, size=min(each.size for each in lines)) for line in lines)
    free = inner - shift - max(line.ink_width for line in even)
    pair = Beside(Gap(0), Beside(Eye(eye), Stack(even), shift), free // 2)
    return (Frame(pair, sheet.width, 12, 6), Gap(sheet.gap))


def _facts(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    """Who and when, and how many are ahead; how long only when it is soon: nobody waits here for hours."""
    zone, printed, words = content.printed_at.tzinfo, content.printed_at, sheet.labels
    starts, ends = content.starts.astimezone(zone), content.ends.astimezone(zone)
    day, band = phrases.day_words(starts.date(), today=printed.date()), phrases.band_words(starts, ends)
    long = f"{day}{BREAK}{phrases.half_words(starts)} {band}"
    ahead = phrases.ahead_words(content.ahead)
    doctor = _labelled(words.doctor, (content.doctor,), sheet, size=sheet.fact)
    is_today = starts.date() == printed.date()
    when = _labelled(words.time, (f"{day} {band}", long) if is_today else (long,), sheet, size=sheet.fact)
    if not is_today or starts - printed >= LATER:
        return doctor, when, _labelled(words.ahead, (ahead,), sheet, size=sheet.fact)
    queue = _queue((words.ahead, ahead), (words.wait, phrases.wait_words(content.wait)), sheet)
    return doctor, when, Gap(sheet.gap // 2), *queue


def _queue(ahead: tuple[str, str], wait: tuple[str, str], sheet: Sheet) -> tuple[Block, ...]:
    """How many and how long: two columns where there is room, else one below the other."""
    if sheet.columns == 1:
        return tuple(_labelled(label, (value,), sheet, size=sheet.queue) for label, value in (ahead, wait))
    share = sheet.width * 2 // 5
    columns = (_column(ahead, sheet, width=share - 12), _column(wait, sheet, width=sheet.width - share))
    return (Beside(*columns, shift=share),)


def _column(pair: tuple[str, str], sheet: Sheet, *, width: int) -> Block:
    value = set_text(pair[1], bold(sheet.queue, sheet.fact), width=width)
    return Stack((set_text(pair[0], Style(sheet.label, sheet.floor), width=width), value))


def _due(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    """Money first: what is unpaid stands before the way to the room."""
    if content.due <= 0:
        return ()
    width = sheet.width - 2 * 18
    word = set_text("未缴费", _centred(sheet.head + 8, sheet), width=width)
    where = set_first(("请先到收费窗口付", f"请先到{BREAK}收费窗口付"), _centred(sheet.head, sheet), width=width)
    amount = set_text(f"{yuan(content.due)} 元", _centred(sheet.due, sheet), width=width)
    inner = Stack((Panel(word, width, 2), Gap(10), where, amount))
    return (Gap(sheet.gap), Frame(inner, sheet.width, 12, 6))


def _way(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    if not content.way:
        return ()
    words = sheet.labels.way
    head = (set_text(words, bold(sheet.head, sheet.floor), width=sheet.width), Gap(6)) if words else ()
    steps = [_step(index, step, sheet) for index, step in enumerate(content.way, start=1)]
    return (*_dashes(sheet), *head, *(block for step in steps for block in (step, Gap(6))))


def _step(index: int, step: tuple[str, str], sheet: Sheet) -> Block:
    """A figure in a disc, then what to do and how: on one line where both fit."""
    disc = max(sheet.floor + 12, sheet.body + 6)
    shift, (head, detail) = disc + 14, step
    width = sheet.width - shift
    figure = Disc(set_text(str(index), _centred(sheet.floor, sheet), width=disc), disc)
    lead = measure(head, size=sheet.body, weight=BOLD) + sheet.body // 2
    what = set_text(head, bold(sheet.body, sheet.floor), width=width)
    how = set_text(detail, Style(sheet.body, sheet.floor), width=max(width - lead, sheet.body))
    if len(what.lines) == len(how.lines) == 1:
        return Beside(figure, Beside(what, how, lead), shift)
    below = set_text(detail, Style(sheet.body, sheet.floor), width=width)
    return Beside(figure, Stack((what, below) if detail else (what,)), shift)


def _missed(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    """What to do when called past, beside the code that every window and machine reads."""
    code = qr_code(content.token, width=min(CODE, sheet.width), most=sheet.module)
    quiet = QUIET * code.module
    shift = code.width + quiet + 4
    if sheet.width - shift < 7 * sheet.body:
        middle = Beside(Gap(0), code, (sheet.width - code.width) // 2)
        words = _advice(content, sheet, width=sheet.width)
        show = _show(sheet, width=sheet.width, align=Align.CENTRE)
        return (*_dashes(sheet), words, Gap(quiet), middle, Gap(quiet), show)
    width = sheet.width - shift
    words = Stack((_advice(content, sheet, width=width), Gap(8), _show(sheet, width=width, align=Align.LEFT)))
    edge = Gap(max(0, quiet - sheet.gap))
    return (*_dashes(sheet), edge, Beside(code, words, shift), edge)


def _advice(content: TicketContent, sheet: Sheet, *, width: int) -> Stack:
    plain = Style(sheet.body, sheet.floor)
    ask = (f"请找 {content.desk}。", f"请找{BREAK}{content.desk}。")
    return Stack((set_text("过号了不要急，", plain, width=width), set_first(ask, plain, width=width)))


def _show(sheet: Sheet, *, width: int, align: Align) -> Lines:
    words = ("缴费报到出示此码", f"缴费报到{BREAK}出示此码")
    return set_first(words, bold(sheet.body, sheet.floor, align), width=width)


def _foot(content: TicketContent, sheet: Sheet) -> tuple[Block, ...]:
    style = Style(sheet.floor, sheet.floor, MEDIUM, Align.CENTRE)
    at = content.printed_at
    printed = (f"{at:%Y-%m-%d %H:%M}　{content.device}", f"{at:%m-%d %H:%M}　{content.device}")
    number = (f"门诊号 {content.outpatient_number}", f"门诊号{BREAK}{content.outpatient_number}")
    notes = [set_first(texts, style, width=sheet.width) for texts in (number, printed)]
    demo = set_text("演示样张", _centred(sheet.label, sheet), width=sheet.width - 24)
    mark = (Gap(10), Frame(demo, sheet.width, 6, 3)) if content.demo else ()
    return (*_dashes(sheet), *notes, *mark, Gap(2 * sheet.gap))


def _labelled(label: str, values: tuple[str, ...], sheet: Sheet, *, size: int) -> Block:
    """A label at the left, its value at the right; a value (the last wording) too wide for the rest goes below."""
    least = max(sheet.floor, size * 4 // 5)
    if not label:
        return set_first(values, bold(size, least, Align.CENTRE), width=sheet.width)
    right = bold(size, least, Align.RIGHT)
    lead = measure(label, size=sheet.label, weight=REGULAR) + sheet.label // 2
    name = set_text(label, Style(sheet.label, sheet.floor), width=sheet.width)
    for value in values:
        beside = set_first((value,), right, width=sheet.width - lead)
        if len(beside.lines) <= 1 + value.count(BREAK):
            return Heading(name, replace(beside, width=sheet.width))
    return Stack((name, set_text(values[-1], replace(right, lines=2), width=sheet.width)))


def _dashes(sheet: Sheet) -> tuple[Block, ...]:
    return (Gap(sheet.gap), Rule(sheet.width, 3, dash=6), Gap(sheet.gap))


def _centred(size: int, sheet: Sheet) -> Style:
    return bold(size, sheet.floor, Align.CENTRE)

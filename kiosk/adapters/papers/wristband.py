"""The slip for the pocket of a wristband: the level large, who it is in full, what is due when, and one code."""

from kiosk.adapters.papers import phrases
from kiosk.adapters.papers.blocks import Beside, Block, Frame, Gap, Panel, Rule, Stack
from kiosk.adapters.papers.fonts import MEDIUM
from kiosk.adapters.papers.qr import QUIET, qr_code
from kiosk.adapters.papers.sheet import Sheet
from kiosk.adapters.papers.text import BREAK, Align, Style, bold, set_first, set_text
from kiosk.domain.papers import WristbandContent

LEVEL = 128  # dots: the black field of the level
FIGURE, WORD = 84, 30
NAME, FACT = 48, 30
CODE = 140  # dots of the code, without its quiet zone
SPACE = 12


def compose_wristband(content: WristbandContent, sheet: Sheet) -> Stack:
    """All blocks of the slip, ``sheet.width`` dots wide, some 30 mm high; a long name makes it higher."""
    parts: tuple[tuple[Block, ...], ...] = (
        (Gap(8), set_text(content.hospital, _small(Align.CENTRE), width=sheet.width), Rule(sheet.width, 3), Gap(8)),
        (_person(content, sheet), Gap(8)),
        _fast(content, sheet),
        _notes(content, sheet),
    )
    return Stack(tuple(block for part in parts for block in part))


def _person(content: WristbandContent, sheet: Sheet) -> Block:
    """Level, name and code beside each other; on narrow paper the code stands below."""
    code = qr_code(content.token, width=CODE, most=sheet.module)
    quiet = QUIET * code.module
    left, level = LEVEL + SPACE, _level(content)
    if sheet.columns == 1:
        names = _names(content, width=sheet.width - left)
        facts = _facts(content, width=sheet.width - code.width - quiet)
        below = Beside(code, facts, code.width + quiet)
        return Stack((Beside(level, names, left), Gap(quiet), below, Gap(quiet)))
    width = sheet.width - left - code.width - quiet
    words = Stack((_names(content, width=width), _facts(content, width=width)))
    return Beside(level, Beside(words, code, width + quiet), left)


def _level(content: WristbandContent) -> Block:
    inner = LEVEL - 2 * 8
    figure = set_text(content.level, bold(FIGURE, FIGURE, Align.CENTRE), width=inner)
    word = set_text(content.level_word, bold(WORD, 26, Align.CENTRE), width=inner)
    return Panel(Stack((figure, word)), LEVEL, 8)


def _names(content: WristbandContent, *, width: int) -> Block:
    who = " ".join(part for part in (content.sex, content.age) if part)
    name = set_text(content.name, bold(NAME, 30), width=width)
    return Stack((name, set_text(who, Style(FACT, 26), width=width)) if who else (name,))


def _facts(content: WristbandContent, *, width: int) -> Block:
    number = f"门诊号{BREAK}{content.outpatient_number}"
    told = (f"门诊号 {content.outpatient_number}", number) if content.outpatient_number else (content.token,)
    ticket = f"排队号 {content.number}" if content.number else ""
    lines = [set_first(told, Style(FACT, 26, MEDIUM), width=width)]
    lines += [set_text(ticket, bold(FACT, 26), width=width)] if ticket else []
    return Stack(tuple(lines))


def _fast(content: WristbandContent, sheet: Sheet) -> tuple[Block, ...]:
    """Fast tracks and what is due, white on black: nobody may look past them."""
    if not content.tracks:
        return ()
    width = sheet.width - 2 * 10
    words = set_text(" · ".join(content.tracks), bold(40, 30, Align.CENTRE), width=width)
    return (Panel(words, sheet.width, 10), Gap(8))


def _notes(content: WristbandContent, sheet: Sheet) -> tuple[Block, ...]:
    due = "　".join(f"{what} {at}" for what, at in content.due)
    told = "　".join(part for part in (content.score, f"分诊 {content.triaged_at:%m-%d %H:%M}", content.nurse) if part)
    printed = f"打印 {content.printed_at:%H:%M}　{content.device}"
    notes: list[Block] = [set_text(due, bold(32, 26), width=sheet.width)] if due else []
    notes += [set_text(text, _small(Align.LEFT), width=sheet.width) for text in (told, content.tables, printed)]
    if content.copy > 1:
        mark = set_text(phrases.copy_words(content.copy), bold(28, 26, Align.CENTRE), width=sheet.width - 24)
        notes = [Frame(mark, sheet.width, 4, 3), Gap(6), *notes]
    if content.demo:
        notes += [
            Gap(6),
            Frame(set_text("演示样张", bold(28, 26, Align.CENTRE), width=sheet.width - 24), sheet.width, 4, 3),
        ]
    return (*notes, Gap(16))


def _small(align: Align) -> Style:
    return Style(26, 26, MEDIUM, align)

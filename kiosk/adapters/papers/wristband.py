"""The slip for the pocket of a wristband: the level large, who it is in full, what is due when, and one code."""

from kiosk.adapters.papers import phrases
from kiosk.adapters.papers.blocks import Beside, Block, Gap, Panel, Stack
from kiosk.adapters.papers.fonts import MEDIUM
from kiosk.adapters.papers.qr import QUIET, qr_code
from kiosk.adapters.papers.sheet import Sheet
from kiosk.adapters.papers.text import BREAK, Align, Style, bold, set_first, set_text
from kiosk.domain.papers import WristbandContent

LEVEL = 120  # dots: the black field of the level
FIGURE, WORD = 68, 28
NAME, FACT = 48, 30
CODE = 132  # dots of the code, without its quiet zone
SPACE = 12


def compose_wristband(content: WristbandContent, sheet: Sheet) -> Stack:
    """All blocks of the slip, ``sheet.width`` dots wide; on wide paper some 50 mm high, more for a long name."""
    parts: tuple[tuple[Block, ...], ...] = (
        (Gap(8), _person(content, sheet), Gap(8)),
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
    who = "　".join(part for part in (content.sex, content.age) if part)
    name = set_text(content.name, bold(NAME, 30), width=width)
    return Stack((name, set_text(who, Style(FACT, 26), width=width)) if who else (name,))


def _facts(content: WristbandContent, *, width: int) -> Block:
    number = set_text(content.outpatient_number or content.token, Style(FACT, 26, MEDIUM), width=width)
    ticket = set_text(f"排队号 {content.number}", bold(FACT, 26), width=width)
    return Stack((number, ticket) if content.number else (number,))


def _fast(content: WristbandContent, sheet: Sheet) -> tuple[Block, ...]:
    """Fast tracks white on black, that nobody looks past them; below what is due and when."""
    width = sheet.width - 2 * 10
    words = " · ".join(content.tracks)
    tracks = (Panel(set_text(words, bold(36, 28, Align.CENTRE), width=width), sheet.width, 4), Gap(4)) if words else ()
    due = "　".join(f"{what} {at}" for what, at in content.due)
    lines = "　".join(f"{what} {at}{BREAK}" for what, at in content.due).replace(f"{BREAK}　", BREAK).rstrip(BREAK)
    return (*tracks, set_first((due, lines), bold(32, 28), width=sheet.width)) if due else tracks


def _notes(content: WristbandContent, sheet: Sheet) -> tuple[Block, ...]:
    told = "　".join(part for part in (content.score, f"分诊 {content.triaged_at:%m-%d %H:%M}", content.nurse) if part)
    printed = f"{content.hospital}　{content.printed_at:%H:%M}　{content.device}"
    marks = [phrases.copy_words(content.copy)] if content.copy > 1 else []
    marks += ["演示样张"] if content.demo else []
    notes = [set_text("　".join(marks), bold(28, 26, Align.CENTRE), width=sheet.width)] if marks else []
    notes += [set_text(text, _small(Align.LEFT), width=sheet.width) for text in (told, content.tables, printed)]
    return (*notes, Gap(8))


def _small(align: Align) -> Style:
    return Style(26, 26, MEDIUM, align)

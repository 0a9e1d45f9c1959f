"""The table of the commands: what each is called, what it takes, and the one function that it calls."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from kiosk.domain.roles import Role
from kiosk.domain.speech import LANGUAGES
from kiosk.domain.wish import Wish
from kiosk.settings import Settings
from kiosk.settings.model import choices

Arguments = Callable[[argparse.ArgumentParser], object]


class Action(Protocol):
    """What a command calls; gives the exit code."""

    def __call__(self, settings: Settings, /, **options: object) -> int:
        """Do it, with the options of the command line by name."""
        ...


@dataclass(frozen=True)
class Command:
    """One command. ``run`` is "module:function", imported only when called: ``db`` must not wait for Qt."""

    help: str
    run: str
    arguments: tuple[Arguments, ...] = ()
    passed: tuple[str, ...] = ()  # the arguments that become keywords of the function
    needs_log: bool = True  # whether it refuses to start without a log file

    def action(self) -> Action:
        """The function behind the dotted name."""
        module, _, name = self.run.partition(":")
        return cast(Action, getattr(import_module(module), name))


def size(text: str) -> tuple[int, int]:
    """ "1080x1920" as width and height in pixels."""
    found = re.fullmatch(r"([1-9]\d{2,4})[xX×*]([1-9]\d{2,4})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT in pixels, such as 1080x1920")
    return int(found[1]), int(found[2])


def area(text: str) -> Wish:
    """ "NK,WK@2" as the codes of an area and the number of its screen."""
    codes, _, screen = text.partition("@")
    found = tuple(code.strip() for code in codes.split(","))
    if not all(found) or not re.fullmatch(r"|[1-9]\d?", screen):
        raise argparse.ArgumentTypeError(f"{text!r} is not CODE[,CODE…][@SCREEN], such as NK, floor:2 or all@2")
    return Wish(found, int(screen) if screen else None)


def day(text: str) -> date:
    """ "2026-11-20" as a day."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-20") from error


def _looks(to: argparse.ArgumentParser) -> None:
    to.add_argument("--mode", choices=choices("mode"), help="how it looks")
    _language_first(to)


def _language_first(to: argparse.ArgumentParser) -> None:
    to.add_argument("--lang", choices=choices("language"), help="which language it speaks first")


def _window(to: argparse.ArgumentParser) -> None:
    to.add_argument("--windowed", action="store_true", help="in a window instead of the full screen")
    to.add_argument("--size", type=size, metavar="WxH", help="size of the window in pixels, such as 540x960")
    to.add_argument("--demo", action="store_true", help="demo devices and a database of their own")


def _areas(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--area",
        type=area,
        action="append",
        required=True,
        dest="areas",
        metavar="CODE[,CODE…][@SCREEN]",
        help="what a screen shows: all, floor:2, or codes of departments, queues or windows; again for further screens",
    )
    to.add_argument(
        "--screen",
        type=int,
        choices=range(1, 10),
        default=1,
        metavar="N",
        help="the screen of the first area, counted from 1; further ones follow (default: %(default)s)",
    )


def _out(to: argparse.ArgumentParser) -> None:
    to.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for what it leaves")


def _pack(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--out", type=Path, metavar="DIR", help="folder of the pack (default: where the kiosk looks for it)"
    )


def _flow(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--flow", default="all", help="known, new, child, slot_taken, enquiry, or all of them (default: %(default)s)"
    )


def _calling(to: argparse.ArgumentParser) -> None:
    to.add_argument("--code", default="", metavar="CODE", help="which window it is, such as NK-3 (default: asks)")
    to.add_argument("--strip", action="store_true", help="as a strip that stays above other software")


def _code(to: argparse.ArgumentParser) -> None:
    to.add_argument("code", metavar="CODE", help="the language's code, such as fr or pt_BR")


def _json(to: argparse.ArgumentParser) -> None:
    to.add_argument("--json", action="store_true", dest="as_json", help="for machines")


def _source(to: argparse.ArgumentParser) -> None:
    to.add_argument("--from", type=Path, dest="source", metavar="DIR", help="the hospital's files (default: the demo)")


def _file(to: argparse.ArgumentParser) -> None:
    to.add_argument("file", type=Path, metavar="FILE", help="the backup")


def _replace(to: argparse.ArgumentParser) -> None:
    to.add_argument("--replace", action="store_true", help="put a database and key that are already there aside")


def _language(to: argparse.ArgumentParser) -> None:
    to.add_argument("--lang", dest="language", choices=LANGUAGES, help="only this language")


def _sentence(to: argparse.ArgumentParser) -> None:
    to.add_argument("words", metavar="WORDS", help="the sentence, as it stands on the screen")
    to.add_argument("--pace", type=float, default=1.0, help="0.75 to 1.5 (default: %(default)s)")
    to.add_argument("--out", type=Path, required=True, metavar="FILE", help="the WAV file to write")


def _number(to: argparse.ArgumentParser) -> None:
    to.add_argument("--number", required=True, metavar="NUMBER", help="the staff number, as the audit names it")


def _badge(to: argparse.ArgumentParser) -> None:
    to.add_argument("code", nargs="?", default="", metavar="CODE", help="the badge's code; - reads it from a scanner")


def _name(to: argparse.ArgumentParser) -> None:
    to.add_argument("--name", required=True, metavar="NAME", help="as colleagues read it")


def _role(to: argparse.ArgumentParser) -> None:
    to.add_argument("--role", required=True, choices=[role.value for role in Role], help="what the person may do")


def _day(to: argparse.ArgumentParser) -> None:
    to.add_argument("--date", type=day, dest="day", metavar="YYYY-MM-DD", help="the business day (default: yesterday)")


def _bill(to: argparse.ArgumentParser) -> None:
    to.add_argument("--gateway", default="", metavar="NAME", help="only this one (default: all of them)")
    to.add_argument("--file", type=Path, metavar="PATH", help="its bill file (default: fetched from the gateway)")


GROUPS = {
    "db": "the database's life: upgrade, seed, backup, restore, verify",
    "language": "the languages on the screen: add",
    "signs": "sign-language clips: coverage, check, placeholder",
    "voice": "what is spoken: prompts, check, say",
    "staff": "who may sign in at a desk: add, list, lock, unlock, secret, badge, drop-badge",
}
COMMANDS = {
    "kiosk": Command(
        "the kiosk, full screen (also without any command)",
        "kiosk.start:run_kiosk",
        (_looks, _window),
        ("windowed", "size"),
    ),
    "desk": Command(
        "the staff desk: patients, help, the hall, money, clips",
        "kiosk.start:run_desk",
        (_language_first, _window),
        ("windowed", "size"),
    ),
    "window": Command(
        "a window that calls patients",
        "kiosk.start:run_window",
        (_language_first, _window, _calling),
        ("windowed", "size", "code", "strip"),
    ),
    "board": Command(
        "the board of a hall: shows and speaks the calls",
        "kiosk.start:run_board",
        (_areas, _language_first, _window),
        ("areas", "screen", "windowed", "size"),
    ),
    "tour": Command("go through a flow unattended", "kiosk.shows:run_tour", (_looks, _out, _flow), ("out", "flow")),
    "gallery": Command(
        "a picture of every page in every mode, language and size; at 3840x2160 only of the first state of each page",
        "kiosk.shows:run_gallery",
        (_out,),
        ("out",),
    ),
    "doctor": Command(
        "say in words what is wrong here", "kiosk.doctor:run_doctor", (_json,), ("as_json",), needs_log=False
    ),
    "notices": Command("hear what the payment gateways tell; ends with SIGTERM", "kiosk.notices:run_notices"),
    "reconcile": Command(
        "the gateways' bills of a day against our books; 0 all agrees, 1 it does not, 2 no usable bill",
        "kiosk.money_commands:reconcile",
        (_day, _bill),
        ("day", "gateway", "file"),
    ),
    "report": Command(
        "the day's money as PDF, CSV and XLSX", "kiosk.money_commands:report", (_day, _out), ("day", "out")
    ),
    "language add": Command(
        "make a language's catalogue, or bring it up to date", "kiosk.ui.linguist:add", (_code,), ("code",)
    ),
    "signs coverage": Command(
        "for each step: a person signs, a placeholder stands in, or nothing is there",
        "kiosk.signs_commands:show_coverage",
        (_json,),
        ("as_json",),
        needs_log=False,
    ),
    "signs check": Command("what is wrong with the installed packs", "kiosk.signs_commands:check", needs_log=False),
    "signs placeholder": Command(
        "make the pack of films in which nobody signs yet",
        "kiosk.placeholders:make",
        (_pack,),
        ("out",),
        needs_log=False,
    ),
    "voice prompts": Command(
        "the fixed sentences, and which of them have a recording",
        "kiosk.voice_commands:prompts",
        (_language,),
        ("language",),
    ),
    "voice check": Command(
        "length and loudness of the recordings", "kiosk.voice_commands:check", (_language,), ("language",)
    ),
    "voice say": Command(
        "speak a sentence into a file",
        "kiosk.voice_commands:say",
        (_sentence, _language),
        ("words", "language", "pace", "out"),
    ),
    "staff add": Command(
        "an account, the first one too; its PIN or password is asked for, or read from the standard input",
        "kiosk.staff_commands:add",
        (_number, _name, _role),
        ("number", "name", "role"),
    ),
    "staff list": Command("every account", "kiosk.staff_commands:show"),
    "staff lock": Command("let nobody sign in with NUMBER", "kiosk.staff_commands:lock", (_number,), ("number",)),
    "staff unlock": Command("let NUMBER sign in again", "kiosk.staff_commands:unlock", (_number,), ("number",)),
    "staff secret": Command(
        "another PIN or password, for a forgotten one", "kiosk.staff_commands:secret", (_number,), ("number",)
    ),
    "staff badge": Command(
        "let a badge sign NUMBER in; makes a code for it unless one is given",
        "kiosk.staff_commands:badge",
        (_number, _badge),
        ("number", "code"),
    ),
    "staff drop-badge": Command(
        "take the badge of NUMBER back: it is lost", "kiosk.staff_commands:drop_badge", (_number,), ("number",)
    ),
    "db upgrade": Command("bring the tables up to date", "kiosk.upkeep_commands:upgrade"),
    "db seed": Command("load a hospital's data", "kiosk.upkeep_commands:seed", (_source,), ("source",)),
    "db backup": Command("copy the database to FILE", "kiosk.upkeep_commands:backup", (_file,), ("file",)),
    "db restore": Command("bring FILE back", "kiosk.upkeep_commands:restore", (_file, _replace), ("file", "replace")),
    "db verify": Command("find edited, missing or inserted records", "kiosk.upkeep_commands:verify"),
}

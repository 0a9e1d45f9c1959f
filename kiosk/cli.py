"""What was typed after ``python main.py``: settings and log are made ready, then one command is called."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from kiosk import __version__
from kiosk.commands import COMMANDS, GROUPS, Command
from kiosk.domain.errors import BadSettings, DomainError
from kiosk.logs import start_logging
from kiosk.settings import Device, Settings, SettingsError, load_settings

log = logging.getLogger(__name__)

Parsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # argparse gives it no public name

FAILED, UNUSABLE, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 failed, 2 settings or installation unusable."""
    args = parser().parse_args(with_command(sys.argv[1:] if argv is None else argv))
    try:
        return run(COMMANDS[args.command], args)
    except SettingsError as error:  # there is no log yet
        sys.stderr.write(f"{error}\n")
        return UNUSABLE
    except DomainError as error:
        log.error("%s", error.log)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def run(command: Command, args: argparse.Namespace) -> int:
    """Load the settings, start the log, call the function. Raises `SettingsError` and `DomainError`."""
    settings = adjusted(load_settings(args.config, os.environ), args)
    file = log_file(settings, command)
    try:
        return command.action()(settings, **{name: getattr(args, name) for name in command.passed})
    except DomainError:
        raise
    except Exception as error:
        kind, place = type(error).__name__, file or "no log, for its file cannot be written"
        log.critical("Something unexpected happened: %s. The details are in %s.", kind, place, exc_info=True)
        return FAILED


def log_file(settings: Settings, command: Command) -> Path | None:
    """The log file of this run; None when it cannot be written and the command can do without."""
    try:
        return start_logging(settings.logs)
    except BadSettings:
        if command.needs_log:
            raise
        return None


def adjusted(settings: Settings, args: argparse.Namespace) -> Settings:
    """The settings with what the command line says about looks and demonstration."""
    settings = replace(
        settings,
        mode=getattr(args, "mode", None) or settings.mode,
        language=getattr(args, "lang", None) or settings.language,
    )
    return for_demonstration(settings) if getattr(args, "demo", False) else settings


def for_demonstration(settings: Settings) -> Settings:
    """Demo devices and a database and key of their own, so that nothing shown reaches the hospital's records."""
    if settings.demo and not settings.database_url:
        return settings
    none = Device()
    return replace(
        settings,
        demo=True,
        data=settings.data / "demo",
        database_url="",
        key_file=None,
        card_reader=none,
        code_scanner=none,
        ticket_printer=none,
        document_printer=none,
        payment=none,
        payment_wechat=none,
        payment_alipay=none,
    )


def with_command(argv: Sequence[str]) -> list[str]:
    """``argv`` with "kiosk" in its place when only options were typed."""
    rest = list(argv)
    before = []
    while rest and rest[0].startswith("--config"):
        width = 1 if "=" in rest[0] else 2
        before += rest[:width]
        rest = rest[width:]
    means_kiosk = not rest or (rest[0].startswith("-") and rest[0] not in ("-h", "--help", "--version"))
    return [*before, *(["kiosk"] if means_kiosk else []), *rest]


def parser() -> argparse.ArgumentParser:
    """What may be typed."""
    root = argparse.ArgumentParser("main.py", description="Nuanxin 暖心, the front of a hospital's outpatient hall.")
    root.add_argument("--version", action="version", version=f"Nuanxin {__version__}")
    root.add_argument("--config", type=Path, metavar="FILE", help="settings file (default: kiosk.toml)")
    commands = root.add_subparsers(metavar="command", required=True)
    groups = {name: _group(commands, name, words) for name, words in GROUPS.items()}
    for name, command in COMMANDS.items():
        group, _, last = name.rpartition(" ")
        added = groups.get(group, commands).add_parser(last, help=command.help, description=command.help)
        added.set_defaults(command=name)
        added.add_argument("--config", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="settings file")
        for argument in command.arguments:
            argument(added)
    return root


def _group(commands: Parsers, name: str, words: str) -> Parsers:
    return commands.add_parser(name, help=words).add_subparsers(metavar="command", required=True)

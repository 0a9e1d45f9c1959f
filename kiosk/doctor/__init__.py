"""The self-test of an installation: what is wrong, in words, and what to do about it."""

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from kiosk.doctor import devices, invoices, machine, panel, payment, qt, records, signs, speech
from kiosk.doctor.findings import Finding, State, problem, warning
from kiosk.domain.errors import DatabaseAway, DomainError
from kiosk.settings import Settings

log = logging.getLogger(__name__)

Check = Callable[[Settings], Finding]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "settings": machine.check_settings,
        "python and qt": qt.check_pair,
        "disk": machine.check_disk,
        "clock": machine.check_clock,
        "database": records.check_database,
        "tables": records.check_tables,
        "key file": records.check_key,
        "timetable": records.check_timetable,
        "invoice books": invoices.check_books,
        "e-invoices": invoices.check_fiscal,
        "insurance": invoices.check_insurance,
        "fonts": qt.check_fonts,
        "display": qt.check_screen,
        "panel": panel.check_room,
        "reach": panel.check_reach,
        "ticket printer": devices.check_ticket_printer,
        "document printer": devices.check_document_printer,
        "card reader": devices.check_card_reader,
        "code scanner": devices.check_code_scanner,
        "payment": payment.check_payment,
        "wechat pay": payment.check_wechat,
        "alipay": payment.check_alipay,
        "notices": payment.check_notices,
        "speech": speech.check_speech,
        "headphones": speech.check_headphones,
        "signs": signs.check_signs,
    }
)


def run_doctor(settings: Settings, *, as_json: bool) -> int:
    """Print one line for each check, or all as JSON; 0 when nothing is a problem, else 1."""
    write = _write_json if as_json else _write_lines
    findings = write(examined(settings))
    return int(any(finding.state is State.PROBLEM for finding in findings))


def examined(settings: Settings) -> Iterator[tuple[str, Finding]]:
    """Each check's name and finding, as they come in."""
    for name, check in CHECKS.items():
        yield name, _finding(check, settings)


def _finding(check: Check, settings: Settings) -> Finding:
    """What the check found; a check that fails is itself a finding, and the others still run."""
    try:
        return check(settings)
    except DatabaseAway:  # its own check tells it
        return warning("not checked, because the database does not answer")
    except DomainError as error:
        return problem(error.log)
    except Exception as error:
        log.exception("a check failed")
        return problem(f"the check itself failed: {type(error).__name__}: {error}", "See the log file.")


def _write_lines(findings: Iterator[tuple[str, Finding]]) -> list[Finding]:
    kept = []
    for name, finding in findings:
        sys.stdout.write(f"{finding.state:8} {name:17} {finding.words}\n")
        if finding.remedy:
            sys.stdout.write(f"{'':26} → {finding.remedy}\n")
        sys.stdout.flush()
        kept.append(finding)
    counts = [f"{sum(one.state is state for one in kept)} {state}" for state in State]
    sys.stdout.write(", ".join(counts) + "\n")
    return kept


def _write_json(findings: Iterator[tuple[str, Finding]]) -> list[Finding]:
    kept = dict(findings)
    rows = [{"check": name, "state": one.state, "words": one.words, "remedy": one.remedy} for name, one in kept.items()]
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return list(kept.values())

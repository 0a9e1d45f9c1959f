"""The lines of a bill as they are taken in: each once, of the right day, with an amount that can be read."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from kiosk.domain import bill_errors as wrong
from kiosk.domain.bill_errors import BadBill
from kiosk.domain.bill_tables import BillFormat, Column, Sort, Standing

Cells: TypeAlias = tuple[str, str, str, str, str, str, str]  # as `Column` names them
# Plain, since a bill has a hundred thousand of them: amount in fen, where it stands, the line in the file.
Line: TypeAlias = tuple[int, Standing, int]

YUAN = re.compile(r"([+-]?)(\d{1,12})(?:\.(\d{1,2})0*)?")  # 0.60000 is sixty fen, 0.601 is none


class Fen(dict[str, int]):
    """Amounts in yuan as fen, each text read once; raises `ValueError` for what is none."""

    def __missing__(self, text: str) -> int:
        """Read it."""
        found = YUAN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        sign, whole, part = found.groups()
        fen = int(whole) * 100 + int((part or "").ljust(2, "0"))
        self[text] = -fen if sign == "-" else fen
        return self[text]


def fen_of(text: str, *, line: int) -> int:
    """One amount in yuan, in fen; raises `BadBill`."""
    try:
        return Fen()[text]
    except ValueError as error:
        raise BadBill(wrong.NO_AMOUNT, line=line, found=text) from error


class Ledger:
    """What a bill of ``day`` says. ``counts``, ``amounts`` and ``received`` add up its lines by their sort, in fen."""

    def __init__(self, form: BillFormat, day: date) -> None:
        self.form, self.day = form, day.isoformat()
        self.payments: dict[str, Line] = {}
        self.refunds: dict[str, Line] = {}
        self.counts = dict.fromkeys(Sort, 0)
        self.amounts = dict.fromkeys(Sort, 0)
        self.received = dict.fromkeys(Sort, 0)
        self._revoked: dict[str, Line] = {}
        self._fen = Fen()

    @property
    def lines(self) -> int:
        """How many lines were taken in."""
        return sum(self.counts.values())

    def take(self, rows: Iterable[Cells], first: int) -> None:
        """Every line, the first of them line ``first`` of the file; raises `BadBill`."""
        sorts, dated, day, line = self.form.sorts, self.form.dated, self.day, first - 1
        for line, (when, order, said, amount, refund, received, state) in enumerate(rows, start=first):
            sort = sorts.get(said)
            if sort is None:
                raise BadBill(wrong.UNKNOWN_SORT, line=line, found=said)
            if sort in dated and when[:10] != day:
                raise BadBill(wrong.WRONG_DAY, line=line, found=when[:10], wanted=day)
            fen, got = self._amounts(amount, received, line)
            self.counts[sort] += 1
            self.amounts[sort] += fen
            self.received[sort] += got
            if sort is Sort.PAYMENT:
                _add(self.payments, order, (fen, Standing.DONE, line))
            elif sort is Sort.REFUND:
                self._refund(refund or order, (fen, got), state, line)
            else:
                # Which of its columns tells the amount is recall: one of them does.
                _add(self._revoked, order, (abs(fen) or abs(got), Standing.UNDONE, line))
        self._revoke()

    def _amounts(self, amount: str, received: str, line: int) -> tuple[int, int]:
        try:
            return self._fen[amount], self._fen[received or "0"]
        except ValueError as error:
            raise BadBill(wrong.NO_AMOUNT, line=line, found=str(error)) from error

    def _refund(self, key: str, amounts: tuple[int, int], state: str, line: int) -> None:
        standing = Standing.DONE
        if self.form.refund_states:
            if state not in self.form.refund_states:
                raise BadBill(wrong.UNKNOWN_SORT, line=line, found=state)
            standing = self.form.refund_states[state]
        amount = amounts[self.form.refund_amount is Column.GIVEN_BACK]
        _add(self.refunds, key, (abs(amount), standing, line))

    def _revoke(self) -> None:
        """A payment that was undone is one item with its payment, wherever their lines stand."""
        for key, line in self._revoked.items():
            fen = self.payments[key][0] if key in self.payments else line[0]
            self.payments[key] = (fen, Standing.UNDONE, line[2])


def _add(lines: dict[str, Line], key: str, line: Line) -> None:
    if not key:
        raise BadBill(wrong.NO_KEY, line=line[2])
    known = lines.setdefault(key, line)
    if known is not line:
        raise BadBill(wrong.TWICE, line=line[2], first=known[2])

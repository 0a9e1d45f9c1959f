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
        found = YUAN.fullmatch(text.strip())
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
        self.returned: set[str] = set()  # orders of which money went back, whoever gave it
        self.counts = dict.fromkeys(Sort, 0)
        self.amounts = dict.fromkeys(Sort, 0)
        self.received = dict.fromkeys(Sort, 0)
        self._revoked: dict[str, Line] = {}

    @property
    def lines(self) -> int:
        """How many lines were taken in."""
        return sum(self.counts.values())

    def take(self, rows: Iterable[Cells], first: int) -> None:
        """Every line, the first of them line ``first`` of the file; raises `BadBill`.

        Most are payments: those stay in this loop, which a large hospital's bill goes through a hundred thousand times.
        """
        sorts, day, line, payments = self.form.sorts, self.day, first - 1, self.payments
        dated = {word for word, sort in sorts.items() if sort in self.form.dated}
        fens, gains = Fen(), Fen({"": 0})
        usual, done, count, amounts, received = Sort.PAYMENT, Standing.DONE, 0, 0, 0
        try:
            for line, (when, order, said, amount, refund, gain, state) in enumerate(rows, start=first):
                if when[:10] != day and said in dated:
                    raise BadBill(wrong.WRONG_DAY, line=line, found=when[:10], wanted=day)
                fen, got = fens[amount], gains[gain]
                if sorts.get(said) is not usual:
                    self._other(said, (order, refund), (fen, got), state, line)
                elif order and order not in payments:
                    payments[order] = (fen, done, line)
                    count, amounts, received = count + 1, amounts + fen, received + got
                else:
                    _add(payments, order, (fen, done, line))
        except ValueError as error:
            raise BadBill(wrong.NO_AMOUNT, line=line, found=str(error)) from error
        self.counts[usual], self.amounts[usual], self.received[usual] = count, amounts, received
        self._revoke()

    def _other(self, said: str, keys: tuple[str, str], amounts: tuple[int, int], state: str, line: int) -> None:
        """What is no payment."""
        if said not in self.form.sorts:
            raise BadBill(wrong.UNKNOWN_SORT, line=line, found=said)
        sort, (order, refund), (fen, got) = self.form.sorts[said], keys, amounts
        self.counts[sort] += 1
        self.amounts[sort] += fen
        self.received[sort] += got
        if sort is Sort.REFUND:
            self.returned.add(order)
            self._refund(refund or order, amounts, state, line)
        else:
            # Which of its columns tells the amount is recall: one of them does.
            _add(self._revoked, order, (abs(fen) or abs(got), Standing.UNDONE, line))

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

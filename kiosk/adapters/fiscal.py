"""Electronic invoices: a demo whose documents are pages in a folder of this machine, and say so."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from html import escape
from pathlib import Path

from kiosk.domain.bill import Bill
from kiosk.domain.errors import BadSettings
from kiosk.domain.money import capitals, yuan
from kiosk.ports.fiscal import (
    FiscalAnswer,
    FiscalAway,
    FiscalDocument,
    FiscalInvoice,
    FiscalRefused,
    FiscalRequest,
    FiscalReversal,
)

CODE = "00000000"  # no region has this one: nobody can take it for a real document
PAGE = """<!doctype html>
<html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>电子票据（演示）</title>
<body>
<h1>{title}（演示，无效）</h1>
<p>本页为演示，不是财政电子票据，不能报销。</p>
<p>票据代码 {code}　票据号码 {number}　校验码 {check_code}</p>
{body}
</body></html>
"""


class DemoBehaviour(StrEnum):
    """How the demo's imagined service behaves."""

    ISSUES = "issues"
    AWAY = "away"
    REFUSES = "refuses"


class DemoFiscal(FiscalInvoice):
    """Writes each document as a page into ``folder``; its address opens on this machine only."""

    name = "demo-fiscal"

    def __init__(self, *, demo: bool, folder: str, behaviour: str = DemoBehaviour.ISSUES) -> None:
        if not demo:
            raise BadSettings("fiscal.adapter: the demo issues nothing that counts; it is for demo = true")
        self._folder, self._behaviour = Path(folder), DemoBehaviour(behaviour)

    def issue(self, request: FiscalRequest) -> FiscalAnswer:
        """A page with what was asked for."""
        about = (f"交款人：{request.payer}", f"收款单位：{request.hospital}", f"纸质票据：{request.paper_number}")
        body = "".join(f"<p>{escape(line)}</p>" for line in about) + _table(request.bill)
        return self._answer(request.serial, "门诊收费电子票据", body, at=request.issued_at)

    def reverse(self, reversal: FiscalReversal) -> FiscalAnswer:
        """A page that names the original."""
        original = f"<p>冲红，原票据号码：{escape(reversal.original.number)}</p>"
        return self._answer(reversal.serial, "门诊收费电子票据（冲红）", original, at=reversal.at)

    def _answer(self, serial: str, title: str, body: str, *, at: datetime) -> FiscalAnswer:
        if self._behaviour is DemoBehaviour.AWAY:
            return FiscalAway("the demo is told to be away")
        if self._behaviour is DemoBehaviour.REFUSES:
            return FiscalRefused("the demo is told to refuse")
        digest = sha256(serial.encode()).hexdigest()
        number, check_code = f"{int(digest[:12], 16) % 10**10:010}", digest[-6:].upper()
        path = self._folder.absolute() / f"{number}.html"
        page = PAGE.format(title=title, code=CODE, number=number, check_code=check_code, body=body)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")
        except OSError as error:
            return FiscalAway(f"{error.strerror}: {self._folder}")
        return FiscalDocument(CODE, number, check_code, path.as_uri(), at)


def _table(bill: Bill) -> str:
    rows = "".join(f"<tr><td>{escape(line.name)}<td>{line.quantity}<td>{yuan(line.amount)}" for line in bill.lines)
    parts = f"医保统筹 {yuan(bill.fund)}　个人账户 {yuan(bill.account)}　个人现金 {yuan(bill.due)}"
    return f"<table>{rows}</table><p>合计 {capitals(bill.total)}　¥{yuan(bill.total)}</p><p>{parts}</p>"

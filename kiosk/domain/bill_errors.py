"""What is wrong with a gateway's bill file, told to staff with the line; nothing of such a file is stored."""

from kiosk.domain.errors import DomainError
from kiosk.domain.words import QT_TRANSLATE_NOOP, Value, words


class BadBill(DomainError):
    """A bill file that cannot be used; ``line`` counts from 1, 0 for the file as a whole."""

    sentence = QT_TRANSLATE_NOOP("Words", "This file is not a bill of WeChat Pay or Alipay. Nothing was stored.")

    def __init__(self, sentence: str = sentence, /, *, line: int = 0, **values: Value) -> None:
        super().__init__(f"bill, line {line}: {sentence}")
        self.line = line
        told = {"line": line} | values if line else values
        self.patient = words(sentence, **told)


NO_COLUMN = QT_TRANSLATE_NOOP("Words", "Line {line} of the bill has no column “{column}”. Nothing was stored.")
BAD_LETTERS = QT_TRANSLATE_NOOP("Words", "The bill is written neither in UTF-8 nor in GBK. Nothing was stored.")
BAD_ARCHIVE = QT_TRANSLATE_NOOP("Words", "The archive of the bill is damaged, or holds no bill. Nothing was stored.")
TOO_LARGE = QT_TRANSLATE_NOOP("Words", "The bill is larger than {most} MB. Nothing was stored.")
CUT_OFF = QT_TRANSLATE_NOOP(
    "Words", "The bill ends at line {line}, before its totals: a part is missing. Nothing was stored."
)
FIELDS = QT_TRANSLATE_NOOP("Words", "Line {line} of the bill has {found} fields, not {wanted}. Nothing was stored.")
WRONG_DAY = QT_TRANSLATE_NOOP("Words", "Line {line} of the bill is of {found}, not of {wanted}. Nothing was stored.")
NO_AMOUNT = QT_TRANSLATE_NOOP("Words", "Line {line} of the bill has no amount: “{found}”. Nothing was stored.")
NO_KEY = QT_TRANSLATE_NOOP("Words", "Line {line} of the bill has no order or refund number. Nothing was stored.")
UNKNOWN_SORT = QT_TRANSLATE_NOOP(
    "Words", "Line {line} of the bill says “{found}”, which is unknown. Nothing was stored."
)
TWICE = QT_TRANSLATE_NOOP("Words", "Line {line} of the bill says the same as line {first}. Nothing was stored.")
TOTALS = QT_TRANSLATE_NOOP(
    "Words", "Line {line} of the bill says {said}, but its lines add up to {found}. Nothing was stored."
)
OTHER_WALLET = QT_TRANSLATE_NOOP("Words", "This is a bill of another payment service. Nothing was stored.")

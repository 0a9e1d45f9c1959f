"""python-alipay-sdk, loaded so that it leaves the log alone."""

import logging
import sys
from types import ModuleType


def _quiet() -> None:
    """Give the library its logger ourselves.

    Its own module configures all of logging when it is loaded, without keeping what was there: every handler of the
    program is closed, and a second one writes to the console. It logs only when told to be verbose, which nobody does.
    """
    loggers = ModuleType("alipay.loggers")
    vars(loggers)["logger"] = logging.getLogger("python-alipay-sdk")
    sys.modules.setdefault(loggers.__name__, loggers)


_quiet()

from alipay import AliPay  # noqa: E402  # comes only after _quiet
from alipay.exceptions import AliPayException  # noqa: E402  # comes only after _quiet
from alipay.utils import AliPayConfig  # noqa: E402  # comes only after _quiet

__all__ = ["AliPay", "AliPayConfig", "AliPayException"]

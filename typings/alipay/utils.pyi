"""The parts of python-alipay-sdk we use."""

class AliPayConfig:
    def __init__(self, timeout: float = 15) -> None: ...

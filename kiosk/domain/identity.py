"""Papers that say who somebody is (domain.md, Identity)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperKind(StrEnum):
    """证件类型, CV02.01.101, and our own kinds under 99 (other)."""

    ID_CARD = "01"
    HOUSEHOLD_BOOK = "02"
    PASSPORT = "03"
    OFFICER_CARD = "04"
    DRIVING_LICENCE = "05"
    HK_MACAO_PERMIT = "06"
    TAIWAN_PERMIT = "07"
    FOREIGNER_PERMIT = "99-foreigner"  # 外国人永久居留身份证
    BIRTH_CERTIFICATE = "99-birth"
    SOCIAL_SECURITY = "99-social"
    INSURANCE_CODE = "99-insurance"  # 医保电子凭证
    HEALTH_CODE = "99-health"  # 电子健康卡


class Sex(StrEnum):
    """性别."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Paper:
    """A checked paper: build it with `check_paper`, never by hand from what somebody typed."""

    kind: PaperKind
    number: str


@dataclass(frozen=True)
class PaperFacts:
    """What a number itself tells."""

    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN

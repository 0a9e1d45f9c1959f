"""The field's fixed words: titles of doctors and kinds of fees, for people who read no Chinese."""

from types import MappingProxyType

from kiosk.domain.bill import ItemKind
from kiosk.domain.words import QT_TRANSLATE_NOOP

# 卫生技术人员职称: the grades of physicians, and of the pharmacists, nurses and technicians who see patients.
TITLES = MappingProxyType(
    {
        "主任医师": QT_TRANSLATE_NOOP("Terms", "Chief physician"),
        "副主任医师": QT_TRANSLATE_NOOP("Terms", "Associate chief physician"),
        "主治医师": QT_TRANSLATE_NOOP("Terms", "Attending physician"),
        "住院医师": QT_TRANSLATE_NOOP("Terms", "Resident physician"),
        "主任中医师": QT_TRANSLATE_NOOP("Terms", "Chief physician of Chinese medicine"),
        "副主任中医师": QT_TRANSLATE_NOOP("Terms", "Associate chief physician of Chinese medicine"),
        "主治中医师": QT_TRANSLATE_NOOP("Terms", "Attending physician of Chinese medicine"),
        "中医师": QT_TRANSLATE_NOOP("Terms", "Physician of Chinese medicine"),
        "医师": QT_TRANSLATE_NOOP("Terms", "Physician"),
        "主任药师": QT_TRANSLATE_NOOP("Terms", "Chief pharmacist"),
        "主管药师": QT_TRANSLATE_NOOP("Terms", "Pharmacist in charge"),
        "主任护师": QT_TRANSLATE_NOOP("Terms", "Chief nurse"),
        "副主任护师": QT_TRANSLATE_NOOP("Terms", "Associate chief nurse"),
        "主管护师": QT_TRANSLATE_NOOP("Terms", "Nurse in charge"),
        "主管技师": QT_TRANSLATE_NOOP("Terms", "Technologist in charge"),
    }
)

# 收费项目类别 (``med_chrgitm_type``): what an item is, where its own name is of no use.
FEES = MappingProxyType(
    {
        ItemKind.BED: QT_TRANSLATE_NOOP("Terms", "Bed"),
        ItemKind.CONSULTATION: QT_TRANSLATE_NOOP("Terms", "Consultation"),
        ItemKind.EXAMINATION: QT_TRANSLATE_NOOP("Terms", "Examination"),
        ItemKind.LABORATORY: QT_TRANSLATE_NOOP("Terms", "Laboratory test"),
        ItemKind.TREATMENT: QT_TRANSLATE_NOOP("Terms", "Treatment"),
        ItemKind.SURGERY: QT_TRANSLATE_NOOP("Terms", "Operation"),
        ItemKind.NURSING: QT_TRANSLATE_NOOP("Terms", "Nursing"),
        ItemKind.MATERIALS: QT_TRANSLATE_NOOP("Terms", "Materials"),
        ItemKind.WESTERN_DRUGS: QT_TRANSLATE_NOOP("Terms", "Medicines"),
        ItemKind.HERBAL: QT_TRANSLATE_NOOP("Terms", "Herbal medicine"),
        ItemKind.PATENT_DRUGS: QT_TRANSLATE_NOOP("Terms", "Chinese patent medicines"),
        ItemKind.GENERAL: QT_TRANSLATE_NOOP("Terms", "General treatment"),
        ItemKind.REGISTRATION: QT_TRANSLATE_NOOP("Terms", "Registration"),
        ItemKind.OTHER: QT_TRANSLATE_NOOP("Terms", "Other"),
    }
)

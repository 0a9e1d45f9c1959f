"""Which paper the patient brought."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.domain.identity import PaperKind
from kiosk.ui.language import translate
from kiosk.ui.pages.page import Page
from kiosk.ui.widgets.department_tile import DepartmentFace, DepartmentRow
from kiosk.ui.widgets.paged_grid import PagedGrid
from kiosk.ui.widgets.tile import RowTile

KINDS = (
    (PaperKind.ID_CARD, "id"),
    (PaperKind.HOUSEHOLD_BOOK, "home-heart"),
    (PaperKind.PASSPORT, "world"),
    (PaperKind.HK_MACAO_PERMIT, "credit-card"),
    (PaperKind.TAIWAN_PERMIT, "credit-card"),
    (PaperKind.FOREIGNER_PERMIT, "credit-card"),
    (PaperKind.OFFICER_CARD, "shield-lock"),
    (PaperKind.SOCIAL_SECURITY, "first-aid-kit"),
    (PaperKind.BIRTH_CERTIFICATE, "baby-carriage"),
)


def kind_name(kind: PaperKind) -> str:
    """What people call this paper."""
    names = {
        PaperKind.ID_CARD: translate("Papers", "ID card"),
        PaperKind.HOUSEHOLD_BOOK: translate("Papers", "Household book"),
        PaperKind.PASSPORT: translate("Papers", "Passport"),
        PaperKind.OFFICER_CARD: translate("Papers", "Officer's card"),
        PaperKind.DRIVING_LICENCE: translate("Papers", "Driving licence"),
        PaperKind.HK_MACAO_PERMIT: translate("Papers", "Hong Kong or Macao permit"),
        PaperKind.TAIWAN_PERMIT: translate("Papers", "Taiwan permit"),
        PaperKind.FOREIGNER_PERMIT: translate("Papers", "Foreigner's permanent residence card"),
        PaperKind.BIRTH_CERTIFICATE: translate("Papers", "Birth certificate"),
        PaperKind.SOCIAL_SECURITY: translate("Papers", "Social security card"),
    }
    return names[kind]


class PaperKindPage(Page):
    """One tile a paper; in large text a few at a time."""

    def build(self) -> None:
        """The tiles, the commonest first."""
        if self.theme.is_large:
            pages = PagedGrid(self.theme, column="row-column", limit=6)
            pages.fill([self._row(kind, icon) for kind, icon in KINDS])
            self.touch.addWidget(pages, 1)
            return
        grid = QGridLayout()
        grid.setSpacing(self.theme.px("gutter"))
        columns = 3 if self.theme.is_wide and not self.theme.is_small else 2
        for index, (kind, icon) in enumerate(KINDS):
            tile = RowTile(self.theme, kind_name(kind), icon=icon)
            tile.clicked.connect(lambda _checked=False, kind=kind: self._take(kind))
            grid.addWidget(tile, index // columns, index % columns)
        self.touch.addLayout(grid)
        self.touch.addStretch(1)

    def _row(self, kind: PaperKind, icon: str) -> QWidget:
        row = DepartmentRow(self.theme, DepartmentFace(kind_name(kind), icon, leads_on=True), kind_name(kind))
        row.clicked.connect(lambda: self._take(kind))
        return row

    def _take(self, kind: PaperKind) -> None:
        self.answered.emit(replace(self.journey, paper_kind=kind))

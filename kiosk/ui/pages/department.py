"""Which department: the commonest first, all others by group and floor."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kiosk.domain.journey import DepartmentOffer
from kiosk.ui.language import joined, translate
from kiosk.ui.pages.page import Page
from kiosk.ui.pages.visit_words import (
    crowd_pill,
    department_name,
    floor_text,
    full_text,
    group_name,
    wait_text,
    waiting_text,
)
from kiosk.ui.widgets.department_tile import DepartmentFace, DepartmentRow, DepartmentTile
from kiosk.ui.widgets.paged_grid import PagedGrid
from kiosk.ui.widgets.runs import Phrase, Run, emphasised

TILES = 8  # a page of tiles with the one that leads to all others; leaves room for one more (accessibility.md 5)
ROWS = 6
ALL = "*"  # in a draft: the page of all groups


class DepartmentPage(Page):
    """Answers with the department tapped."""

    name = "department"
    tells = True

    def prompt_text(self) -> str:
        """None where room is short: the rows of large text say what their numbers are."""
        return "" if self.theme.is_dear and self.theme.is_large else super().prompt_text()

    def build(self) -> None:
        """Tiles with one that leads to all others; rows in large text."""
        self._today = self.view.now().date()
        if self.theme.is_large:
            self.common = PagedGrid(self.theme, column="row-column", limit=ROWS)
            self.listed = PagedGrid(self.theme, column="row-column", limit=ROWS)
        else:
            self.common = PagedGrid(self.theme, column="department-column", limit=TILES)
            self.listed = PagedGrid(self.theme, limit=ROWS)
        self.listed.pager.out.setHidden(self.theme.asks_singly)
        self.listed.pager.left.connect(self._go_up)
        self.touch.addWidget(self.common, 1)
        self.touch.addWidget(self.listed, 1)
        self.listed.hide()
        self._group = ""
        self._fill_common()

    def _fill_common(self) -> None:
        make = self._row if self.theme.is_large or self.theme.is_small else self._tile
        offers = self.journey.departments
        tiles = [make(offer) for offer in offers[:TILES]]
        fits = len(offers) < (ROWS if self.theme.is_large else TILES)
        self.common.fill(tiles, last=None if fits else self._more())

    def _more(self) -> DepartmentTile:
        others = self.journey.departments[TILES - 1 :]
        names = translate("Pages", ", ").join(department_name(offer.department) for offer in others[:2])
        title, line = translate("Pages", "More departments"), translate("Pages", "{names} and more").format(names=names)
        kind = DepartmentRow if self.theme.is_large or self.theme.is_small else DepartmentTile
        tile = kind(self.theme, DepartmentFace(title, "layout-grid", line=line, leads_on=True), joined(title, line))
        tile.clicked.connect(self.show_groups)
        return tile

    def show_groups(self) -> None:
        """All groups, with what is in them and where."""
        self._group = ALL
        rows = [self._group_row(group, offers) for group, offers in self._groups().items()]
        self._list(rows, translate("Pages", "Common departments"))

    def show_group(self, group: str) -> None:
        """The departments of ``group`` by floor."""
        self._group = group
        offers = sorted(self._groups()[group], key=lambda offer: offer.department.floor)
        self._list([self._row(offer) for offer in offers], translate("Pages", "All groups"))

    def _list(self, rows: Sequence[DepartmentTile], out: str) -> None:
        self.common.hide()
        self.listed.pager.out.set_words(out)
        self.listed.fill(rows)
        self.listed.show()
        self._say(self._heading())
        rows[0].setFocus()

    def _heading(self) -> str:
        if self._group == ALL:
            return translate("Pages", "All departments by group")
        return group_name(self._groups()[self._group][0].department)

    def go_back(self) -> bool:
        """From the departments of a group to all groups, from there to the common ones."""
        if not self._group:
            return False
        self._go_up()
        return True

    def draft(self) -> str:
        """The group in hand."""
        return self._group

    def restore(self, draft: str) -> None:
        """To that group, if it is still there."""
        if draft == ALL:
            self.show_groups()
        elif draft in self._groups():
            self.show_group(draft)

    def _go_up(self) -> None:
        if self._group != ALL:
            self.show_groups()
            return
        self._group = ""
        self.listed.hide()
        self.common.show()
        self._say(self.prompt_text())

    def _say(self, words: str) -> None:
        self.prompt.setText(words)
        self.prompt.setVisible(bool(words))

    def _groups(self) -> dict[str, list[DepartmentOffer]]:
        ordered = sorted(self.journey.departments, key=lambda offer: self._first(offer.department.group))
        return {group: list(offers) for group, offers in groupby(ordered, key=lambda offer: offer.department.group)}

    def _first(self, group: str) -> int:
        groups = [offer.department.group for offer in self.journey.departments]
        return groups.index(group)

    def _group_row(self, group: str, offers: list[DepartmentOffer]) -> DepartmentRow:
        floors = "/".join(str(floor) for floor in sorted({offer.department.floor for offer in offers}))
        names = translate("Pages", ", ").join(department_name(offer.department) for offer in offers[:3])
        place = translate("Pages", "Floor {floor}: {names}").format(floor=floors, names=names)
        title = group_name(offers[0].department)
        face = DepartmentFace(title, offers[0].department.icon, line=place, leads_on=True)
        row = DepartmentRow(self.theme, face, joined(title, place))
        row.clicked.connect(lambda: self.show_group(group))
        return row

    def _tile(self, offer: DepartmentOffer) -> DepartmentTile:
        if not offer.left:
            return self._full(DepartmentTile, offer)
        pill, is_low = crowd_pill(offer), self.theme.is_low
        face = DepartmentFace(
            department_name(offer.department),
            offer.department.icon,
            left=_count_phrase(offer.waiting),
            right=pill.words if is_low else wait_text(offer.wait),
            pill=None if is_low else pill,
        )
        return self._answering(DepartmentTile(self.theme, face, self._sentence(offer)), offer)

    def _row(self, offer: DepartmentOffer) -> DepartmentTile:
        if not offer.left:
            return self._full(DepartmentRow, offer)
        facts = [waiting_text(offer.waiting), *(() if self.theme.is_small else (wait_text(offer.wait),))]
        if self._group not in ("", ALL):  # in large text the floor takes the place of the number: the pill tells it
            facts[: 1 if self.theme.is_large else 0] = [floor_text(offer.department.floor)]
        face = DepartmentFace(
            department_name(offer.department),
            offer.department.icon,
            line=" · ".join(facts),
            pill=crowd_pill(offer),
        )
        return self._answering(DepartmentRow(self.theme, face, self._sentence(offer)), offer)

    def _full(self, kind: type[DepartmentTile], offer: DepartmentOffer) -> DepartmentTile:
        can_wait = offer.next_day is not None
        face = DepartmentFace(
            department_name(offer.department),
            offer.department.icon,
            line=full_text(offer, self._today),
            is_full=True,
            leads_on=can_wait,
        )
        tile = self._answering(kind(self.theme, face, joined(face.title, face.line)), offer)
        tile.setEnabled(can_wait)
        return tile

    def _sentence(self, offer: DepartmentOffer) -> str:
        name, pill = department_name(offer.department), crowd_pill(offer)
        return joined(name, waiting_text(offer.waiting), wait_text(offer.wait), pill.words)

    def _answering(self, tile: DepartmentTile, offer: DepartmentOffer) -> DepartmentTile:
        tile.clicked.connect(lambda: self._answer(offer))
        return tile

    def _answer(self, offer: DepartmentOffer) -> None:
        self.answered.emit(replace(self.journey, department=offer, clinics=(), choice=None))


def _count_phrase(waiting: int) -> Phrase:
    return emphasised(waiting_text(waiting), str(waiting), Run("", "body", "ink-2"), Run("", "label", "ink"))

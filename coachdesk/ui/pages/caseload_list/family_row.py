"""One family of the list: who works with it, when it was seen, what is due, and whose steps are late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.ui.pages.caseload_list.days_shape import DaysShape
from coachdesk.ui.pages.caseload_list.words import (
    children_words,
    late_words,
    next_words,
    our_late_words,
    report_words,
    review_words,
    seen_words,
)
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, icon_button, list_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.tools.caseload_list import CaseloadRow
    from coachdesk.ui.page import Page


class CaseloadFamilyRow(Card):
    """CaseloadFamilyRow(row, today, agencies, page): its name opens the family, an agency what it has promised."""

    def __init__(self, row: CaseloadRow, today: date, agencies: Mapping[str, str], page: Page) -> None:
        super().__init__(parent=page)
        self.row = row
        self._page, family = page, row.family
        self.setAccessibleName(f"{family.ref} {family.name}")
        line = TurningRow(58, gap=1.2, at_top=True, parent=self)
        line.add(_column(self._who(line), line), 4)
        line.add(_column(self._seen(line, today), line), 5)
        line.add(_column(self._due(line, today), line), 5)
        line.add(_column(self._late(line, agencies), line), 5)
        line.add(self._reports(line))
        self.add(line)

    def _who(self, parent: QWidget) -> list[QWidget]:
        family, page = self.row.family, self._page
        name = list_button(f"{family.ref}  {family.name}", "house", parent)
        name.clicked.connect(lambda: page.go("family", family_id=family.id))
        coach = self.row.coach or self.tr("Nobody works with them now")
        found: list[QWidget] = [name, small_label(coach, parent=parent)]
        if self.row.unread:
            words = self.tr("%n worr(y/ies) you have not read", "", self.row.unread)
            worry = secondary_button(words, "warning", parent)
            worry.setAccessibleName(self.tr("{words}: {family}").format(words=words, family=family.ref))
            worry.clicked.connect(lambda: page.go("worry", family_id=family.id))
            worry.setVisible(page.router.has("worry"))
            found.append(worry)
        return found

    def _seen(self, parent: QWidget, today: date) -> list[QWidget]:
        row = self.row
        said = QWidget(parent)
        line = QHBoxLayout(said)
        spaced(line, gap=0.5)
        if row.days is not None:
            line.addWidget(DaysShape(row.days, row.is_unseen, said), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(SafeLabel(seen_words(row), level="3" if row.is_unseen else "", parent=said), 1)
        children = [small_label(words, parent=parent) for words in children_words(row, today)]
        return [said, *children]

    def _due(self, parent: QWidget, today: date) -> list[QWidget]:
        row = self.row
        review = SafeLabel(review_words(row), level="3" if row.is_overdue else "", parent=parent)
        more = " · ".join(part for part in (next_words(row, today), report_words(row)) if part)
        return [review, small_label(more, parent=parent)]

    def _reports(self, parent: QWidget) -> QWidget:
        page, family = self._page, self.row.family
        read = icon_button("note", self.tr("Weekly reports of {family}").format(family=family.ref), parent)
        read.clicked.connect(lambda: page.go("reports_sent", family_id=family.id))
        read.setVisible(page.router.has("reports_sent"))
        return read

    def _late(self, parent: QWidget, agencies: Mapping[str, str]) -> list[QWidget]:
        late = self.row.late or {}
        found: list[QWidget] = []
        for agency, steps in sorted(late.items(), key=lambda one: (-one[1], agencies.get(one[0], ""))):
            if agency:
                found.append(agency_way(agency, late_words(agencies.get(agency, ""), steps), self._page, parent))
            else:
                found.append(small_label(our_late_words(steps), parent=parent))
        return found or [SafeLabel(self.tr("No step is late"), tone="muted", parent=parent)]


def agency_way(agency: str, words: str, page: Page, parent: QWidget) -> QWidget:
    """The way to all that one agency has promised."""
    way = Button(words, look="quiet", icon="agency", centred=False, parent=parent)
    way.clicked.connect(partial(_open_agency, page, agency))
    return way


def _open_agency(page: Page, agency: str, _on: bool = False) -> None:
    page.go("agency_promises", record_id=agency)


def _column(widgets: Iterable[QWidget], parent: QWidget) -> QWidget:
    column = QWidget(parent)
    inside = QVBoxLayout(column)
    spaced(inside, gap=0.2)
    for one in widgets:
        inside.addWidget(one)
    inside.addStretch(1)
    return column

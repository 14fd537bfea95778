"""What narrows a list of contacts: words, kind, and on request agency, outcome and days; and what it is sorted by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.contact import ContactKind, ContactOutcome
from coachdesk.models.contact_list import ContactSort, ContactWanted
from coachdesk.ui.pages.contacts.words import KINDS, OUTCOMES, choices_of
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PAUSE = 350
"""Milliseconds without a key until words narrow the list."""


class NarrowCard(Card):
    """`.wanted(family)` is what is asked for now; signal `changed()`; `.begin_with(where)`; `.sort_by(sort)`."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Which contacts"))
        self._sort, self._descending = ContactSort.DAY, True
        self._first_agency = ""
        """The agency it is narrowed to from the start, until agencies can be chosen."""
        self.text = LineField(self.tr("Find words"), parent=self)
        self.kind = ChoiceField(self.tr("Kind"), choices_of(KINDS), parent=self)
        first = TurningRow(40, parent=self)
        first.add(self.text, 1)
        first.add(self.kind, 1)
        self.family = SearchChoiceField(self.tr("Family"), [], placeholder=self.tr("Every family"), parent=self)
        self.agency = SearchChoiceField(self.tr("Agency"), [], placeholder=self.tr("Every agency"), parent=self)
        outcomes = choices_of(OUTCOMES)
        self.outcome = SearchChoiceField(
            self.tr("Did it take place?"), outcomes, placeholder=self.tr("Whatever became of it"), parent=self
        )
        self.first_day = DateField(self.tr("From this day on"), today, past=True, parent=self)
        self.last_day = DateField(self.tr("Until this day"), today, past=True, parent=self)
        self._more = [TurningRow(40, parent=self), TurningRow(40, parent=self)]
        for row, fields in zip(self._more, ((self.agency, self.outcome), (self.first_day, self.last_day)), strict=True):
            for field in fields:
                row.add(field, 1)
        sorts = (
            (ContactSort.DAY, self.tr("Latest first")),
            (ContactSort.AMOUNT, self.tr("Dearest first")),
            (ContactSort.AGENCY, self.tr("By agency")),
            (ContactSort.KIND, self.tr("By kind")),
            (ContactSort.OUTCOME, self.tr("By what became of it")),
        )
        self.sorted_by = ChoiceField(
            self.tr("Sorted"), [Choice(one.value, words) for one, words in sorts], chosen="day", parent=self
        )
        self.more = quiet_button(self.tr("Narrow it further"), "down", self)
        self.more.clicked.connect(lambda: self._open_more(not self._more[0].isVisibleTo(self)))
        for part in (first, self.family, *self._more, self.sorted_by):
            self.add(part)
        self.add_action(self.more)
        self._open_more(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.text.edited.connect(self._pause.start)
        self.text.left.connect(lambda _text: self._now())
        self.kind.edited.connect(self._now)
        for search in (self.family, self.agency, self.outcome):
            search.edited.connect(self._now)
        for day in (self.first_day, self.last_day):
            day.left.connect(lambda _day: self._now())
        self.sorted_by.edited.connect(self._resort)

    def begin_with(self, where: Mapping[str, str]) -> None:
        """Narrows it as the page was opened: `agency`, `contact_kind`, `outcome`, `first`, `last`, `text`."""
        self.text.set_text(where.get("text", ""))
        self.kind.choose(where.get("contact_kind", ""))
        self.outcome.choose(where.get("outcome", ""))
        self.family.choose("")
        self.agency.choose("")
        for field, name in ((self.first_day, "first"), (self.last_day, "last")):
            field.set_day(date.fromisoformat(where[name]) if where.get(name) else None)
        self._first_agency = where.get("agency", "")
        self._open_more(any(where.get(name) for name in ("agency", "outcome", "first", "last")))

    def offer(self, families: Mapping[str, str], agencies: Mapping[str, str], *, one_family: bool) -> None:
        """The families and agencies that can be chosen."""
        self.family.setVisible(not one_family)
        for field, names in ((self.family, families), (self.agency, agencies)):
            if not field.editor().hasFocus():
                field.set_choices([Choice(key, name) for key, name in sorted(names.items(), key=lambda one: one[1])])
        if self._first_agency:
            self.agency.choose(self._first_agency)
            self._first_agency = ""

    def wanted(self, family_id: str) -> ContactWanted:
        """What is asked for now."""
        return ContactWanted(
            family=family_id or self.family.chosen() or None,
            agency=self._first_agency or self.agency.chosen() or None,
            first_day=self.first_day.day(),
            last_day=self.last_day.day(),
            contact_kind=ContactKind(self.kind.chosen()) if self.kind.chosen() else None,
            outcome=ContactOutcome(self.outcome.chosen()) if self.outcome.chosen() else None,
            text=self.text.text(),
            sort=self._sort,
            descending=self._descending,
        )

    def sort_by(self, sort: ContactSort) -> None:
        """By a column: the latest and the dearest first; again, the other way round."""
        upside = sort in (ContactSort.DAY, ContactSort.AMOUNT)
        self._descending = not self._descending if sort is self._sort else upside
        self._sort = sort
        self.sorted_by.choose(sort.value if self._descending is upside else "")
        self._now()

    def is_down(self) -> tuple[ContactSort, bool]:
        """By what it is sorted, and whether the largest comes first."""
        return self._sort, self._descending

    def _resort(self) -> None:
        sort = ContactSort(self.sorted_by.chosen() or ContactSort.DAY)
        self._sort, self._descending = sort, sort in (ContactSort.DAY, ContactSort.AMOUNT)
        self._now()

    def _now(self) -> None:
        self._pause.stop()
        self.changed.emit()

    def _open_more(self, shown: bool) -> None:
        for row in self._more:
            row.setVisible(shown)
        self.more.set_words(self.tr("Fewer choices") if shown else self.tr("Narrow it further"))
        self.more.set_icon("up" if shown else "down")

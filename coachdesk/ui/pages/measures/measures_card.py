""" "How things are" on the family's own page: a small trend for each question and person, and the way to all of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.operations.measures import FamilyMeasures, family_measures
from coachdesk.tools.trend_marks import days_of, trend_marks
from coachdesk.ui.pages.measures.words import way_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.measure_picture import MeasurePicture
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.trend_picture import TrendPicture
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.tools.measure_trends import Series
    from coachdesk.tools.trend_marks import Days
    from coachdesk.ui.page import Page

KINDS = frozenset({"answer_set", "answer_release"})
"""What the card draws, for the page's `shows`."""

_MOST = 4


class MeasuresCard(Card):
    """MeasuresCard(page): `.show_family(family_id)` shows who answered last; never a total, nothing private."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="strength", parent=parent)
        self.set_title(self.tr("How things are"))
        self._page, self._family_id = page, ""
        self._rows = Rows(0.6, self)
        self.add(self._rows)
        for name, words, icon in (
            ("measures", self.tr("All answers"), "eye"),
            ("lines", self.tr("Their lines"), "plan"),
            ("measure_entry", self.tr("Write answers down"), "edit"),
        ):
            self.add_action(self._way(name, words, icon))

    def show_family(self, family_id: str) -> None:
        """Reads off the screen's thread, then shows."""
        self._family_id = family_id
        self._page.read(partial(family_measures, self._page.desk, family_id), self._took, key="measures")

    def _took(self, everything: FamilyMeasures) -> None:
        """The person who answered last, and the first questions of that sitting; of what the family may see alone."""
        read = everything.seen_by(None)
        private = everything.answers() - read.answers()
        words = self.tr("Not shown while others may look on: {count}. See “All answers”.")
        more = [small_label(words.format(count=private), parent=self._rows)] if private else []
        last = max(read.sittings, key=lambda one: (one.tool == "wellbeing", one.at, one.id), default=None)
        if last is None:
            self._rows.fill(more or [small_label(self.tr("Nobody has been asked yet."), parent=self._rows)])
            return
        theirs = [one for one in read.series if one.whose.person == last.person and one.whose.set_key == last.set_key][
            :_MOST
        ]
        days = days_of(theirs)
        assert days is not None
        name = read.name(last.person)
        title = small_label(self.tr("{name}, self-reported; each by itself").format(name=name), parent=self._rows)
        self._rows.fill([title, *(self._row(read, one, days) for one in theirs), *more])

    def _row(self, read: FamilyMeasures, series: Series, days: Days) -> QWidget:
        question = read.question(series.whose, series.readings[-1].sitting.set_version)
        name = question.name if question else series.whose.question
        row = TurningRow(20, gap=0.5, parent=self._rows)
        said = QWidget(row)
        line = QHBoxLayout(said)
        spaced(line, gap=0.5)
        if question is not None:
            line.addWidget(MeasurePicture(question.picture, 2.2, said))
        line.addWidget(SafeLabel(name, level="small", parent=said), 1)
        row.add(said, 2)
        words = f"{name}. {way_words(series, read)}"
        row.add(TrendPicture(words, trend_marks([series], days), low=True, parent=row), 3)
        return row

    def _way(self, page: str, words: str, icon: str) -> Button:
        button = secondary_button(words, icon, self)
        button.clicked.connect(lambda: self._page.go(page, family_id=self._family_id))
        button.setVisible(self._page.router.has(page))
        return button

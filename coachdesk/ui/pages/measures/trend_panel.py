"""One question with its picture, and under it a small trend for each person who answered it: apart, never added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.tools.trend_marks import Days, trend_marks
from coachdesk.ui.pages.measures.words import day_words, earlier_words, reading_words, way_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.measure_picture import MeasurePicture
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.trend_picture import TrendKey, TrendPicture

if TYPE_CHECKING:
    from coachdesk.operations.measures import FamilyMeasures
    from coachdesk.tools.measure_trends import Reading, Series

MakeStep = Callable[["Reading"], None]


class TrendPanel(Card):
    """TrendPanel(read, series, days, make_step): `series` are all of one question, by whoever they are."""

    def __init__(
        self,
        read: FamilyMeasures,
        series: Sequence[Series],
        days: Days,
        make_step: MakeStep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(level=3, parent=parent)
        self._read, self._make_step = read, make_step
        whose = series[0].whose
        latest = series[0].readings[-1].sitting.set_version
        question = read.question(whose, latest)
        name = question.name if question else whose.question.replace("_", " ").capitalize()
        self.setAccessibleName(name)
        top = QWidget(self)
        line = QHBoxLayout(top)
        spaced(line, gap=0.7)
        if question is not None:
            line.addWidget(MeasurePicture(question.picture, 3.0, top))
        words = QVBoxLayout()
        spaced(words, gap=0.1)
        words.addWidget(SafeLabel(name, level="3", parent=top))
        if question is not None:
            words.addWidget(small_label(question.question, parent=top))
        line.addLayout(words, 1)
        self.add(top)
        for person in dict.fromkeys(one.whose.person for one in series):
            self._add_person(name, [one for one in series if one.whose.person == person], days)

    def _add_person(self, question: str, theirs: Sequence[Series], days: Days) -> None:
        who = self._read.name(theirs[0].whose.person)
        part = Rows(0.25, self)
        spoken = "; ".join(self._spoken(one, who) for one in theirs)
        picture = TrendPicture(f"{question}. {spoken}", trend_marks(theirs, days), parent=part)
        own = next((one for one in theirs if one.whose.worker is None), None)
        step = [self._step_button(own.readings[-1], question, who, part)] if own is not None else []
        part.fill([*(self._key(one, who, part) for one in theirs), picture, *step])
        self.add(part)

    def _key(self, series: Series, who: str, parent: QWidget) -> QWidget:
        """The sign, whose marks it stands for and where they began and stand; every scale says who says so."""
        row = QWidget(parent)
        line = QHBoxLayout(row)
        spaced(line, gap=0.4)
        is_view = series.whose.worker is not None
        line.addWidget(TrendKey(is_view=is_view, parent=row), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        spaced(words, gap=0.05)
        whose = SafeLabel(self._whose(series, who), level="small", parent=row)
        words.addWidget(whose)
        for text in (way_words(series, self._read), earlier_words(series)):
            if text:
                words.addWidget(small_label(text, parent=row))
        line.addLayout(words, 1)
        return row

    def _step_button(self, reading: Reading, question: str, who: str, parent: QWidget) -> QWidget:
        place = QWidget(parent)
        button = quiet_button(self.tr("Make a step with {name}").format(name=who), icon="plus", parent=place)
        button.setAccessibleName(self.tr("{question}: make a step with {name}").format(question=question, name=who))
        button.clicked.connect(lambda: self._make_step(reading))
        FlowLayout(place).addWidget(button)
        return place

    def _whose(self, series: Series, who: str) -> str:
        worker = series.whose.worker
        if worker is not None:
            words = self.tr("{worker}'s view of {name}: not {name}'s own")
            return words.format(worker=self._read.workers.get(worker, self.tr("A worker")), name=who)
        agency = self._read.agencies.get(series.whose.agency or "", "")
        if agency:
            return self.tr("{name}, self-reported, about {agency}").format(name=who, agency=agency)
        return self.tr("{name}, self-reported").format(name=who)

    def _spoken(self, series: Series, who: str) -> str:
        found = []
        for reading in series.readings:
            question = self._read.question(series.whose, reading.sitting.set_version)
            found.append(f"{day_words(reading)}: {reading_words(reading, question)}")
        return f"{self._whose(series, who)}. " + ", ".join(found)

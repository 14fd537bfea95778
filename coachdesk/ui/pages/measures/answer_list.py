"""The list beside the pictures: every answer in words, with what made it that, and a step to be made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.measures.words import MARKINGS, day_words, first_words, reading_words, said
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.operations.measures import FamilyMeasures
    from coachdesk.tools.measure_trends import Reading, Series
    from coachdesk.ui.pages.measures.trend_panel import MakeStep


class AnswerList(Card):
    """AnswerList(read, series, make_step): the answers to one question, the latest first."""

    def __init__(
        self, read: FamilyMeasures, series: Sequence[Series], make_step: MakeStep, parent: QWidget | None = None
    ) -> None:
        super().__init__(level=3, parent=parent)
        self._read, self._make_step = read, make_step
        whose = series[0].whose
        question = read.question(whose, series[0].readings[-1].sitting.set_version)
        self._name = question.name if question else whose.question.replace("_", " ").capitalize()
        self.set_title(self._name)
        found = sorted(
            ((reading, one) for one in series for reading in one.readings),
            key=lambda one: (one[0].at, one[0].sitting.id),
            reverse=True,
        )
        rows = Rows(0.7, self)
        rows.fill([self._row(reading, one, rows) for reading, one in found])
        self.add(rows)

    def _row(self, reading: Reading, series: Series, parent: QWidget) -> QWidget:
        row = TurningRow(24, parent=parent)
        beside = Rows(0.1, row)
        who = self._read.name(series.whose.person)
        worker = self._read.workers.get(series.whose.worker or "", "")
        if series.whose.worker is not None:
            who = self.tr("{worker}'s view of {name}").format(worker=worker or self.tr("A worker"), name=who)
        question = self._read.question(series.whose, reading.sitting.set_version)
        answer = reading_words(reading, question)
        line = self.tr("{day}, {name}: {answer}").format(day=day_words(reading), name=who, answer=answer)
        small = [self._read.agencies.get(series.whose.agency or "", ""), first_words(reading, question)]
        small.append(said(MARKINGS[reading.sitting.marking]))
        if series.whose.worker is None and reading.sitting.id not in self._read.released:
            small.append(self.tr("the family does not see it"))
        labels: list[QWidget] = [SafeLabel(line, parent=beside)]
        if reading.answer.words:
            labels.append(SafeLabel(quoted(reading.answer.words), parent=beside))
        labels.append(small_label(" · ".join(one for one in small if one), parent=beside))
        beside.fill(labels)
        row.add(beside, 1)
        if series.whose.worker is None:
            button = secondary_button(self.tr("Make a step"), parent=row)
            button.setAccessibleName(self.tr("Make a step: {answer}").format(answer=f"{self._name}, {line}"))
            button.clicked.connect(lambda: self._make_step(reading))
            row.add(button)
        return row

"""One strength or one need: what it says, and its fields once Change is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.needs import AREAS
from coachdesk.models.person import Need, NeedLevel
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.pages.people_words import LEVELS, choices, said
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import icon_button, secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import PartialDateField
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.models.person import Strength
    from coachdesk.ui.pages.needs.reading import NeedsShown
    from coachdesk.ui.pages.plan.table import Table


class FoundRow(QWidget):
    """FoundRow(table, record): `.show_found(opened, shown)`, `.leave()`, `.is_clean()`."""

    def __init__(self, table: Table, record: Need | Strength, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._id, self._is_need = table, record.id, isinstance(record, Need)
        self.ties = RecordForm(table, record.id, record.kind)
        column = QVBoxLayout(self)
        spaced(column, gap=0.2)
        top = TurningRow(24, gap=0.4, at_top=True, parent=self)
        top.add(self._said(top), 1)
        top.add(self._buttons(top))
        column.addWidget(top)
        self._fields = QWidget(self)
        inside = QVBoxLayout(self._fields)
        spaced(inside, margins=(0, 0.4, 0, 0.6), gap=0.6)
        self._build(inside)
        self._fields.hide()
        column.addWidget(self._fields)
        self._is_met = False

    def show_found(self, opened: Opened[Need] | Opened[Strength], shown: NeedsShown) -> None:
        """Shows what is kept; fields with a draft open by themselves."""
        record = opened.record
        parts = [shown.name(record.person)]
        if isinstance(record, Need):
            area = self.tr(AREAS.get(record.area, record.area))
            self._words.set_words(f"{area}: {record.words}" if record.words else area)
            self._is_met = record.met_on is not None
            self._words.set_tone("muted" if self._is_met else "")
            self._met.set_words(self.tr("Not met yet") if self._is_met else self.tr("Met"))
            self._met.set_icon("undo" if self._is_met else "tick")
            self._mark.show_icon("tick" if self._is_met else _mark(True), "ok" if self._is_met else "muted")
            self._met.setAccessibleName(f"{self._met.words()}: {area}")
            parts.append(said(LEVELS[record.level]) if record.level is not NeedLevel.NEED else "")
            parts.append(self._day(self.tr("since {day}"), record.found_on))
            parts.append(self._day(self.tr("met {day}"), record.met_on))
        else:
            self._words.set_words(quoted(record.words))
        parts.append(self.tr("said by {who}").format(who=record.said_by) if record.said_by else "")
        about = " · ".join(part for part in parts if part)
        about = about[:1].upper() + about[1:]
        self._about.set_words(about)
        self._about.setVisible(bool(about))
        self._change.rename(self.tr("Change: {what}").format(what=self._words.words()))
        self._drop.rename(self.tr("Take away: {what}").format(what=self._words.words()))
        self._person.set_choices([Choice(one.id, one.known_as) for one in shown.people])
        self.ties.show(opened, shown.drafts)
        if not self.ties.is_clean():
            self._fields.show()

    def _said(self, parent: QWidget) -> QWidget:
        """The mark, and beside it the words over what is known about them."""
        line = TurningRow(1, gap=0.5, at_top=True, parent=parent)
        self._mark = IconLabel(_mark(self._is_need), "muted", parent=line)
        line.add(self._mark)
        said = QWidget(line)
        column = QVBoxLayout(said)
        spaced(column, gap=0.1)
        self._words = SafeLabel("", parent=said)
        self._about = small_label("", parent=said)
        column.addWidget(self._words)
        column.addWidget(self._about)
        line.add(said, 1)
        return line

    def _buttons(self, parent: QWidget) -> QWidget:
        line = QWidget(parent)
        flow = FlowLayout(line)
        spaced(flow, gap=0.4)
        self._met = secondary_button(self.tr("Met"), "tick", line)
        self._met.clicked.connect(self._turn_met)
        self._met.setVisible(self._is_need)
        self._change = icon_button("edit", "", line)
        self._change.clicked.connect(self._turn)
        self._drop = icon_button("trash", "", line)
        self._drop.clicked.connect(lambda: self._table.take_out(self._id, self.tr("Taken away.")))
        for button in (self._met, self._change, self._drop):
            flow.addWidget(button)
        return line

    def _build(self, column: QVBoxLayout) -> None:
        box = self._fields
        if self._is_need:
            self._area = SearchChoiceField(
                self.tr("What it is about"), [Choice(key, self.tr(words)) for key, words in AREAS.items()], parent=box
            )
            self.ties.search("area", self._area)
            column.addWidget(self._area)
        self.words = WordsField(self.tr("In their words"), lines=1, most_lines=6, parent=box)
        self.ties.words("words", self.words)
        self._person = SearchChoiceField(self.tr("Whose"), [], placeholder=self.tr("The whole family"), parent=box)
        self.ties.search("person", self._person)
        self.said_by = LineField(self.tr("Who said so"), parent=box)
        self.ties.words("said_by", self.said_by)
        for field in (self.words, self._person, self.said_by):
            column.addWidget(field)
        if self._is_need:
            level = ChoiceField(self.tr("How bad it is"), choices(LEVELS), optional=False, parent=box)
            self.ties.choice("level", level)
            since = PartialDateField(self.tr("Since when"), self._table.today, parent=box)
            self.ties.partial("found_on", since)
            met = PartialDateField(self.tr("Met on"), self._table.today, parent=box)
            self.ties.partial("met_on", met)
            for part in (level, since, met):
                column.addWidget(part)

    def _turn(self) -> None:
        self._fields.setVisible(not self._fields.isVisible())
        if self._fields.isVisible():
            self.words.setFocus()

    def _turn_met(self) -> None:
        met = None if self._is_met else self._table.today().isoformat()
        words = self.tr("Marked as met.") if met else self.tr("Marked as not met yet.")
        self._table.write(self._id, lambda desk, opened: desk.amend(opened, met_on=met), undo=words)

    def _day(self, words: str, day: str | None) -> str:
        return words.format(day=partial_in_words(day)) if day else ""


def _mark(is_need: bool) -> str:
    return "target" if is_need else "strength"

"""What is written down and how: of whom, on which day, with which questions, and how they stood on the paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.measures import AnswerMode, AnswerSet, Marking
from coachdesk.models.question_set import MeasureTool, QuestionSet
from coachdesk.tools.measure_modes import kept_mode, mode_for
from coachdesk.ui.pages.measures.words import MARKINGS, MODES, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.models.person import Person

WAYS = (Marking.PAPER, Marking.BY_PHONE, Marking.COACHS_VIEW)
_WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """What can be chosen in this family, and what was half written."""

    people: tuple[Person, ...]
    sets: tuple[QuestionSet, ...]
    agencies: tuple[tuple[str, str], ...]
    sittings: tuple[AnswerSet, ...]
    draft: str
    wrong: AnswerSet | None = None
    """The sitting that is to be put right."""


class EntryForm(QWidget):
    """EntryForm(today): `.offer(choices)`; `.edited` at each change, `.asked_otherwise` when set or mode is another."""

    edited = Signal()
    asked_otherwise = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._choices = EntryChoices((), (), (), (), "")
        column = QVBoxLayout(self)
        spaced(column)
        ways = [Choice(one.value, said(MARKINGS[one]).capitalize()) for one in WAYS]
        self.way = ChoiceField(self.tr("How it came"), ways, chosen=Marking.PAPER.value, optional=False, parent=self)
        self.person = ChoiceField(self.tr("Whose answers, or of whom"), (), parent=self)
        self.which = ChoiceField(self.tr("Which questions"), (), optional=False, parent=self)
        self.agency = SearchChoiceField(self.tr("About whose help"), (), parent=self)
        row = TurningRow(44, parent=self)
        self.day = DateField(self.tr("Answered on"), today, parent=row)
        self.length = LineField(self.tr("Length of the printed line, in millimetres"), text="150", parent=row)
        row.add(self.day, 1)
        row.add(self.length, 1)
        modes = [Choice(mode.value, said(words)) for mode, words in MODES.items()]
        self.mode = ChoiceField(self.tr("What there was to choose from"), modes, optional=False, parent=self)
        for part in (self.way, self.person, self.which, self.agency, row, self.mode):
            column.addWidget(part)
        for field in (self.way, self.person, self.which, self.agency, self.day, self.length, self.mode):
            field.edited.connect(self.edited)
        for field in (self.person, self.which, self.way):
            field.edited.connect(self._suggest)
        self.mode.edited.connect(self._asked)

    def offer(self, choices: EntryChoices) -> None:
        """Shows what can be chosen; what was chosen stays."""
        self._choices = choices
        self.person.set_choices([Choice(one.id, one.known_as, icon="person") for one in choices.people])
        self.which.set_choices([Choice(one.key, one.title) for one in choices.sets])
        if not self.which.chosen() and choices.sets:
            self.which.choose(choices.sets[0].key)
        self.agency.set_choices(
            [Choice(_WHOLE, self.tr("This project as a whole")), *(Choice(key, name) for key, name in choices.agencies)]
        )
        if not self.agency.chosen():
            self.agency.choose(_WHOLE)
        if not self.day.typed():
            self.day.set_day(self._today())
        self._suggest()

    def show_kept(self, sitting: AnswerSet) -> None:
        """Shows how a sitting was written down."""
        self.way.choose(sitting.marking.value)
        self.person.choose(sitting.person)
        self.which.choose(sitting.set_key)
        self.agency.choose(sitting.agency or _WHOLE)
        self.day.set_day(sitting.at.date())
        self.mode.choose(sitting.answers[0].mode.value)
        length = next((one.length_mm for one in sitting.answers if one.length_mm), None)
        if length is not None:
            self.length.set_text(str(length))
        self._asked()

    def content(self) -> QuestionSet | None:
        """The set that is chosen."""
        return next((one for one in self._choices.sets if one.key == self.which.chosen()), None)

    def chosen_mode(self) -> AnswerMode:
        """How the questions stood on the paper."""
        return AnswerMode(self.mode.chosen() or AnswerMode.FACES_5.value)

    def chosen_agency(self) -> str | None:
        """The agency that is meant; None for the project, and for questions that are about no agency."""
        content, chosen = self.content(), self.agency.chosen()
        about_one = content is not None and content.tool is MeasureTool.EXPERIENCE
        return chosen if about_one and chosen not in ("", _WHOLE) else None

    def marking(self) -> Marking:
        """How the answers came."""
        return Marking(self.way.chosen())

    def printed_length(self) -> float | None:
        """Millimetres, or None for what is no number."""
        try:
            return float(self.length.text().replace(",", "."))
        except ValueError:
            return None

    def fields(self) -> Sequence[tuple[str, ChoiceField | SearchChoiceField]]:
        """The choices by name, for a draft."""
        return (
            ("way", self.way),
            ("person", self.person),
            ("which", self.which),
            ("agency", self.agency),
            ("mode", self.mode),
        )

    def _suggest(self) -> None:
        """The mode this person had before, or that goes with the age; it can be changed."""
        content = self.content()
        person = next((one for one in self._choices.people if one.id == self.person.chosen()), None)
        own_view = self.marking() is Marking.COACHS_VIEW
        if content is not None:
            before = self._choices.sittings
            kept = kept_mode(before, person.id, content.key) if person and not own_view else None
            by_age = mode_for(person.birth_date if person and not own_view else None, self._today(), kept)
            self.mode.choose((by_age or AnswerMode.FACES_2).value)
        self.agency.setVisible(content is not None and content.tool is MeasureTool.EXPERIENCE)
        self._asked()

    def _asked(self) -> None:
        self.length.setVisible(self.chosen_mode() is AnswerMode.LINE)
        self.asked_otherwise.emit()

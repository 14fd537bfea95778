"""Which questions go along: for each person who is there, about which agencies, and whether one person is alone."""

from PySide6.QtWidgets import QWidget

from coachdesk.models.measures import AnswerMode
from coachdesk.models.person import Person
from coachdesk.models.question_set import MeasureTool
from coachdesk.operations.measures_to_show import CanBeAsked
from coachdesk.tools.measure_modes import mode_for
from coachdesk.tools.measures_in_sight import SetWanted, Table, may_be_asked_about
from coachdesk.ui.pages.family_mode.person_answers import PersonAnswers
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

PROJECT = "project"
"""The choice of the project as a whole, in place of an agency."""


class AskingCard(Card):
    """Shows a row for each person who is there; what was chosen for somebody stays while others come and go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Questions"))
        self.rows: dict[str, PersonAnswers] = {}
        """Of those who are there, by person."""
        self._before: dict[str, tuple[tuple[str, ...], str]] = {}
        self._table: Table | None = None
        self._can: CanBeAsked | None = None
        self._who = SafeLabel(self.tr("Choose first who is there."), tone="muted", parent=self)
        self._rows = Rows(0.8, self)
        self.agencies = ManyField(self.tr("About whose help?"), (), parent=self)
        self.alone = TickBox(self.tr("This person is alone. Nobody else can see or hear."), parent=self)
        self._why = SafeLabel(
            self.tr("Without the tick, the questions about being safe are not asked."),
            tone="muted",
            level="small",
            parent=self,
        )
        for widget in (self._who, self._rows, self.agencies, self.alone, self._why):
            self.add(widget)
        self._choose_again()

    def stand_for(self, can: CanBeAsked, table: Table) -> None:
        """What can be asked, and who is there. It was said of nobody else that they are alone."""
        before = self._table
        if (can, table) == (self._can, before):
            return
        if before is None or before.there != table.there:
            self.alone.set_ticked(False)
        self._remember()
        self._can, self._table = can, table
        self.rows = {one.id: self._row(one, can, table) for one in table.there}
        self._rows.fill(self.rows.values())
        self._choose_again()

    def forget(self) -> None:
        """Another family: nothing chosen is left."""
        self.rows, self._before, self._can, self._table = {}, {}, None, None
        self._rows.fill(())
        self.alone.set_ticked(False)
        self.agencies.set_choices(())
        self._choose_again()

    def answering(self) -> dict[str, AnswerMode | None]:
        """The coach's own choice of faces or line, by person."""
        return {who: mode for who, row in self.rows.items() if (mode := row.chosen_mode()) is not None}

    def is_alone(self) -> bool:
        """Whether the coach says that the one person who is there is alone."""
        return len(self.rows) == 1 and self.alone.isVisibleTo(self) and self.alone.is_ticked()

    def wanted(self) -> tuple[SetWanted, ...]:
        """Each set for those who are asked it; experience once for each agency chosen."""
        if self._can is None:
            return ()
        by_id = {one.id: one for one in self._can.agencies}
        about = [by_id.get(key) for key in self.agencies.chosen()] or [None]
        made: list[SetWanted] = []
        for content in self._can.sets:
            people = tuple(who for who, row in self.rows.items() if content.key in row.chosen_sets())
            if people and content.tool is MeasureTool.EXPERIENCE:
                made += [SetWanted(content, people, agency) for agency in about]
            elif people:
                made.append(SetWanted(content, people))
        return tuple(made)

    def first_field(self) -> QWidget:
        """What takes the keyboard when something has to be chosen here."""
        asked = [row for row in self.rows.values() if row.sets.isVisibleTo(self)]
        return asked[0].sets.editor() if asked else self.agencies.editor()

    def _row(self, person: Person, can: CanBeAsked, table: Table) -> PersonAnswers:
        too_young = mode_for(person.birth_date, table.on) is None
        row = PersonAnswers(person, can.sets, too_young=too_young, parent=self)
        if person.id in self._before:
            sets, mode = self._before[person.id]
            row.sets.choose(sets)
            row.mode.choose(mode)
        row.edited.connect(self._choose_again)
        return row

    def _remember(self) -> None:
        for who, row in self.rows.items():
            self._before[who] = (row.sets.chosen(), row.mode.chosen())

    def _choose_again(self) -> None:
        """Which agencies, and whether somebody is alone, is asked only where it matters."""
        chosen = {key for row in self.rows.values() for key in row.chosen_sets()}
        asked = [one for one in self._can.sets if one.key in chosen] if self._can else []
        experience = any(one.tool is MeasureTool.EXPERIENCE for one in asked)
        if self._can and self._table:
            agencies = [one for one in self._can.agencies if may_be_asked_about(one, self._table)]
            first = not self.agencies.chosen()
            self.agencies.set_choices(
                [Choice(PROJECT, self.tr("This project")), *(Choice(one.id, one.name) for one in agencies)]
            )
            if first:
                self.agencies.choose((PROJECT,))
        about_alone = any(question.alone for one in asked for question in one.questions)
        self._who.setVisible(not self.rows)
        self.agencies.setVisible(experience)
        for widget in (self.alone, self._why):
            widget.setVisible(about_alone and len(self.rows) == 1)

"""What one person who is there is asked, and what they are given to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.measures import AnswerMode
from coachdesk.models.person import Person
from coachdesk.models.question_set import QuestionSet
from coachdesk.ui.pages.measures.words import MODES, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.many_field import ManyField

AS_EVER = "as_ever"
"""The choice that leaves it to the person's age, or to what they had the last time."""


class PersonAnswers(QWidget):
    """The sets as pills, all of them chosen to begin with, and the faces or the line; `edited` at each choice.

    Somebody too young to be asked has neither, and a sentence that says so.
    """

    edited = Signal()

    def __init__(
        self, person: Person, sets: Sequence[QuestionSet], *, too_young: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.person = person
        name = isolated(person.known_as)
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        choices = [Choice(one.key, one.title) for one in sets]
        chosen = () if too_young else tuple(one.key for one in choices)
        self.sets = ManyField(self.tr("What {name} is asked").format(name=name), choices, chosen=chosen, parent=self)
        modes = [Choice(mode.value, said(words)) for mode, words in MODES.items()]
        self.mode = ChoiceField(
            self.tr("How {name} answers").format(name=name),
            [Choice(AS_EVER, self.tr("As last time, or by age")), *modes],
            chosen=AS_EVER,
            optional=False,
            parent=self,
        )
        self.young = SafeLabel(
            self.tr("{name} is under five and is not asked. Write down your own view instead.").format(name=name),
            tone="muted",
            parent=self,
        )
        for field in (self.sets, self.mode):
            field.setVisible(not too_young)
            field.edited.connect(self.edited)
            column.addWidget(field)
        self.young.setVisible(too_young)
        column.addWidget(self.young)

    def chosen_sets(self) -> tuple[str, ...]:
        """The keys of the sets this person is asked."""
        return self.sets.chosen()

    def chosen_mode(self) -> AnswerMode | None:
        """The coach's own choice; None leaves it as it was or to the age."""
        key = self.mode.chosen()
        return None if key == AS_EVER else AnswerMode(key)

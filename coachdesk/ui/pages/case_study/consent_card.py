"""Whether it may be told: what each grown-up of the family said to this very version."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.case_study import TellingAnswer
from coachdesk.operations.case_studies import GrownUp, StudyStanding
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.case_study.words import ANSWERS, said
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows


class ConsentCard(Card):
    """ConsentCard(parent). `.fields` by the person's id. Signal `answered(person_id, TellingAnswer)`."""

    answered = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("May it be told?"), icon="sign", parent=parent)
        self.fields: dict[str, ChoiceField] = {}
        self.add(
            SafeLabel(
                self.tr(
                    "Read the page out to each grown-up. It leaves CoachDesk only when every one of them has said yes "
                    "to it as it stands. They can take it back on any day."
                ),
                tone="muted",
                parent=self,
            )
        )
        self._rows = Rows(0.8, self)
        self.add(self._rows)
        self.standing = SafeLabel("", parent=self)
        self.add(self.standing)

    def show_standing(self, standing: StudyStanding) -> None:
        """Shows who said what; hides itself where nothing is kept yet."""
        self.setVisible(standing.study is not None)
        self.fields = {one.person.id: self._field(one) for one in standing.grown_ups}
        self._rows.fill(self.fields.values())
        agreed = sum(one.agrees for one in standing.grown_ups)
        if not standing.grown_ups:
            self.standing.set_words(self.tr("No grown-up of this family is here, so nobody can say yes to it."))
        else:
            words = self.tr("%n of {all} said yes.", "", agreed).format(all=len(standing.grown_ups))
            self.standing.set_words(words)

    def _field(self, one: GrownUp) -> ChoiceField:
        choices = [
            Choice(answer.value, said(words))
            for answer, words in ANSWERS.items()
            if answer is not TellingAnswer.TAKEN_BACK or one.said is not None
        ]
        hint = (
            self.tr("Said on {day}").format(day=in_words(one.said.said_on)) if one.said else self.tr("Not asked yet.")
        )
        chosen = one.said.answer.value if one.said else ""
        field = ChoiceField(one.person.known_as, choices, chosen=chosen, optional=False, hint=hint, parent=self._rows)
        field.edited.connect(partial(self._chosen, one.person.id))
        return field

    def _chosen(self, person: str) -> None:
        self.answered.emit(person, TellingAnswer(self.fields[person].chosen()))

"""“I rang”: whom, when, who answered, and what was said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.worry.form_drafts import FormDrafts
from coachdesk.ui.pages.worry.when import WhenFields
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.errors import BadInput
    from coachdesk.models.worry import WorryCall
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.field import Field

YES, NO = "yes", "no"


class CallFields(QWidget):
    """CallFields(table, prefix): `.read(now)` gives the call, `.ring(who, number, now)` fills in one that was made."""

    def __init__(self, table: Table, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rung = LineField(self.tr("Whom you rang"), parent=self)
        self.number = LineField(self.tr("On which number"), parent=self)
        self.when = WhenFields(self.tr("You rang at"), self)
        answers = [Choice(YES, self.tr("Somebody answered")), Choice(NO, self.tr("Nobody answered"))]
        self.answered = ChoiceField(self.tr("Did anybody answer?"), answers, parent=self)
        self.answered.edited.connect(self._answer)
        self.answered_by = LineField(self.tr("Name of the person who answered"), parent=self)
        self.said = WordsField(self.tr("What was said"), lines=2, parent=self)
        pair = TurningRow(26, parent=self)
        pair.add(self.rung, 1)
        pair.add(self.number, 1)
        column = QVBoxLayout(self)
        spaced(column, gap=0.7)
        for part in (pair, self.when, self.answered, self.answered_by, self.said):
            column.addWidget(part)
        self.drafts = FormDrafts(table, prefix)
        for name, field in (
            ("rung", self.rung),
            ("number", self.number),
            ("time", self.when.time),
            ("day", self.when.day),
            ("answered_by", self.answered_by),
            ("said", self.said),
        ):
            field.edited.connect(field.clear_problem)
            self.drafts.words(name, field)
        self.drafts.choice("answered", self.answered)
        self._supersedes: tuple[str, ...] = ()
        self._answer()

    def ring(self, who: str, number: str, now: datetime) -> None:
        """Somebody rang this number now: only who answered is left to say."""
        self.drafts.put("rung", who)
        self.drafts.put("number", number)
        self.drafts.put("time", f"{now:%H:%M}")
        self.drafts.put("day", "")
        self.answered.setFocus()

    def put_right(self, call: WorryCall) -> None:
        """Fills in an earlier call, to be kept again as it was."""
        self._supersedes = (call.id,)
        values = {"rung": call.rung, "number": call.number, "answered_by": call.answered_by, "said": call.said}
        for name, text in {**values, "time": f"{call.at:%H:%M}", "day": f"{call.at:%d/%m/%Y}"}.items():
            self.drafts.put(name, text)
        self.answered.choose(YES if call.answered else NO)
        self._answer()
        self.answered.setFocus()

    def is_blank(self) -> bool:
        """Whether nothing about a call was said."""
        return self.drafts.is_clean()

    def shown(self) -> None:
        """Drafts may have been put back."""
        self._answer()

    def clear(self) -> None:
        """The call is kept."""
        self._supersedes = ()
        self.drafts.clear()
        self._answer()

    def read(self, now: datetime) -> dict[str, Any] | None:
        """The fields of the call; None where one is not right, with the reason at it."""
        if not self.rung.text():
            return _wrong(self.rung, self.tr("Write whom you rang, or press “I rang them” beside a number."))
        if not self.answered.chosen():
            return _wrong(self.answered, self.tr("Say whether anybody answered."))
        answered = self.answered.chosen() == YES
        if answered and not self.answered_by.text():
            return _wrong(self.answered_by, self.tr("Write the name of the person who answered."))
        at = self.when.moment(now)
        if at is None:
            return None
        return {
            "rung": self.rung.text(),
            "number": self.number.text(),
            "at": at,
            "answered": answered,
            "answered_by": self.answered_by.text() if answered else "",
            "said": self.said.text(),
            "supersedes": self._supersedes,
        }

    def refused(self, wrong: BadInput) -> None:
        """What the desk would not keep, said at its field."""
        field: dict[str, Field] = {
            "number": self.number,
            "answered_by": self.answered_by,
            "said": self.said,
            "at": self.when.time,
        }
        _wrong(field.get(wrong.field.removeprefix("call."), self.rung), wrong.sentence)

    def _answer(self) -> None:
        self.answered_by.setVisible(self.answered.chosen() == YES)


def _wrong(field: Field, sentence: str) -> dict[str, Any] | None:
    field.show_problem(sentence)
    field.setFocus()
    return None

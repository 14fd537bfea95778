"""What was said and seen, about whom, when, and the strengths that are always asked about (X-08)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.worry.form_drafts import FormDrafts
from coachdesk.ui.pages.worry.when import WhenFields
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.errors import BadInput
    from coachdesk.models.person import Person
    from coachdesk.models.worry import Worry
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.field import Field


class WorryFields(QWidget):
    """WorryFields(table, prefix, amends=False): `.read(now)` gives the worry; `amends` asks why it is changed."""

    def __init__(self, table: Table, prefix: str, *, amends: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amends = amends
        self.their_words = WordsField(self.tr("What was said, in their own words"), lines=3, parent=self)
        self.said_by = PeoplePicker(self.tr("Whose words"), [], parent=self)
        self.said_by_words = LineField(self.tr("Or somebody else’s"), parent=self)
        self.seen = WordsField(self.tr("What you saw"), lines=3, parent=self)
        self.people = PeoplePicker(
            self.tr("Whom it is about"), [], hint=self.tr("Nobody ticked: everyone at home."), parent=self
        )
        self.when = WhenFields(self.tr("It happened at about"), self)
        self.strengths = WordsField(
            self.tr("What is going well, and who keeps them safe"),
            hint=self.tr("Ask, even now. It is needed before this can be saved."),
            lines=2,
            parent=self,
        )
        self.none_seen = TickBox(self.tr("Asked, and none seen"), parent=self)
        self.because = LineField(self.tr("Why this is changed"), parent=self)
        self.because.setVisible(amends)
        self._offered: list[Choice] = []
        self.drafts = FormDrafts(table, prefix)
        column = QVBoxLayout(self)
        spaced(column, gap=0.8)
        order = (self.their_words, self.said_by, self.said_by_words, self.seen, self.people, self.when, self.strengths)
        for part in (*order, self.none_seen, self.because):
            column.addWidget(part)
        for name, field in (
            ("their_words", self.their_words),
            ("said_by_words", self.said_by_words),
            ("seen", self.seen),
            ("strengths", self.strengths),
            ("time", self.when.time),
            ("day", self.when.day),
            ("because", self.because),
        ):
            field.edited.connect(field.clear_problem)
            self.drafts.words(name, field)
        self.drafts.many("said_by", self.said_by)
        self.drafts.many("people", self.people)
        self.drafts.tick("none_seen", self.none_seen)
        self.none_seen.ticked.connect(lambda _on: self.strengths.clear_problem())

    def offer(self, people: Sequence[Person]) -> None:
        """The people of the family, to be ticked; only when they are others than before."""
        choices = [Choice(one.id, one.known_as) for one in people]
        if choices != self._offered:
            self._offered = choices
            self.said_by.set_choices(choices)
            self.people.set_choices(choices)

    def fill(self, worry: Worry) -> None:
        """What was written before, to be changed."""
        self.their_words.set_text(worry.their_words)
        self.said_by.choose(worry.said_by)
        self.said_by_words.set_text(worry.said_by_words)
        self.seen.set_text(worry.seen)
        self.people.choose(worry.people)
        self.strengths.set_text(worry.strengths)
        self.none_seen.set_ticked(worry.strengths_none_seen)
        self.when.time.set_text(f"{worry.happened_at:%H:%M}")
        self.when.day.set_text(f"{worry.happened_at:%d/%m/%Y}")

    def read(self, now: datetime) -> dict[str, Any] | None:
        """The fields of the worry; None where one is not right, with the reason at it."""
        if not (self.their_words.text().strip() or self.seen.text().strip()):
            return _wrong(self.their_words, self.tr("Write what was said, or below what you saw."))
        strengths = self.strengths.text().strip()
        if not strengths and not self.none_seen.is_ticked():
            return _wrong(self.strengths, self.tr("Write what is going well, or tick “Asked, and none seen”."))
        if strengths and self.none_seen.is_ticked():
            return _wrong(self.strengths, self.tr("Something stands here: untick “Asked, and none seen”."))
        if self._amends and not self.because.text():
            return _wrong(self.because, self.tr("Say in a few words why this is changed."))
        happened = self.when.moment(now)
        if happened is None:
            return None
        return {
            "their_words": self.their_words.text(),
            "said_by": self.said_by.chosen(),
            "said_by_words": self.said_by_words.text(),
            "seen": self.seen.text(),
            "people": self.people.chosen(),
            "strengths": strengths,
            "strengths_none_seen": self.none_seen.is_ticked(),
            "happened_at": happened,
            **({"because": self.because.text()} if self._amends else {}),
        }

    def refused(self, wrong: BadInput) -> None:
        """What the desk would not keep, said at its field."""
        fields: dict[str, Field] = {"their_words": self.their_words, "strengths": self.strengths}
        _wrong(fields.get(wrong.field, self.seen), wrong.sentence)


def _wrong(field: Field, sentence: str) -> dict[str, Any] | None:
    field.show_problem(sentence)
    field.setFocus()
    return None

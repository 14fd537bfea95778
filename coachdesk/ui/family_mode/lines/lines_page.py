"""The family's lines: each with its two ends in their words, and a button to put one's own X."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.ui.family_mode.lines.line_way import LineWay
from coachdesk.ui.family_mode.lines.line_words import end_words
from coachdesk.ui.family_mode.lines.together_page import LineTogetherPage
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class LinesPage(Sheet):
    """Shows nobody's X. What all have put is looked at on a page of its own."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        self.set_title(self.tr("Our lines"))
        holder = self.sitting.holder()
        lines = [one for one in self.sitting.snapshot.lines if holder in one.people]
        for line in lines:
            self.add(self._card(line, holder))
        if not lines:
            self.say(self.tr("There is no line for you now."))
        self.finish(back="home")

    def _card(self, line: LineInSight, holder: str) -> Card:
        so_far = self.sitting.line_so_far(line)
        card = Card(parent=self)
        card.setAccessibleName(so_far.b_words or self.tr("A new line"))
        ends = (("A", so_far.a_words), ("B", so_far.b_words)) if so_far.has_ends else ()
        for letter, words in ends:
            card.add(SafeLabel(end_words(letter, words), level="2", parent=card))
        if not ends:
            card.add(SafeLabel(self.tr("A new line"), level="2", parent=card))
        if holder in so_far.done:
            card.add(SafeLabel(self.tr("You have had your turn."), tone="muted", parent=card))
        words = self.tr("Put my X") if so_far.has_ends else self.tr("Begin this line")
        words = self.tr("Change it") if holder in so_far.done else words
        self._button(card, words, "edit", so_far.b_words).clicked.connect(partial(self._mark, line))
        if so_far.may_be_shown(line, {one.id for one in self.sitting.snapshot.people}):
            look = self._button(card, self.tr("Look at it together"), "eye", so_far.b_words)
            look.clicked.connect(partial(self._look, line))
        return card

    def _button(self, card: Card, words: str, icon: str, about: str) -> Button:
        button = secondary_button(words, icon, card)
        button.setAccessibleName(f"{words}: {about}" if about else words)
        card.add(button)
        self.first = self.first or button
        return button

    def _mark(self, line: LineInSight, _pressed: bool = False) -> None:
        LineWay(self.at, line).begin()

    def _look(self, line: LineInSight, _pressed: bool = False) -> None:
        self.at.turn("line_together", LineTogetherPage(self.at, line))

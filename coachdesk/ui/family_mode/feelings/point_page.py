"""One point of the line: what was said of it, and what whoever it belongs to can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coachdesk.ui.family_mode.feelings.feeling_words import stands_words
from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.pages.plan_words import quoted

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.feelings.feeling_way import FeelingWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class PointPage(Sheet):
    """Somebody else's own point can be looked at and not changed."""

    def __init__(self, window: FamilyWindow, way: FeelingWay) -> None:
        super().__init__(window)
        self._way, point = way, way.point
        self.set_title(self.tr("One time on our line"))
        if point.place is not None:
            self.say(stands_words(point.when, point.place, point.names), "2")
        if point.words:
            self.say(quoted(point.words))
        self.card = AskCard(self)
        if point.may_be_changed_by(self.sitting.holder()):
            for words, icon, deed in (
                (self.tr("Move it up or down"), "up", way.how),
                (self.tr("Say when it was"), "calendar", way.when),
                (self.tr("Say what it was like"), "edit", way.why),
                (self.tr("Take it off our line"), "trash", self._ask),
            ):
                button = self.big(words, icon)
                button.clicked.connect(lambda _pressed=False, deed=deed: deed())
                self.first = self.first or button
        else:
            self.say(self.tr("Who put it there can change it."))
        self.add(self.card)
        self.finish(back=way.line)

    def _ask(self) -> None:
        words = self.tr("Shall it go off our line?")
        self.card.ask(words, self.tr("Yes"), self._take_off, self.tr("No"), self._not)
        self.card.no.setFocus(Qt.FocusReason.OtherFocusReason)  # a key pressed twice takes nothing off

    def _take_off(self) -> None:
        if not self.sitting.waiting:
            self._way.take_off()

    def _not(self) -> None:
        self.card.hush()
        self.take_keyboard()

"""A or B of a line, in the family's own words: how it was when it began, or how it is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.tell_page import Undragged
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.lines.line_way import LineWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class LineWordsPage(Sheet):
    """One end on one page; a line without both of them is not marked."""

    def __init__(self, window: FamilyWindow, way: LineWay, letter: str) -> None:
        super().__init__(window)
        self._way, self._letter = way, letter
        if letter == "A":
            self.set_title(self.tr("How was it when we began?"))
            self.say(self.tr("This is A, the start of the line."))
        else:
            self.set_title(self.tr("How do you want it to be?"))
            self.say(self.tr("This is B, the end of the line."))
        self.field = WordsField(self.tr("In my own words"), lines=2, text=way.giving.end_words(letter), parent=self)
        self._undragged = Undragged(self.field.editor())
        self.field.edited.connect(self._edited)
        self.add(self.field)
        on = primary_button(self.tr("Go on"), "right", self)
        on.clicked.connect(self._on)
        self.finish(on, back=way.leave if letter == "A" else way.ask_a)
        self.first = self.field.editor()

    def _edited(self) -> None:
        self.message.hush()
        self._way.giving.hold(self._letter, self.field.text())

    def _on(self) -> None:
        if not self.field.text().strip():
            self.message.say(self.tr("Say it here first."))
            self.field.editor().setFocus()
        elif self._letter == "A":
            self._way.ask_b()
        elif not self.sitting.waiting:
            self._way.ends_said()

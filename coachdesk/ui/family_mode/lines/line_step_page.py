"""What still has to happen as a small step, begun with the words that were just said, and kept by one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.tell_page import Undragged
from coachdesk.ui.family_mode.unkept import Unkept
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.lines.line_way import LineWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class LineStepPage(Sheet):
    """The coach and the family put it in the plan together."""

    def __init__(self, window: FamilyWindow, way: LineWay, words: str) -> None:
        super().__init__(window)
        self._way, self._begun = way, words
        self._keeping = False
        self.set_title(self.tr("One small step"))
        self.say(self.tr("What could be done next? Who will do it?"))
        self.field = WordsField(self.tr("In my own words"), lines=2, text=words, parent=self)
        self._undragged = Undragged(self.field.editor())
        self.field.edited.connect(self.message.hush)
        self.add(self.field)
        keep = primary_button(self.tr("Keep this step"), "tick", self)
        keep.clicked.connect(self._keep)
        self.finish(keep, back=lambda: window.leave(way.needed), stop=way.stop)
        self.first = keep if words else self.field.editor()

    def unkept(self) -> Unkept | None:
        words = self._words()
        if self._keeping or words in {"", self._begun}:
            return None
        way, window, begun = self._way, self.at, self._begun

        def more() -> None:
            page = LineStepPage(window, way, begun)
            page.field.set_text(words)
            window.turn("line_step", page)

        return Unkept(keep=lambda then: way.giving.want_step(words, then), more=more)

    def _words(self) -> str:
        return self.field.text().strip()

    def _keep(self) -> None:
        if not self._words():
            self.message.say(self.tr("Say it here first."))
            self.field.editor().setFocus()
        elif not self.sitting.waiting:
            self._hold(keeping=True)
            self._way.giving.want_step(self._words(), self._kept)

    def _kept(self) -> None:
        if self.at.page is self:
            self._way.needed()

    def _not_kept(self, why: str) -> None:
        self._hold(keeping=False)
        super()._not_kept(why)

    def _hold(self, *, keeping: bool) -> None:
        """While it is on its way to the disk, nothing can be written."""
        self._keeping = keeping
        self.field.set_read_only(keeping)

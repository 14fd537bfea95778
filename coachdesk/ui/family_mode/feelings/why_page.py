"""What a time was like, in the words of whoever says it, if they like; and whether it was so for one or for all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.feelings.feeling_words import stands_words
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.tell_page import Undragged
from coachdesk.ui.family_mode.unkept import Unkept
from coachdesk.ui.widgets.buttons import Button, primary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.feelings.feeling_way import FeelingWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class PointWhyPage(Sheet):
    """A new point is kept by one of two buttons, as this person's own or as the whole family's."""

    def __init__(self, window: FamilyWindow, way: FeelingWay) -> None:
        super().__init__(window)
        self._way, self._begun = way, way.point.words
        self._keeping = False
        self._keepers: list[Button] = []
        self.set_title(self.tr("What was it like?"))
        if way.point.place is not None:
            self.say(stands_words(way.point.when, way.point.place))
        self.field = WordsField(self.tr("In my own words, if I like"), lines=2, text=self._begun, parent=self)
        self._undragged = Undragged(self.field.editor())
        self.field.edited.connect(self.message.hush)
        self.add(self.field)
        self.say(self.tr("All of your family can see it. So can your coach."))
        if way.is_new:
            self._keeper(self.big(self.tr("Keep it. It was so for me"), "person"), ours=False)
            self._keeper(self.big(self.tr("Keep it. It was so for all of us"), "families"), ours=True)
            self.first = self._keepers[0]
            self.finish(back=lambda: window.leave(way.how))
            return
        keep = primary_button(self.tr("Keep this"), "tick", self)
        self._keeper(keep, ours=False)
        self.finish(keep, back=lambda: window.leave(way.begin))
        self.first = self.field.editor()

    def unkept(self) -> Unkept | None:
        """Words can be kept by themselves; a point that is new is then this person's own."""
        words = self._words()
        if self._keeping or words in {"", self._begun}:
            return None
        way, window = self._way, self.at

        def more() -> None:
            page = PointWhyPage(window, way)
            page.field.set_text(words)
            window.turn("point_why", page)

        def keep(then: Callable[[], object]) -> None:
            way.said(words, ours=False, then=then)

        return Unkept(keep=keep, more=more)

    def _words(self) -> str:
        return self.field.text().strip()

    def _keeper(self, button: Button, *, ours: bool) -> None:
        self._keepers.append(button)
        button.clicked.connect(partial(self._keep, ours))

    def _keep(self, ours: bool, _pressed: bool = False) -> None:
        if not self.sitting.waiting:
            self._hold(keeping=True)
            self._way.said(self._words(), ours=ours)

    def _not_kept(self, why: str) -> None:
        self._hold(keeping=False)
        super()._not_kept(why)

    def _hold(self, *, keeping: bool) -> None:
        """While it is on its way to the disk, nothing can be written."""
        self._keeping = keeping
        self.field.set_read_only(keeping)
        for button in self._keepers:
            button.setEnabled(not keeping)

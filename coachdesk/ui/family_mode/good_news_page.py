"""Good news, in the words of whoever has it; it goes on the family's map only if they say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.measures_in_sight import GoodNewsGiven
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.tell_page import Undragged
from coachdesk.ui.family_mode.unkept import Unkept
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class GoodNewsPage(Sheet):
    """`about` is the asking and the question it came from, `begun` the words said there, `back` the way back there."""

    def __init__(
        self,
        window: FamilyWindow,
        begun: str = "",
        about: tuple[str, str] | None = None,
        back: Callable[[], object] | None = None,
        stop: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(window)
        self._begun, self._about, self._back, self._stop = begun, about, back, stop
        self._keeping = False
        self.set_title(self.tr("Good news"))
        self.field = WordsField(self.tr("What went well?"), lines=4, text=begun, parent=self)
        self._undragged = Undragged(self.field.editor())
        self.field.edited.connect(self.message.hush)
        self.add(self.field)
        self.on_map = TickBox(self.tr("Put it on our map as a high point"), parent=self)
        self.add(self.on_map)
        self.say(self.tr("Your coach will read it. It stays as you say it."))
        self.keep = primary_button(self.tr("Keep this"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.finish(self.keep, back=lambda: window.leave(back) if back else window.go("home"), stop=stop or True)
        self.first = self.field.editor()

    def unkept(self) -> Unkept | None:
        words, high = self.field.text().strip(), self.on_map.is_ticked()
        if self._keeping or words in {"", self._begun}:
            return None
        window, begun, about, back, stop = self.at, self._begun, self._about, self._back, self._stop

        def more() -> None:
            page = GoodNewsPage(window, begun, about, back, stop)
            page.field.set_text(words)
            page.on_map.set_ticked(high)
            window.turn("good_news", page)

        return Unkept(keep=lambda then: self._give(words, high, then), more=more)

    def _keep(self) -> None:
        words = self.field.text().strip()
        if not words:
            self.message.say(self.tr("Say it here first."))
            self.field.editor().setFocus()
        elif not self.sitting.waiting:
            self._hold(keeping=True)
            self._give(words, self.on_map.is_ticked(), self._kept)

    def _give(self, words: str, high_point: bool, then: Callable[[], object]) -> None:
        asking, question = self._about or (None, None)
        given = GoodNewsGiven(
            person=self.sitting.holder(),
            words=words,
            high_point=high_point,
            asking=asking,
            question=question,
            at=self.sitting.now(),
        )
        self.sitting.give(FromTheFamily(good_news=given), then)

    def _kept(self) -> None:
        if self.at.page is not self:  # somebody has gone on to another page meanwhile
            return
        if self._back is not None:
            self._back()
            return
        self.field.set_text("")
        self.on_map.set_ticked(False)
        self._hold(keeping=False)
        self.message.say(self.tr("It is kept."))
        if not self.at.covered and not self.at.ringing.shown:
            self.field.editor().setFocus()

    def _not_kept(self, why: str) -> None:
        self._hold(keeping=False)
        super()._not_kept(why)

    def _hold(self, *, keeping: bool) -> None:
        """While it is on its way to the disk, nothing can be written."""
        self._keeping = keeping
        self.keep.setEnabled(not keeping)
        self.field.set_read_only(keeping)

"""What every page a family holds stands on: one thing on it, large, and the same three ways at its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from coachdesk.ui.family_mode.unkept import Unkept
from coachdesk.ui.message_line import MessageLine
from coachdesk.ui.read_aloud.read_to_me import ReadToMe
from coachdesk.ui.tab_order import tab_on
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, primary_button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow

WIDTH = 66.0

_TURNS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Sheet(ScrollPage):
    """A subclass sets its title, fills `body`, sets `first`, and calls `finish` last.

    `header` is a row above the title, empty at first: the place for "Read to me".
    """

    low = 40.0
    reads_aloud = False
    """Whether there is "Read to me" above it: everything that `spoken_text` may ever hold is for any ear."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(width=WIDTH, parent=window)
        self.at, self.sitting = window, window.sitting
        self._inside.setMinimumHeight(1)  # as high as its width asks: what it would be at its narrowest says nothing
        self.first: QWidget | None = None
        """What has the keyboard when the page is come to."""
        self.primary: Button | None = None
        self.read_to_me: ReadToMe | None = None
        self.message = MessageLine(self)
        self.header = FlowLayout()
        spaced(self.header, gap=0.6)
        self.body.insertLayout(0, self.header)
        self._said: list[SafeLabel] = []
        self.sitting.not_kept.connect(self._not_kept)

    def finish(
        self,
        primary: Button | None = None,
        back: str | Callable[[], object] = "",
        *,
        stop: bool | Callable[[], object] = True,
    ) -> None:
        """Puts the ways on at the end: back, whom to ring, hide, stop, and the primary button last.

        `back` is a page's name or what to do. `stop` True leads to giving the laptop back; what to do instead is
        offered as "Stop for now".
        """
        if self.reads_aloud:
            self.read_to_me = ReadToMe(self.at.reader, self.spoken_text, self.at.hearing, self)
            self.header.addWidget(self.read_to_me)
        self.add(self.message)
        if back:
            self.way_on(self.tr("Back"), "left", (lambda: self.at.go(back)) if isinstance(back, str) else back)
        self.way_on(self.tr("Who to ring (F8)"), "phone", self.at.ring)
        self.way_on(self.tr("Hide (F9)"), "cover", self.at.cover)
        if callable(stop):
            self.way_on(self.tr("Stop for now"), "pause", stop)
        elif stop:
            self.way_on(self.tr("Stop"), "laptop", lambda: self.at.go("stop"))
        if primary is not None:
            self.add_action(primary)
            self.primary = primary
            self.first = self.first or primary

    def set_title(self, text: str) -> None:
        """The heading, which is also the page's name for a screen reader."""
        super().set_title(text)
        self.setAccessibleName(text)

    def unkept(self) -> Unkept | None:
        """Words that would be lost by turning to another page."""
        return None

    def spoken_text(self) -> tuple[str, ...]:
        """What "Read to me" reads, in order: the title and what is said under it. No name, and no mark of anybody's."""
        return (self.title.words(), *(label.words() for label in self._said if label.isVisibleTo(self)))

    def take_keyboard(self) -> None:
        """Puts the keyboard where a person begins, and shows the top of the page."""
        far = self.is_low and self.first is self.primary  # at the end of all there is to read
        (self if far or self.first is None else self.first).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(0))

    def say(self, words: str, level: str = "") -> SafeLabel:
        """A line of words at the end of the body."""
        label = SafeLabel(words, level=level, parent=self) if level else SafeLabel(words, parent=self)
        self.add(label)
        self._said.append(label)
        return label

    def big(self, words: str, icon: str, *, primary: bool = False) -> Button:
        """One large button at the end of the body."""
        button = (primary_button if primary else secondary_button)(words, icon, self)
        self.add(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is not None:
            self.area.verticalScrollBar().triggerAction(turn)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def way_on(self, words: str, icon: str, deed: Callable[[], object]) -> None:
        """One more button among the ways on at the end; call it before `finish` to have it first."""

        def pressed() -> None:
            deed()  # with nothing: Qt would hand over whether the button is down

        button = secondary_button(words, icon, self)
        button.clicked.connect(pressed)
        self.add_action(button)

    def _not_kept(self, _why: str) -> None:
        self.message.warn(self.tr("This was not kept. Tell your coach."))

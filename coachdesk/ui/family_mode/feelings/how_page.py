"""How a time was, between very bad and very good: one tap, read back in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter

from coachdesk.ui.family_mode.feelings.feeling_words import asked_words, when_words, where_words
from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.questions.scale import SETTLES_MS
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.widgets.face_drawing import draw_face
from coachdesk.ui.widgets.line_drawing import END
from coachdesk.ui.widgets.line_scale import LineScale

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.feelings.feeling_way import FeelingWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class HowPage(Sheet):
    """The line lies down here, bad on the left in every language, for a finger finds it so at every size."""

    def __init__(self, window: FamilyWindow, way: FeelingWay) -> None:
        super().__init__(window)
        self._way = way
        self.set_title(self.tr("How was this time?"))
        self.say(asked_words(way.asked) if way.asked else when_words(way.point.when), "2")
        self.line = LineScale(self.tr("How was this time?"), self)
        self.line.set_ends(self.tr("Very bad"), self.tr("Very good"), _Face(0), _Face(1000), says=where_words)
        self.line.set_place(way.point.place)
        self.add(self.line)
        self._settles = QTimer(self)
        self._settles.setSingleShot(True)
        self._settles.setInterval(SETTLES_MS)
        self._settles.timeout.connect(self._rests)
        self.line.marked.connect(lambda _place: self._settles.start())
        self.line.cleared.connect(self._change)
        self.echo = AskCard(self)
        self.add(self.echo)
        self.finish(back=self._back)
        self.first = self.line

    def _back(self) -> None:
        if not self._way.is_new:
            self._way.begin()
        elif self._way.asked:
            self._way.line()
        else:
            self._way.when()

    def _rests(self) -> None:
        place = self.line.place
        if place is None:
            return
        words = self.tr("It was {where}. Is that right?").format(where=where_words(place))
        self.echo.ask(words, self.tr("Yes"), self._right, self.tr("Change it"), self._change)

    def _right(self) -> None:
        if self.line.place is not None and not self.sitting.waiting:
            self._way.was_so(self.line.place)

    def _change(self) -> None:
        """Back to no mark, as often as anybody likes."""
        self._settles.stop()
        self.line.clear()
        self.echo.hush()
        self.line.setFocus()


class _Face:
    """Draws the face of a place at an end of the line."""

    def __init__(self, place: int) -> None:
        self._place = place

    def __call__(self, painter: QPainter, middle: QPointF) -> None:
        draw_face(painter, QRectF(middle.x() - END / 2, middle.y() - END / 2, END, END), self._place)

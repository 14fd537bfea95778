"""What there is to answer with: two faces, three or five, or the line; one way to speak to all of them."""

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.measures import AnswerMode, Laid
from coachdesk.models.question_set import Question
from coachdesk.ui.family_mode.questions.asking_words import faces_of, marked_words
from coachdesk.ui.widgets.face_drawing import draw_face
from coachdesk.ui.widgets.faces_scale import FacesScale
from coachdesk.ui.widgets.line_drawing import END
from coachdesk.ui.widgets.line_scale import LineScale

SETTLES_MS = 400
"""A mark on a line that keys move step by step is read back once it rests."""


class Scale(QWidget):
    """`.place`, `.set_place(place)`, `.laid`, `.lengths()`; `marked(int)` once a mark rests, `cleared`."""

    marked = Signal(int)
    cleared = Signal()

    def __init__(self, question: Question, mode: AnswerMode, parent: QWidget) -> None:
        super().__init__(parent)
        self._question, self._mode = question, mode
        faces = faces_of(question, mode)
        self.shown: FacesScale | LineScale = (
            FacesScale(question.question, faces, self) if faces else LineScale(question.question, self)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shown)
        self.setFocusProxy(self.shown)
        self._settles = QTimer(self)
        self._settles.setSingleShot(True)
        self._settles.setInterval(SETTLES_MS)
        self._settles.timeout.connect(self._rests)
        if isinstance(self.shown, LineScale):
            ends = (question.low_words, question.high_words, _sad, _glad)
            self.shown.set_ends(*ends, says=lambda place: marked_words(question, place))
            self.shown.marked.connect(lambda _place: self._settles.start())
            self.shown.cleared.connect(self._off)
        else:
            self.shown.marked.connect(self.marked)

    @property
    def place(self) -> int | None:
        """Where the mark stands; None while there is none."""
        return self.shown.place

    def set_place(self, place: int | None) -> None:
        """Shows a mark that was put before, or none."""
        self._settles.stop()
        self.shown.set_place(place)

    @property
    def laid(self) -> Laid:
        """Bad on the left, or bad on top."""
        return self.shown.laid if isinstance(self.shown, FacesScale) else Laid.ACROSS

    def lengths(self) -> tuple[int | None, int | None]:
        """How long the line is here, in pixels and in millimetres; faces have no length."""
        line = self.shown
        return (line.length_px(), line.length_mm()) if isinstance(line, LineScale) else (None, None)

    def choice_words(self) -> tuple[str, ...]:
        """What there is to choose from in words, worst first: each face, or the two ends of the line."""
        faces = faces_of(self._question, self._mode)
        return tuple(words for _, words in faces) or (self._question.low_words, self._question.high_words)

    def _rests(self) -> None:
        if self.shown.place is not None:
            self.marked.emit(self.shown.place)

    def _off(self) -> None:
        self._settles.stop()
        self.cleared.emit()


def _sad(painter: QPainter, middle: QPointF) -> None:
    draw_face(painter, QRectF(middle.x() - END / 2, middle.y() - END / 2, END, END), 0)


def _glad(painter: QPainter, middle: QPointF) -> None:
    draw_face(painter, QRectF(middle.x() - END / 2, middle.y() - END / 2, END, END), 1000)

"""Signing by hand: the surface, its two buttons, and the sentence when it was not enough."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.ink_strokes import KeptStrokes, as_kept, from_kept, is_enough
from coachdesk.ui.widgets.ink_surface import InkSurface


class InkPad(Field):
    """One person's ink. Whoever cannot or would not draw uses the page's other choices (a mark with a witness, paper).

    InkPad(label, *, hint="", parent=None)
      `.strokes()` -> tuple[tuple[int, ...], ...]: (x, y, …) 0..10000 across and down a box 800 wide for 260 high,
      at most 2,000 points in all, geometry only;  `.is_empty()`;  `.is_enough()`
      `.check()` -> bool, and says "Please sign again inside the box." when it is not enough
      `.undo_stroke()`;  `.start_again()`;  `.show_strokes(strokes, read_only=True)` shows ink that was kept
      signal `changed()` after each stroke, undo and new start. Backspace takes the last stroke back.
    """

    changed = Signal()

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        spaced(column, gap=0.5)
        self.surface = InkSurface(whole)
        column.addWidget(self.surface)
        self._foot = QWidget(whole)
        row = FlowLayout(self._foot)
        spaced(row, gap=0.5)
        self._undo = Button(self.tr("Undo stroke"), icon="undo", parent=self._foot)
        self._again = Button(self.tr("Start again"), look="quiet", parent=self._foot)
        self._undo.clicked.connect(self.undo_stroke)
        self._again.clicked.connect(self.start_again)
        row.addWidget(self._undo)
        row.addWidget(self._again)
        column.addWidget(self._foot)
        self.place(whole, self.surface)
        self.surface.changed.connect(self._changed)

    def strokes(self) -> KeptStrokes:
        """The finished strokes as they are kept."""
        return as_kept(self.surface.finished)

    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.surface.finished

    def is_enough(self) -> bool:
        """Whether what is drawn can be a name or a mark, and not a slip of the hand."""
        return is_enough(self.surface.finished)

    def check(self) -> bool:
        """`is_enough()`; where it is not, says so under the box."""
        enough = self.is_enough()
        self.show_problem("" if enough else self.tr("Please sign again inside the box."))
        return enough

    def undo_stroke(self) -> None:
        """Takes the last stroke back."""
        self.surface.undo_stroke()

    def start_again(self) -> None:
        """Takes every stroke back."""
        self.surface.start_again()

    def show_strokes(self, strokes: KeptStrokes, *, read_only: bool = True) -> None:
        """Shows ink that was kept; read only unless said."""
        self.surface.read_only = read_only
        self.surface.show_strokes(from_kept(strokes))
        self._foot.setVisible(not read_only)

    def _changed(self) -> None:
        self.clear_problem()
        self.changed.emit()

"""A text beside another: the words that the other does not have are heavy and underlined, nothing is ever cut."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.tools.word_changes import Folded, Span
from coachdesk.ui.theme import em, tokens

_LINE = "\u2028"
"""What Qt takes for the end of a line inside one layout."""


class ComparedWords(QWidget):
    """ComparedWords(parent=None): `.show_spans(spans, left_out)` shows a text in stretches.

    `left_out` are the words for a fold, with `{count}` in them. `.words()` is what is shown, as a screen reader reads
    it; the description says which words differ. Plain text: markup is shown as typed.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[tuple[str, str]] = []
        self._laid: tuple[tuple[object, ...], QTextLayout, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_spans(self, spans: Sequence[Span | Folded], left_out: str) -> None:
        """Shows another text."""
        self._pieces = []
        for span in spans:
            if isinstance(span, Folded):
                gap = left_out.format(count=span.words)
                self._pieces += [(span.begin, ""), (f" {gap} ", "gap"), (span.end, "")]
            else:
                self._pieces.append((span.text, "differs" if span.differs else ""))
        self._laid = None
        self.setAccessibleName(self.words())
        changed = [text.strip() for text, how in self._pieces if how == "differs" and text.strip()]
        self.setAccessibleDescription(self.tr("Different: {words}").format(words="; ".join(changed)) if changed else "")
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Everything that is shown."""
        return "".join(text for text, _ in self._pieces)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout(width)[1]

    def sizeHint(self) -> QSize:
        width = em(24)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(6), em(1.5))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._laid = None
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(tokens().text))
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        """The laid-out text and its height in pixels."""
        self.ensurePolished()
        worn = (width, self.font().key(), tokens(), self.layoutDirection())
        if self._laid is None or self._laid[0] != worn:
            self._laid = (worn, *self._lay(width))
        return self._laid[1], self._laid[2]

    def _lay(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.words().replace("\n", _LINE), self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
            line = layout.createLine()
        layout.endLayout()
        return layout, round(height + 0.5)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for text, how in self._pieces:
            length = len(text.encode("utf-16-le")) // 2
            if how:
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, length, _format(how)
                found.append(one)
            start += length
        return found


def _format(how: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if how == "differs":
        made.setFontWeight(QFont.Weight.Bold)
        made.setFontUnderline(True)
        made.setBackground(QColor(tokens().accent_soft))
    else:
        made.setForeground(QColor(tokens().muted))
        made.setFontItalic(True)
    return made

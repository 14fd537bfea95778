"""One line of plain text, kept as a draft while typing and handed over when left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coachdesk.models.values import clean_text
from coachdesk.settings import NAME_LIMIT
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.writing import Writing

_WARN_FROM = 0.9


class LineField(Field):
    """A name, title or address line.

    LineField(label, *, text="", hint="", limit=200, placeholder="", label_shown=True, parent=None)
      `.text()` -> str, clean and on one line;  `.set_text(text)` emits nothing;  `.set_read_only(bool)`
      `.leave()` hands over what is typed now (call it when the page goes)
      signals: `edited()` each change by the person · `draft(str)` at most every 0.4 s while typing ·
               `left(str)` once when the focus leaves after a change · `entered()` Enter was pressed
    """

    edited = Signal()
    draft = Signal(str)
    left = Signal(str)
    entered = Signal()

    def __init__(
        self,
        label: str,
        *,
        text: str = "",
        hint: str = "",
        limit: int = NAME_LIMIT,
        placeholder: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, label_shown=label_shown, parent=parent)
        self._limit = limit
        self._line = QLineEdit(self)
        self._line.setMaxLength(limit)  # in UTF-16 units, so never more characters than that
        self._refused = False
        self._line.setPlaceholderText(placeholder)
        self.place(self._line)
        self._writing = Writing(self._line, lambda: self.draft.emit(self.text()), lambda: self.left.emit(self.text()))
        self._line.textEdited.connect(self._edited)
        self._line.inputRejected.connect(self._say_cut)
        self._line.returnPressed.connect(self._entered)
        self.set_text(text)

    def text(self) -> str:
        """What is typed: normalised, without controls, on one line, trimmed."""
        return " ".join(clean_text(self._line.text()).split())

    def set_text(self, text: str) -> None:
        """Shows text that came from elsewhere."""
        if text != self._line.text():
            self._line.setText(text)
            self._line.setCursorPosition(0)
        self._writing.forget()
        self.say("")

    def set_read_only(self, read_only: bool) -> None:
        """Text can be read and copied, not changed."""
        self._line.setReadOnly(read_only)

    def leave(self) -> None:
        """Hands over what is typed now, as if the focus had left."""
        self._writing.leave()

    def _entered(self) -> None:
        self._writing.leave()
        self.entered.emit()

    def _edited(self) -> None:
        length = len(self._line.text())
        self._refused = self._refused and length >= self._limit - 1
        if length < self._limit * _WARN_FROM:
            self.say("")
        elif not self._refused:
            self.say(self.tr("{left} of {limit} characters left").format(left=self._limit - length, limit=self._limit))
        self._writing.typed()
        self.edited.emit()

    def _say_cut(self) -> None:
        self._refused = True
        self.say(
            self.tr("Kept the first {limit} characters. Nothing more fits in this field.").format(limit=self._limit)
        )

"""What every field has around it: a label, a hint, a place for a problem, and a notice that is also read out."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.labels import SafeLabel


class Field(QWidget):
    """A labelled field. The fields below are all Fields; pages use what is here and never the inner editor.

    Field(label, *, hint="", label_shown=True, parent=None)
      `.show_problem(sentence)` marks it and says why under it;  `.clear_problem()`;  `.problem()` -> str
      `.say(sentence)` a passing notice ("Kept the first 200 characters.");  `""` takes it away
      `.rename(label)` changes label and accessible name;  `.set_hint(text)`
      `.editor()` the focusable inside (for tab order);  `setFocus()` goes to it
    """

    def __init__(self, label: str, *, hint: str = "", label_shown: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: QWidget | None = None
        self._label = SafeLabel(label, level="3", parent=self)
        self._hint = SafeLabel(hint, tone="muted", level="small", parent=self)
        self._problem = SafeLabel("", tone="danger", parent=self)
        self._notice = SafeLabel("", tone="muted", level="small", parent=self)
        self._rows = QVBoxLayout(self)
        spaced(self._rows, gap=0.3)
        for row in (self._label, self._hint, self._problem, self._notice):
            self._rows.addWidget(row)
        self._label.setVisible(label_shown)
        self._hint.setVisible(bool(hint))
        self._problem.hide()
        self._notice.hide()

    def place(self, editor: QWidget, focusable: QWidget | None = None) -> None:
        """Puts the editor under the label, and names it by the label (for the fields in this package)."""
        self._editor = focusable or editor
        self._rows.insertWidget(2, editor)
        self.setFocusProxy(self._editor)
        self._label.name_for(self._editor)
        self._describe()

    def editor(self) -> QWidget:
        """The widget inside that takes the focus."""
        return self._editor or self

    def label(self) -> str:
        """The label's words."""
        return self._label.words()

    def rename(self, label: str) -> None:
        """Gives it another label, for the eye and for a screen reader."""
        self._label.set_words(label)
        self._describe()

    def set_hint(self, text: str) -> None:
        """Shows a line of help under the label; "" takes it away."""
        self._hint.set_words(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def show_problem(self, sentence: str) -> None:
        """Marks the field and says under it what is wrong and how to put it right."""
        self._problem.set_words(sentence)
        self._problem.setVisible(bool(sentence))
        self._mark_doubtful(bool(sentence))
        self._describe()
        announce(self, sentence)

    def clear_problem(self) -> None:
        """Takes the problem away."""
        if self.problem():
            self.show_problem("")

    def problem(self) -> str:
        """The sentence shown as a problem, or ""."""
        return self._problem.words()

    def say(self, sentence: str) -> None:
        """A passing notice under the field, read out too; "" takes it away."""
        if sentence == self._notice.words():
            return
        self._notice.set_words(sentence)
        self._notice.setVisible(bool(sentence))
        announce(self, sentence)

    def notice(self) -> str:
        """The passing notice shown now, or ""."""
        return self._notice.words()

    def _describe(self) -> None:
        if self._editor is None:
            return
        self._editor.setAccessibleName(self._label.words())
        self._editor.setAccessibleDescription(" ".join(part for part in (self.problem(), self._hint.words()) if part))

    def _mark_doubtful(self, doubtful: bool) -> None:
        if self._editor is None or bool(self._editor.property("doubtful")) == doubtful:
            return
        self._editor.setProperty("doubtful", doubtful)
        self._editor.style().unpolish(self._editor)
        self._editor.style().polish(self._editor)

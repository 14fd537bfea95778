"""One of many: type a few letters and the list narrows to what contains them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from coachdesk.ui.icons import icon
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.field import Field


class SteadyCombo(QComboBox):
    """A list that the mouse wheel never changes: the page scrolls instead."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SearchChoiceField(Field):
    """A worker, an agency, a template: more choices than fit in sight.

    SearchChoiceField(label, choices, *, chosen="", placeholder="", hint="", label_shown=True, parent=None)
      `.chosen()` -> str, the key or "";  `.choose(key)` emits nothing;  `.set_choices(choices)`;  `.leave()`
      `.typed()` -> str what stands in the box
      signals: `edited()` at each choice · `left(str)` once when the focus leaves after a change ·
               `unknown(str)` left with words that nothing in the list is called (they stay in the box)
    """

    edited = Signal()
    left = Signal(str)
    unknown = Signal(str)

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        *,
        chosen: str = "",
        placeholder: str = "",
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, label_shown=label_shown, parent=parent)
        self._key = ""
        self._touched = False
        self._combo = SteadyCombo(self)
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._combo.setMinimumContentsLength(8)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = self._combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(placeholder)
        line.setMaxLength(1_000)
        completer = QCompleter(self._combo.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._combo.setCompleter(completer)
        self.place(self._combo)
        self._combo.activated.connect(self._picked)
        line.textEdited.connect(self._edited)
        self._combo.installEventFilter(self)
        self.set_choices(choices)
        self.choose(chosen)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers another list; what was chosen stays chosen where it is still offered."""
        before = self._key
        self._combo.clear()
        for choice in choices:
            words = f"{choice.words}, {choice.detail}" if choice.detail else choice.words
            self._combo.addItem(words, choice.key)
            if choice.icon:
                self._combo.setItemIcon(self._combo.count() - 1, icon(choice.icon))
        self.choose(before)

    def chosen(self) -> str:
        """The key of what is chosen, or ""."""
        return self._key

    def typed(self) -> str:
        """The words that stand in the box."""
        return self._combo.currentText()

    def choose(self, key: str) -> None:
        """Shows a choice that came from elsewhere; "" or an unknown key shows none."""
        index = self._combo.findData(key) if key else -1
        self._combo.setCurrentIndex(index)
        if index < 0:
            self._combo.clearEditText()
        line = self._combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # where there is little room, words are read from their beginning
        self._key = key if index >= 0 else ""
        self._touched = False
        self.clear_problem()

    def leave(self) -> None:
        """Hands over what is chosen now, as if the focus had left."""
        if not self._touched:
            return
        self._touched = False
        if not self._key and self.typed().strip():
            self.show_problem(self.tr("Nothing in the list is called that. Choose one from the list."))
            self.unknown.emit(self.typed().strip())
            return
        self.left.emit(self._key)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        ):
            self.leave()
        return False

    def _picked(self, index: int) -> None:
        if index >= 0:
            self._set_key(str(self._combo.itemData(index)))

    def _edited(self, typed: str) -> None:
        index = self._combo.findText(typed.strip(), Qt.MatchFlag.MatchFixedString)
        self._set_key(str(self._combo.itemData(index)) if index >= 0 else "")

    def _set_key(self, key: str) -> None:
        self._touched = True
        self.clear_problem()
        if key != self._key:
            self._key = key
            self.edited.emit()

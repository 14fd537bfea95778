"""One of a few, all of them in sight as pills with words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.pills import RadioPill


class PillRow(QWidget):
    """The row of pills in a field; to a screen reader a named group."""

    accessible_role = QAccessible.Role.Grouping


class ChoiceField(Field):
    """Up to eight or so choices, none chosen to begin with unless said.

    ChoiceField(label, choices, *, chosen="", optional=True, hint="", label_shown=True, parent=None)
      `choices`: Sequence[Choice];  `optional`: choosing the chosen one again, or Delete, clears it
      `.chosen()` -> str, the key or "";  `.choose(key)` emits nothing;  `.set_choices(choices)`;  `.leave()`
      signals: `edited()` at each choice by the person · `left(str)` once when the focus leaves after a change
    """

    edited = Signal()
    left = Signal(str)

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        *,
        chosen: str = "",
        optional: bool = True,
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, label_shown=label_shown, parent=parent)
        self._optional = optional
        self._ours = False
        self._touched = False
        self._held = ""
        self._row = PillRow(self)
        self._flow = FlowLayout(self._row)
        spaced(self._flow, gap=0.5)
        self._group = QButtonGroup(self)
        self._group.buttonPressed.connect(self._pressed)
        self._group.buttonClicked.connect(self._clicked)
        self._group.buttonToggled.connect(self._toggled)
        self.place(self._row)
        self.set_choices(choices)
        self.choose(chosen)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other choices; what was chosen stays chosen where it is still offered."""
        before = self.chosen()
        for pill in self._pills():
            self._group.removeButton(pill)
            self._flow.removeWidget(pill)
            pill.deleteLater()
        for choice in choices:
            pill = RadioPill(choice, self._row)
            pill.installEventFilter(self)
            self._group.addButton(pill)
            self._flow.addWidget(pill)
        self.setFocusProxy(next(iter(self._pills()), None) or self._row)
        self.choose(before)

    def chosen(self) -> str:
        """The key of the chosen pill, or ""."""
        pill = self._group.checkedButton()
        return pill.choice.key if isinstance(pill, RadioPill) else ""

    def choose(self, key: str) -> None:
        """Shows a choice that came from elsewhere; "" or an unknown key shows none."""
        self._ours = True
        self._group.setExclusive(False)
        for pill in self._pills():
            pill.setChecked(pill.choice.key == key and bool(key))
        self._group.setExclusive(True)
        self._ours = False
        self._touched = False

    def editor(self) -> QWidget:
        """The pill that takes the focus."""
        pill = self._group.checkedButton()
        return pill if isinstance(pill, RadioPill) else next(iter(self._pills()), self._row)

    def leave(self) -> None:
        """Hands over what is chosen now, as if the focus had left."""
        if self._touched:
            self._touched = False
            self.left.emit(self.chosen())

    def clear(self) -> None:
        """The person takes the choice back."""
        if self.chosen():
            self.choose("")
            self._changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if QApplication.focusWidget() not in self._pills():
                self.leave()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._optional and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
                self.clear()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(watched, QAbstractButton):
                watched.click()
                return True
        return False

    def _pills(self) -> list[RadioPill]:
        return [pill for pill in self._group.buttons() if isinstance(pill, RadioPill)]

    def _pressed(self, _pill: QAbstractButton) -> None:
        self._held = self.chosen()

    def _clicked(self, pill: QAbstractButton) -> None:
        if self._optional and isinstance(pill, RadioPill) and self._held == pill.choice.key:
            self._held = ""
            self.clear()

    def _toggled(self, _pill: QAbstractButton, on: bool) -> None:
        if on and not self._ours:
            self._changed()

    def _changed(self) -> None:
        self._touched = True
        self.clear_problem()
        self.edited.emit()

"""Any of several, all of them in sight as pills with a tick box."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import PillRow
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.pills import TickPill


class ManyField(Field):
    """None, one or several of a few.

    ManyField(label, choices, *, chosen=(), hint="", label_shown=True, parent=None)
      `.chosen()` -> tuple[str, ...] of keys in the order offered;  `.choose(keys)` emits nothing;
      `.set_choices(choices)`;  `.leave()`
      signals: `edited()` at each tick by the person · `left(object)` the keys, once when the focus leaves after
      a change
    """

    edited = Signal()
    left = Signal(object)

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        *,
        chosen: Sequence[str] = (),
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, label_shown=label_shown, parent=parent)
        self._touched = False
        self._pills: list[TickPill] = []
        self._row = PillRow(self)
        self._flow = FlowLayout(self._row)
        spaced(self._flow, gap=0.5)
        self.place(self._row)
        self.set_choices(choices)
        self.choose(chosen)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other choices; what was chosen stays chosen where it is still offered."""
        before = self.chosen()
        for pill in self._pills:
            self._flow.removeWidget(pill)
            pill.deleteLater()
        self._pills = [TickPill(choice, parent=self._row) for choice in choices]
        for pill in self._pills:
            pill.installEventFilter(self)
            pill.clicked.connect(self._ticked)
            self._flow.addWidget(pill)
        self.setFocusProxy(self._pills[0] if self._pills else self._row)
        self.choose(before)

    def chosen(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order offered."""
        return tuple(pill.choice.key for pill in self._pills if pill.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Shows choices that came from elsewhere; unknown keys are left out."""
        for pill in self._pills:
            pill.setChecked(pill.choice.key in keys)
        self._touched = False

    def editor(self) -> QWidget:
        """The first pill."""
        return self._pills[0] if self._pills else self._row

    def leave(self) -> None:
        """Hands over what is ticked now, as if the focus had left."""
        if self._touched:
            self._touched = False
            self.left.emit(self.chosen())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and QApplication.focusWidget() not in self._pills:
            self.leave()
        return False

    def _ticked(self) -> None:
        self._touched = True
        self.clear_problem()
        self.edited.emit()

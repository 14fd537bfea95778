"""Whose figures: all families, or some of them ticked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.many_field import ManyField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.ui.widgets.choice import Choice


class FamiliesField(QWidget):
    """FamiliesField(parent): `.offer(choices, chosen)`, `.chosen()`; signal `edited()` at each tick.

    The ticks are folded away behind a button that says how many of how many there are.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        self._offered: tuple[Choice, ...] = ()
        self.unfold = secondary_button("", "families", self)
        self.unfold.clicked.connect(self._turn)
        self.ticks = ManyField(self.tr("Whose"), [], parent=self)
        self.ticks.edited.connect(self._edited)
        self.ticks.hide()
        column.addWidget(self.unfold)
        column.addWidget(self.ticks)

    def offer(self, choices: Sequence[Choice], chosen: Sequence[str]) -> None:
        """Shows which families there are and which are ticked."""
        if tuple(choices) != self._offered:
            self._offered = tuple(choices)
            self.ticks.set_choices(choices)
        self.ticks.choose(chosen)
        self._count()

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order offered."""
        return self.ticks.chosen()

    def _turn(self) -> None:
        self.ticks.setVisible(not self.ticks.isVisibleTo(self))

    def _edited(self) -> None:
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        chosen, of = len(self.chosen()), len(self._offered)
        words = self.tr("All families ({count})") if chosen == of else self.tr("{chosen} of {count} families")
        self.unfold.set_words(self.tr("Whose: {words}").format(words=words.format(chosen=chosen, count=of)))

""" "Read to me": asks once whether anybody can overhear, then reads the page; where nothing can be, it says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.ui.read_aloud.reader import Reader


@dataclass
class Hearing:
    """What a person who holds the laptop said about being overheard; forgotten when somebody else takes it."""

    safe: bool | None = None


class ReadToMe(QWidget):
    """Stands above the words it reads. `heard` once reading has begun."""

    heard = Signal()

    def __init__(
        self,
        reader: Reader | None,
        lines: Callable[[], Sequence[str]],
        hearing: Hearing,
        parent: QWidget | None = None,
    ) -> None:
        """`lines()` gives what is on the page now, in the order it is read; never a name."""
        super().__init__(parent)
        self._reader, self._lines, self._hearing = reader, lines, hearing
        self.button = secondary_button("", "speak", self)
        self.button.clicked.connect(self._pressed)
        self.asking = QWidget(self)
        self.told = SafeLabel("", parent=self)
        self.told.hide()
        self._build()
        if reader is not None:
            reader.speaking.connect(self._show)
        self._show()

    def stop(self) -> None:
        """Falls silent: the page is left or covered."""
        if self._reader is not None:
            self._reader.stop()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self.asking)
        column.addWidget(self.told)
        inside = QVBoxLayout(self.asking)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(SafeLabel(self.tr("Can anyone hear this who should not?"), parent=self.asking))
        row = FlowLayout()
        spaced(row, gap=0.6)
        inside.addLayout(row)
        self.alone = secondary_button(self.tr("No. Read it to me"), "speak", self.asking)
        self.overheard = secondary_button(self.tr("Yes. Do not read it"), "close", self.asking)
        self.alone.clicked.connect(lambda: self._answer(safe=True))
        self.overheard.clicked.connect(lambda: self._answer(safe=False))
        row.addWidget(self.alone)
        row.addWidget(self.overheard)
        self.asking.hide()

    def _pressed(self) -> None:
        reader = self._reader
        if reader is None or not reader.can_read(self._lines()):
            self.told.set_words(self.tr("This laptop cannot read this out. Ask your coach to read it to you."))
            self.told.show()
        elif reader.busy:
            reader.stop()
        elif not self._hearing.safe:
            self.asking.show()
            self.alone.setFocus()
        else:
            self._begin()

    def _answer(self, *, safe: bool) -> None:
        self._hearing.safe = safe
        self.asking.hide()
        self.button.setFocus()
        if safe:
            self._begin()

    def _begin(self) -> None:
        assert self._reader is not None
        self.heard.emit()
        self._reader.read(self._lines())

    def _show(self) -> None:
        if self._reader is None or not self._reader.can_read(self._lines()):
            self.button.set_words(self.tr("Coach reads aloud"))
        elif self._reader.busy:
            self.button.set_words(self.tr("Stop reading"))
        else:
            self.button.set_words(self.tr("Read to me"))

"""The parts in which a recovery code is shown and proved to be on paper: eight numbered groups, and two to be typed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode

_ASKED = 2


class GroupGrid(QWidget):
    """The groups with their numbers, as many on a line as there is room for."""

    def __init__(self, groups: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self)
        spaced(line, 0.0, 1.2)
        for number, group in enumerate(groups, start=1):
            cell = SafeLabel(f"{number}\u2002{group}", level="2", wrap=False, parent=self)
            cell.setAccessibleName(self.tr("Group {number}: {letters}").format(number=number, letters=" ".join(group)))
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            line.addWidget(cell)
        self.restyle()

    def restyle(self) -> None:
        """Makes all cells as wide as the widest (the theme calls this)."""
        cells = self.findChildren(SafeLabel)
        for cell in cells:
            cell.setMinimumWidth(0)
            cell.ensurePolished()
        widest = max((cell.sizeHint().width() for cell in cells), default=0)
        for cell in cells:
            cell.setMinimumWidth(widest)


class TwoGroups(QWidget):
    """Asks for two of the groups, `asked` by number. `check()` says at the field what is wrong; `entered` at Enter."""

    entered = Signal()

    def __init__(
        self, code: RecoveryCode, choose: Callable[[int], list[int]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._code = code
        self.asked = (choose or _two_of)(len(code.groups()))
        self.fields: list[LineField] = []
        column = QVBoxLayout(self)
        spaced(column, 0.0, 0.9)
        for number in self.asked:
            field = LineField(self.tr("Group {number}").format(number=number), limit=20, parent=self)
            field.edited.connect(field.clear_problem)
            self.fields.append(field)
            column.addWidget(field)
        for field, following in zip(self.fields, [*self.fields[1:], None], strict=True):
            field.entered.connect(self.entered if following is None else following.setFocus)

    def check(self) -> bool:
        """Whether both groups are right."""
        wrong = [
            field
            for number, field in zip(self.asked, self.fields, strict=True)
            if not self._code.has_group(number, field.text())
        ]
        for field in wrong:
            field.show_problem(self.tr("That is not what this group says. Look at the paper again."))
        if wrong:
            wrong[0].setFocus()
        return not wrong


def _two_of(count: int) -> list[int]:
    """Two different group numbers, by chance, in order."""
    return sorted(secrets.SystemRandom().sample(range(1, count + 1), _ASKED))

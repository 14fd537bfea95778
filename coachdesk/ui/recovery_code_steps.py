"""The recovery code on the screen, to be written down or printed, and the proof that it is on paper."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.page_turner import PageTurner
from coachdesk.ui.recovery_code_print import can_print, print_code
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode

_ASKED = 2


class CodeShown(FrontPage):
    """The eight groups, numbered. `written` is emitted when the person says that they are on paper."""

    written = Signal()

    def __init__(self, code: RecoveryCode, *, above: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your recovery code"), above=above, parent=parent)
        self.body.addWidget(
            SafeLabel(
                self.tr(
                    "If you forget your passphrase, only this code opens your records. Nobody else has it, and it is "
                    "not kept on this laptop. Write it down or print it now, and keep the paper away from the laptop."
                ),
                parent=self,
            )
        )
        card = Card(parent=self)
        self._groups = GroupGrid(code.groups(), card)
        card.add(self._groups)
        self.body.addWidget(card)
        if can_print():
            printing = secondary_button(self.tr("Print…"), icon="printer", parent=self)
            printing.clicked.connect(lambda: print_code(code.groups(), self))
            self.add_action(printing)
        onwards = primary_button(self.tr("It is on paper"), parent=self)
        onwards.clicked.connect(self.written)
        self.add_action(onwards)
        self.first = onwards


class GroupGrid(QWidget):
    """The groups with their numbers, in as many columns as there is room for."""

    def __init__(self, groups: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        spaced(self._grid, 0.0, 0.6)
        self._cells: list[SafeLabel] = []
        for number, group in enumerate(groups, start=1):
            cell = SafeLabel(f"{number}   {group}", level="2", wrap=False, parent=self)
            cell.setAccessibleName(self.tr("Group {number}: {letters}").format(number=number, letters=" ".join(group)))
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._cells.append(cell)
        self._columns = 0
        self._fill(4)

    def _fill(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            room = self.width() // em(7)
            self._fill(next(count for count in (4, 2, 1) if count <= max(1, room)))
        return super().event(event)


class CodeChecked(FrontPage):
    """Asks for two of the groups. `proved` when both are right; `again` to see the code once more."""

    proved = Signal()
    again = Signal()

    def __init__(
        self,
        code: RecoveryCode,
        *,
        above: str = "",
        choose: Callable[[int], list[int]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Check the paper"), above=above, parent=parent)
        self._code = code
        self.asked = (choose or _two_of)(len(code.groups()))
        self.body.addWidget(SafeLabel(self.tr("Type these two groups from the paper, not from memory."), parent=self))
        self.fields = []
        for number in self.asked:
            field = LineField(self.tr("Group {number}").format(number=number), limit=20, parent=self)
            field.edited.connect(field.clear_problem)
            self.fields.append(field)
            self.body.addWidget(field)
        for field, following in zip(self.fields, [*self.fields[1:], None], strict=True):
            field.entered.connect(self._check if following is None else following.setFocus)
        self.first = self.fields[0]
        show = quiet_button(self.tr("Show the code again"), parent=self)
        show.clicked.connect(self.again)
        check = primary_button(self.tr("Check"), parent=self)
        check.clicked.connect(self._check)
        self.add_action(show)
        self.add_action(check)

    def _check(self) -> None:
        wrong = [
            field
            for number, field in zip(self.asked, self.fields, strict=True)
            if not self._code.has_group(number, field.text())
        ]
        for field in wrong:
            field.show_problem(self.tr("That is not what this group says. Look at the paper again."))
        if wrong:
            wrong[0].setFocus()
        else:
            self.proved.emit()


class CodeProof(PageTurner):
    """Shows a code, then has two groups of it typed; `proved` wipes it. `above`: a line over each page."""

    proved = Signal()

    def __init__(self, code: RecoveryCode, *, above: tuple[str, str] = ("", ""), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._above = code, above
        self._show_code()

    def _show_code(self) -> None:
        shown = CodeShown(self._code, above=self._above[0], parent=self)
        shown.written.connect(self._check)
        self.turn_to(shown, forget=True)

    def _check(self) -> None:
        checked = CodeChecked(self._code, above=self._above[1], parent=self)
        checked.again.connect(self._show_code)
        checked.proved.connect(self._proved)
        self.turn_to(checked, forget=True)

    def _proved(self) -> None:
        self._code.wipe()
        self.proved.emit()


def _two_of(count: int) -> list[int]:
    """Two different group numbers, by chance, in order."""
    return sorted(secrets.SystemRandom().sample(range(1, count + 1), _ASKED))

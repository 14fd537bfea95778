"""The two halves of the recovery key, each on a page of its own, then one group of each typed back from its paper."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui.printing import can_print
from coachdesk.ui.recovery_code_parts import GroupGrid, TwoGroups
from coachdesk.ui.recovery_code_print import print_code
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode
    from coachdesk.operations.devices.connecting import Halves


class HalvesCard(Card):
    """`.begin(halves)`; `proved()` once a group of each was typed back. `.wipe()` forgets them; `.groups` asks."""

    proved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="lock", parent=parent)
        self._halves: Halves | None = None
        self._step = 0
        self.groups: list[TwoGroups] = []
        self._says = SafeLabel("", parent=self)
        self._rows = Rows(0.8, self)
        self.add(self._says)
        self.add(self._rows)
        self.back = quiet_button(self.tr("Back"), icon="left", parent=self)
        self.back.clicked.connect(lambda: self._turn(-1))
        self._print = secondary_button(self.tr("Print…"), icon="printer", parent=self)
        self._print.clicked.connect(self._print_half)
        self.next_button = primary_button("", parent=self)
        self.next_button.clicked.connect(self._go_on)
        self.buttons = (self.back, self._print, self.next_button)
        """For the page to put where its buttons are."""

    def begin(self, halves: Halves) -> None:
        """Shows the first half."""
        self.wipe()
        self._halves, self._step = halves, 0
        self._show()

    def wipe(self) -> None:
        """Nothing of them is on the screen or kept here any more."""
        for half in self._halves or ():
            half.wipe()
        self._halves, self.groups = None, []
        self._rows.fill([])
        for button in self.buttons:
            button.hide()

    def is_open(self) -> bool:
        """Whether halves are being put on paper."""
        return self._halves is not None

    def _half(self) -> RecoveryCode | None:
        return self._halves[self._step] if self._halves is not None and self._step < len(self._halves) else None

    def _turn(self, by: int) -> None:
        self._step += by
        self._show()

    def _go_on(self) -> None:
        if self._half() is not None:
            self._turn(1)
            return
        right = [asked.check() for asked in self.groups]  # each says at its field what is wrong
        if all(right):
            self.wipe()
            self.proved.emit()

    def _show(self) -> None:
        half = self._half()
        self.back.setVisible(self._step > 0)
        self._print.setVisible(half is not None and can_print())
        self.next_button.show()
        if half is not None:
            self._show_half(half)
        else:
            self._ask()

    def _show_half(self, half: RecoveryCode) -> None:
        self.groups = []
        self.set_title(self.tr("Half {number} of the recovery key").format(number=self._step + 1))
        self._says.set_words(
            self.tr(
                "Print it or write it down, put it in an envelope, and give it to one officer. The other half goes to "
                "another officer, and nobody keeps both: together they open every family’s records."
            )
        )
        self._rows.fill([GroupGrid(half.groups(), self._rows)])
        self.next_button.set_words(self.tr("Half {number} is on paper").format(number=self._step + 1))
        self.next_button.setFocus()

    def _ask(self) -> None:
        self.set_title(self.tr("Check both papers"))
        self._says.set_words(self.tr("Type one group of each half from its paper, not from memory."))
        asked: list[QWidget] = []
        self.groups = []
        for number, half in enumerate(self._halves or (), start=1):
            one = TwoGroups(half, _one_of, self._rows)
            for field, group in zip(one.fields, one.asked, strict=True):
                field.rename(self.tr("Half {number}, group {group}").format(number=number, group=group))
            self.groups.append(one)
            asked.append(one)
        self.groups[0].entered.connect(self.groups[1].fields[0].setFocus)
        self.groups[1].entered.connect(self._go_on)
        self._rows.fill(asked)
        self.next_button.set_words(self.tr("Check"))
        self.groups[0].fields[0].setFocus()

    def _print_half(self) -> None:
        half = self._half()
        if half is not None:
            words = self.tr(
                "One half of your organisation’s recovery key.\n"
                "Alone it opens nothing. With the other half it opens every family’s records.\n"
                "Keep it in a sealed envelope, away from whoever has the other half."
            )
            print_code(half.groups(), self, words)


def _one_of(count: int) -> list[int]:
    return [secrets.SystemRandom().randint(1, count)]

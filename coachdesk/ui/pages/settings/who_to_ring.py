"""The numbers that F8 shows: what they are, changing them, and changing back; what is half typed is kept as a draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.who_to_ring.editor import NumbersEditor, Typed
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.undo_toast import UndoToast

if TYPE_CHECKING:
    from coachdesk.models.duty_number import DutyNumber
    from coachdesk.operations.duty_book import DutyBook
    from coachdesk.tools.duty_numbers import KeptNumbers
    from coachdesk.ui.page import Page

DRAFT = "settings/who-to-ring"


class WhoToRingCard(Card):
    """WhoToRingCard(page, book): `.show_now()` reads, `.leave()` keeps what is half typed; `.editor`, `.told`."""

    def __init__(self, page: Page, book: DutyBook, parent: QWidget | None = None) -> None:
        super().__init__(icon="phone", parent=parent)
        self.set_title(self.tr("Who to ring"))
        self._page, self._book = page, book
        self._kept: tuple[DutyNumber, ...] = ()
        self._touched = False
        about = self.tr("F8 shows these numbers at once, also while CoachDesk is covered or locked. 999 stands first.")
        self.told = SafeLabel("", parent=self)
        self._begin = secondary_button(self.tr("Change the numbers"), "edit", self)
        self._begin.clicked.connect(self._open)
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        spaced(column, gap=0.8)
        self.editor = NumbersEditor(self._inside)
        self.editor.edited.connect(self._edited)
        self.editor.entered.connect(self.keep)
        self.save = secondary_button(self.tr("Keep these numbers"), "tick", self)
        self.save.clicked.connect(self.keep)
        self._as_before = quiet_button(self.tr("Leave them as they were"), parent=self)
        self._as_before.clicked.connect(self._shut)
        self.undo = UndoToast(self)
        column.addWidget(self.editor)
        for part in (small_label(about, parent=self), self.told, self._inside, self.undo):
            self.add(part)
        for button in (self._begin, self._as_before, self.save):
            self.add_action(button)
        self._turn(editing=False)

    def show_now(self) -> None:
        """Reads the numbers, and puts back what was being typed when the page went."""
        if not self._inside.isHidden():
            return
        self._show(self._book.read())
        drafts = self._page.desk.drafts
        self._page.read(lambda: drafts.read(DRAFT), self._put_back, key="who-to-ring")

    def is_typing(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._touched

    def leave(self) -> None:
        """The page goes: what is half typed is kept."""
        if self._touched:
            drafts, text = self._page.desk.drafts, json.dumps(self.editor.typed())
            self._page.do(lambda: drafts.save(DRAFT, text))

    def keep(self) -> None:
        """Keeps what is typed, or says at its field what is not right."""
        numbers = self.editor.settle(at_least_one=True)
        if numbers is None:
            return
        before = self._kept
        self._write(numbers)
        if before and before != numbers:
            self.undo.offer(self.tr("The numbers are changed."), lambda: self._write(before))

    def _write(self, numbers: tuple[DutyNumber, ...]) -> None:
        self._page.do(lambda: self._book.keep(numbers), then=self._written)

    def _written(self, kept: KeptNumbers) -> None:
        self._shut()
        self._show(kept)

    def _show(self, kept: KeptNumbers) -> None:
        self._kept = kept.numbers
        lines = [", ".join(part for part in (one.who, one.number, one.hours) if part) for one in kept.numbers]
        if not kept.whole:
            lines.append(self.tr("Some of the numbers could not be read. Type them again, and keep them."))
        elif not kept.enough:
            lines.append(self.tr("No number is kept yet besides 999."))
        self.told.set_tone("" if kept.whole and kept.enough else "warn")
        self.told.set_words("\n".join(lines))

    def _open(self) -> None:
        if self._kept:
            self.editor.show_typed((one.who, one.number, one.hours) for one in self._kept)
        else:
            self.editor.show_suggested()
        self._turn(editing=True)
        self.editor.rows[0].number.setFocus()

    def _put_back(self, text: str | None) -> None:
        rows = _rows_of(text)
        if rows and self._inside.isHidden():
            self.editor.show_typed(rows)
            self._touched = True
            self._turn(editing=True)

    def _edited(self) -> None:
        self._touched = True

    def _shut(self) -> None:
        """Nothing is being typed any more."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        if self._touched:
            drafts = self._page.desk.drafts
            self._page.do(lambda: drafts.drop(DRAFT))
        self._turn(editing=False)
        if inside:
            self._begin.setFocus()

    def _turn(self, *, editing: bool) -> None:
        self._touched = self._touched and editing
        for part in (self._inside, self.save, self._as_before):
            part.setVisible(editing)
        for part in (self.told, self._begin):
            part.setVisible(not editing)


def _rows_of(text: str | None) -> list[Typed]:
    """What was half typed, as `leave` kept it."""
    return [(who, number, hours) for who, number, hours in json.loads(text)] if text else []

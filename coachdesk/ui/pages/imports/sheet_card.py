"""Which file, whose sheet it is, and which sheet of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_WORKBOOKS = {".xlsx", ".ods"}


class SheetCard(Card):
    """`.file`, `.whose`, `.number`; signals: `edited()` what is chosen is another · `asked()` Enter was pressed."""

    edited = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="note", parent=parent)
        self.set_title(self.tr("The sheet"))
        hint = self.tr("A table (.csv) or a workbook (.xlsx, .ods). You can also drop it on this page.")
        self.file = PathField(self.tr("The file"), "file", hint=hint, parent=self)
        self.whose = SearchChoiceField(
            self.tr("Whose sheet is it?"),
            [],
            placeholder=self.tr("Several agencies, or not said"),
            hint=self.tr("What its columns mean is remembered for the agency’s next one."),
            parent=self,
        )
        self.number = LineField(
            self.tr("Which sheet of the workbook?"),
            hint=self.tr("A number, counted from the left: 1 is the first. Hidden ones do not count."),
            limit=3,
            parent=self,
        )
        self.number.hide()
        for part in (self.file, self.whose, self.number):
            self.add(part)
        self.file.edited.connect(self._changed)
        self.file.entered.connect(self.asked)
        self.number.edited.connect(self.edited)
        self.number.entered.connect(self.asked)
        self.whose.edited.connect(self.edited)

    def set_agencies(self, names: Iterable[str]) -> None:
        """Those it can be from."""
        self.whose.set_choices([Choice(name, name) for name in names])

    def take(self, path: Path) -> None:
        """A file was dropped."""
        self.file.set_path(path)
        self._changed()

    def sheet_number(self) -> int | None:
        """Which sheet, 0 where it is not said; None, and a sentence at the field, for what is no number."""
        typed = self.number.text()
        if not typed or self.number.isHidden():
            return 0
        if not typed.isascii() or not typed.isdigit() or not int(typed):
            self.number.show_problem(self.tr("Write a number, such as 1."))
            return None
        return int(typed)

    def forget(self) -> None:
        """Nothing is chosen."""
        self.file.set_path(None)
        self.whose.choose("")
        self.number.set_text("")
        self.number.hide()

    def _changed(self) -> None:
        path = self.file.path()
        self.number.setVisible(path is not None and path.suffix.casefold() in _WORKBOOKS)
        self.edited.emit()

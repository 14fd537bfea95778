"""Something to tell, in one's own words; it stays as it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.unkept import Unkept
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class TellPage(Sheet):
    """One box and one button. What is kept is gone from the page: the next one does not read it."""

    def __init__(self, window: FamilyWindow) -> None:
        super().__init__(window)
        self.set_title(self.tr("Something to tell"))
        self.field = WordsField(self.tr("In my own words"), lines=4, parent=self)
        self.field.set_text(self.sitting.unkept)
        self.sitting.unkept = ""
        self.add(self.field)
        self.say(self.tr("Your coach will read it. It stays as you say it."))
        self._keeping = False
        self._undragged = Undragged(self.field.editor())
        self.keep = primary_button(self.tr("Keep this"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.field.edited.connect(self.message.hush)
        self.finish(self.keep, back="home")
        self.first = self.field.editor()

    def unkept(self) -> Unkept | None:
        """Words on their way to the disk are nobody's to keep or throw away again; not kept, they come back."""
        words, window = self._words(), self.at
        if not words:
            return None

        def more() -> None:
            window.sitting.unkept = words
            window.go("tell")

        return Unkept(keep=lambda then: window.sitting.tell(words, then), more=more)

    def _words(self) -> str:
        return "" if self._keeping else self.field.text().strip()

    def _keep(self) -> None:
        words = self._words()
        if not words:
            self.message.say(self.tr("Say it here first."))
            self.field.editor().setFocus()
        elif not self.sitting.waiting:
            self._keeping = True
            self.keep.setEnabled(False)
            self.field.set_read_only(True)
            self.sitting.tell(words, then=self._is_kept)

    def _is_kept(self) -> None:
        if self.at.page is not self:  # somebody has gone on to another page meanwhile
            return
        self.field.set_text("")
        self._again()
        self.message.say(self.tr("It is kept."))

    def _not_kept(self, why: str) -> None:
        self.sitting.unkept = ""  # they still stand here
        self._again()
        super()._not_kept(why)

    def _again(self) -> None:
        self._keeping = False
        self.keep.setEnabled(True)
        self.field.set_read_only(False)
        if not self.at.covered and not self.at.ringing.shown:
            self.field.editor().setFocus()


class Undragged(QObject):
    """Words can be marked and not dragged out of the box, nor dropped into it."""

    def __init__(self, editor: object) -> None:
        assert isinstance(editor, QPlainTextEdit)
        super().__init__(editor)
        self._editor = editor
        editor.setAcceptDrops(False)
        editor.viewport().setAcceptDrops(False)
        editor.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            cursor: QTextCursor = self._editor.textCursor()
            if cursor.hasSelection():  # a press on what is marked would begin to drag it
                cursor.clearSelection()
                self._editor.setTextCursor(cursor)
        return False

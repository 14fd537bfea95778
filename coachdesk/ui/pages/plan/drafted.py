"""A field whose typing is kept at once as a draft, and becomes part of a record when the field is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from coachdesk.errors import CoachDeskError
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.words_field import WordsField

_STAYING = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}


class Drafted(QObject):
    """Ties a field to `key`. `left(text)` is called once when the field is left after a change, or with a draft put
    back into it. Without `left` the text stays a draft until something else takes it. `record_id` is held on the
    table while someone types."""

    def __init__(
        self,
        field: LineField | WordsField,
        table: Table,
        key: str,
        left: Callable[[str], object] | None = None,
        record_id: str = "",
    ) -> None:
        super().__init__(field)
        self._field, self._table, self.key, self._left = field, table, key, left
        self._record_id = record_id
        self._looked_for = ""
        self.typing = False
        """True from the first key, or from when a draft was put back, until the field is left."""
        field.edited.connect(self._edited)
        field.draft.connect(lambda text: table.draft(self.key, text))
        field.left.connect(self._on_left)
        field.editor().installEventFilter(self)

    def show(self, text: str, drafts: Mapping[str, str]) -> None:
        """Shows what is kept, unless someone is typing here; a draft found at the first look is put back instead."""
        draft = drafts.get(self.key, "") if self._looked_for != self.key else ""
        self._looked_for = self.key
        if self.typing:
            return
        if draft and draft != text:
            self._begin()
            self._field.set_text(draft)
            editor = self._field.editor()
            if isinstance(editor, QPlainTextEdit):
                editor.moveCursor(QTextCursor.MoveOperation.End)  # where the person stopped
            self._field.say(self._field.tr("This was being typed. It is kept when you leave the field."))
        elif self._field.text() != text:
            self._field.set_text(text)

    def clear(self) -> None:
        """Empties the field: what was typed has become part of a record."""
        self._end()
        self._field.set_text("")
        self._field.clear_problem()

    def leave(self) -> None:
        """The page goes: hands over what is typed."""
        self._field.leave()
        if self.typing and self._left is not None:
            self._on_left(self._field.text())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYING:
            self.leave()
        return False

    def _edited(self) -> None:
        self._begin()

    def _begin(self) -> None:
        if not self.typing and self._record_id:
            self._table.hold(self._record_id)
        self.typing = True

    def _end(self) -> None:
        if self.typing and self._record_id:
            self._table.let_go(self._record_id)
        self.typing = False

    def _on_left(self, text: str) -> None:
        if self._left is None:
            self._table.draft(self.key, text)
            self.typing = bool(text)
            return
        self._end()
        self._field.say("")
        self._left(text)


def drafted_words(field: LineField | WordsField, table: Table, kind: str, record_id: str, name: str) -> Drafted:
    """The field `name` of a record: left, its text is written there; a refusal is shown at the field."""
    key = f"{kind}/{record_id}/{name}"

    def refused(error: CoachDeskError) -> None:
        field.show_problem(error.sentence)

    def keep(text: str) -> None:
        field.clear_problem()
        table.write(record_id, lambda desk, opened: desk.amend(opened, **{name: text}), draft=key, failed=refused)

    return Drafted(field, table, key, keep, record_id)

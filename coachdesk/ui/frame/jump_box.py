"""The jump box (Ctrl+K): type a few letters, see families, people and words found, go there with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coachdesk.ui.deeds import Deeds
from coachdesk.ui.frame.jump_hits import JumpHit
from coachdesk.ui.router import Place
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.labels import SafeLabel

Find = Callable[[str], Sequence[JumpHit]]

_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_LONGEST = 200


class JumpBox(QFrame):
    """Lies over the pages while open. `chosen` carries the Place to go to."""

    chosen = Signal(object)

    def __init__(self, find: Find, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._find, self._deeds, self._over = find, deeds, parent
        self._before: QWidget | None = None
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Find"))
        self._typed = QLineEdit(self)
        self._typed.setMaxLength(_LONGEST)
        self._typed.setAccessibleName(self.tr("Find a family, a person or a word"))
        self._typed.setPlaceholderText(self.tr("Find a family, a person or a word"))
        self._typed.textChanged.connect(self._search)
        self._typed.installEventFilter(self)
        self._found = QListWidget(self)
        self._found.setAccessibleName(self.tr("Found"))
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.setWordWrap(True)
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.itemClicked.connect(self._take)
        self._says = SafeLabel("", tone="muted", level="small", parent=self)
        column = QVBoxLayout(self)
        spaced(column, 0.7, 0.5)
        for part in (self._typed, self._found, self._says):
            column.addWidget(part)
        self.hide()

    def ask(self) -> None:
        """Opens it with an empty field."""
        self._before = QApplication.focusWidget()
        self._typed.clear()
        self._show([])
        self.fit()
        self.show()
        self.raise_()
        self._typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Closes it and gives the keyboard back; what was typed is forgotten."""
        if self.isHidden():
            return
        self.hide()
        self._typed.clear()
        self._found.clear()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    def fit(self) -> None:
        """Lies at the top in the middle, as wide and as high as there is room for."""
        around = self._over.rect()
        width = min(em(40), around.width() - em(1))
        height = min(em(26), around.height() - em(1))
        self.setGeometry((around.width() - width) // 2, em(0.5), width, height)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._keeps_focus():
            self._before = None
            self.close_box()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._found.currentItem())
        elif key in _MOVES:
            QApplication.sendEvent(self._found, event)
            self._announce_current()
        elif key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return False
        return True

    def _search(self, typed: str) -> None:
        words = typed.strip()
        if not words:
            self._show([])
            return
        self._deeds.read(lambda: self._find(words), self._show, key=(id(self), "jump"), owner=self)

    def _show(self, hits: Sequence[JumpHit]) -> None:
        self._found.clear()
        for hit in hits:
            item = QListWidgetItem(self._words(hit))
            item.setData(Qt.ItemDataRole.UserRole, hit.place)
            self._found.addItem(item)
        if hits:
            self._found.setCurrentRow(0)
        self._says.set_words(self._sentence(len(hits)))
        announce(self._typed, self._says.words())

    def _words(self, hit: JumpHit) -> str:
        parts = [isolated(hit.title), hit.kind, isolated(hit.family) if hit.family != hit.title else ""]
        return " · ".join(part for part in parts if part)

    def _sentence(self, count: int) -> str:
        if not self._typed.text().strip():
            return self.tr("Names, other names, addresses and words of plans are searched on this laptop only.")
        if not count:
            return self.tr("Nothing found. Try the start of a name, or how it sounds.")
        return self.tr("%n found. Up and Down to choose, Enter to go there, Escape to close.", "", count)

    def _announce_current(self) -> None:
        item = self._found.currentItem()
        if item is not None:
            announce(self._typed, item.text())

    def _take(self, item: QListWidgetItem | None) -> None:
        place = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(place, Place):
            self.close_box()
            self.chosen.emit(place)

    def _keeps_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is None or focused is self or self.isAncestorOf(focused)

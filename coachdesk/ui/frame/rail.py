"""The rail at the left: Today, Families, Reviews, Sync, Settings: an icon with its word, or alone where narrow."""

from collections.abc import Container
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui.theme import em, spaced, tokens
from coachdesk.ui.theme_sheet import STAFF_HEIGHT
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.buttons import Button

ROW_HEIGHT = 56
"""Least height of a row in pixels."""


@dataclass(frozen=True)
class RailEntry:
    """One row: the page it opens, its icon, its English word."""

    page: str
    icon: str
    word: str


RAIL = (
    RailEntry("today", "today", str(QT_TRANSLATE_NOOP("Rail", "Today"))),
    RailEntry("families", "families", str(QT_TRANSLATE_NOOP("Rail", "Families"))),
    RailEntry("reviews", "reviews", str(QT_TRANSLATE_NOOP("Rail", "Reviews"))),
    RailEntry("sync", "sync", str(QT_TRANSLATE_NOOP("Rail", "Sync"))),
    RailEntry("settings", "settings", str(QT_TRANSLATE_NOOP("Rail", "Settings"))),
)


AWAY = RailEntry("away", "note", str(QT_TRANSLATE_NOOP("Rail", "Write")))
"""In place of most others while families are shut."""


class Rail(QFrame):
    """Emits `chosen(page)`. Rows whose page does not exist are not there."""

    chosen = Signal(str)

    def __init__(self, pages: Container[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setAccessibleName(self.tr("Main pages"))
        entries = tuple(entry for entry in (AWAY, *RAIL) if entry.page in pages)
        self.pages = tuple(entry.page for entry in entries)
        self._lit = ""
        self._rows: dict[str, RailRow] = {}
        column = QVBoxLayout(self)
        spaced(column, (0.4, 0.5, 0.4, 0.5), 0.3)
        for number, entry in enumerate(entries, start=1):
            row = RailRow(entry, number, self)
            row.clicked.connect(lambda _checked=False, page=entry.page: self._choose(page))
            self._rows[entry.page] = row
            column.addWidget(row)
        column.addStretch(1)
        self.setVisible(bool(self._rows))

    def light(self, page: str) -> None:
        """Shows which of the main pages one is in; a page of none lights nothing."""
        self._lit = page
        for name, row in self._rows.items():
            row.setChecked(name == page)

    def count(self, page: str, number: int) -> None:
        """Says beside a row how much waits there; 0 for nothing."""
        row = self._rows.get(page)
        if row is not None:
            row.set_count(number)

    def _choose(self, page: str) -> None:
        self.light(self._lit)  # pressing lights nothing by itself: the page now shown may refuse to be left
        self.chosen.emit(page)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or icons with words."""
        for row in self._rows.values():
            row.set_narrow(narrow)


class RailRow(Button):
    """One row of the rail; its accessible name is its word, whether or not the word is shown."""

    def __init__(self, entry: RailEntry, number: int, parent: QWidget) -> None:
        self._word = QCoreApplication.translate("Rail", entry.word)
        super().__init__(self._word, look="quiet", icon=entry.icon, parent=parent)
        self._caption.centred = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._count, self._narrow = 0, False
        self._shortcut = self.tr("{word}  (Alt+{number})").format(word=self._word, number=number)
        self.setToolTip(self._shortcut)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._caption.centred = narrow
        self._say()

    def set_count(self, count: int) -> None:
        """How much waits there, beside its word; where there is room for the icon alone, under the pointer."""
        if count != self._count:
            self._count = count
            self._say()

    def _say(self) -> None:
        waits = self.tr("%n waiting", "", self._count) if self._count else ""
        self.set_words("" if self._narrow else f"{self._word} ({self._count})" if self._count else self._word)
        self.setAccessibleName(f"{self._word}, {waits}" if waits else self._word)
        self.setToolTip(f"{self._shortcut}\n{waits}" if waits else self._shortcut)

    def sizeHint(self) -> QSize:
        wish = super().sizeHint()
        least = em(3.2) if not self.words() else em(8.5)
        return QSize(max(wish.width(), least), max(wish.height(), ROW_HEIGHT, em(3.2)))

    def minimumSizeHint(self) -> QSize:
        """Lower in a low window, so that all rows stay in sight."""
        return QSize(self.sizeHint().width(), max(STAFF_HEIGHT, em(1.7)))

    def hasHeightForWidth(self) -> bool:
        return False

    def _colours(self) -> tuple[str, str, str]:
        worn = tokens()
        if self.isChecked():
            return worn.accent_soft, worn.accent, worn.text
        hot = self.underMouse() or self.isDown()
        return (worn.hover if hot else ""), "", worn.text
